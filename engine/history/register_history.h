// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/village_crosswalk.h"
#include "engine/region/area_tree.h"
#include "engine/region/household_register.h"
#include "engine/region/villages.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Where a household stood in the register of poor households at one time, as declared.
enum class RecordState : std::uint8_t {
  absent,          // no row
  not_registered,  // a row of a household that is not in the register of poor households
  active,
  exited,
  relapsed,
  new_poor,
  cancelled,
  wrong_entry,
  duplicate,
  added_later,
  not_recorded,
};
inline constexpr std::array<std::string_view, 11> kRecordStateNames{
    "absent",    "not_registered", "active",    "exited",      "relapsed",    "new_poor",
    "cancelled", "wrong_entry",    "duplicate", "added_later", "not_recorded"};

// Where it stood in monitoring, as declared.
enum class MonitorState : std::uint8_t {
  absent,
  none,
  unstable,
  marginal,
  sudden,
  monitored,
  cleared,  // of whatever class; the risk is cleared
  not_recorded,
};
inline constexpr std::array<std::string_view, 8> kMonitorStateNames{
    "absent", "none", "unstable", "marginal", "sudden", "monitored", "cleared", "not_recorded"};

// Whether both registers have a row of the household.
enum class Presence : std::uint8_t {
  both,
  came,
  gone,
  kept_apart_before,  // the earlier register has a row that could not be used
  kept_apart_now,     // the present one has
};
inline constexpr std::array<std::string_view, 5> kPresenceNames{
    "both", "came", "gone", "kept_apart_before", "kept_apart_now"};

enum class Move : std::uint8_t {
  no,           // its village of now is the earlier one, or what became of it
  yes,          // it is another
  unknown,      // nobody says what became of the earlier one
  not_in_both,  // of registers
};
inline constexpr std::array<std::string_view, 4> kMoveNames{"stays", "moved", "unknown",
                                                            "not_in_both"};

// What the two states of the record make together (domain reference 1.3, V601).
enum class RecordEvent : std::uint8_t {
  none,              // the same, or one of the usual next states
  entry,             // registered since the earlier register, by its own year
  new_poor,          // 新致贫
  added_later,       // 补录
  exit,              // 脱贫
  entered_and_left,  // registered and exited since
  relapse,           // 返贫: exited then, relapsed now
  cancelled,         // 注销
  wrong_entry,       // 错评
  duplicate,         // 重登
  unexplained,       // no event leads from the one to the other
  not_recorded,      // one of the two is not recorded
};
inline constexpr std::array<std::string_view, 12> kRecordEventNames{
    "none",    "entry",     "new_poor",    "added_later", "exit",        "entered_and_left",
    "relapse", "cancelled", "wrong_entry", "duplicate",   "unexplained", "not_recorded"};

enum class MonitorEvent : std::uint8_t {
  none,
  identified,    // monitored now, not then
  cleared,       // the risk is cleared since
  reclassified,  // another class
  returned,      // a risk that was cleared stands again
  dropped,       // monitored then, not now, and nobody says that the risk is cleared
  not_recorded,
};
inline constexpr std::array<std::string_view, 7> kMonitorEventNames{
    "none", "identified", "cleared", "reclassified", "returned", "dropped", "not_recorded"};

// Why somebody should look at a household again. A ground for a visit, never for adding or removing
// anyone.
enum class RevisitReason : std::uint8_t {
  relapse,
  record_unexplained,
  struck_off,        // cancelled, wrong entry or duplicate since
  gone,              // no row now, and no event that explains it
  moved,             // lives in another village
  split,             // made of members of another household
  split_poor_alone,  // below the line alone, not below it together
  risk_returned,
  monitoring_dropped,
  exited_below_line,  // exited by the record, with an income below the line of this year
  income_jump,        // a person's income changed by more than kIncomeJump times without an event
  past_rewritten,     // a year of entry, exit or relapse is another one than it was
};
inline constexpr std::array<std::string_view, 12> kRevisitReasonNames{"relapse",
                                                                      "record_unexplained",
                                                                      "struck_off",
                                                                      "gone",
                                                                      "moved",
                                                                      "split",
                                                                      "split_poor_alone",
                                                                      "risk_returned",
                                                                      "monitoring_dropped",
                                                                      "exited_below_line",
                                                                      "income_jump",
                                                                      "past_rewritten"};
constexpr std::int64_t kIncomeJump = 3;  // domain reference 3.12, V603 *

// One household of either register. Ids of the two registers do not mix.
struct HouseholdChange {
  HouseholdId before;  // in the earlier register; none: not in it
  HouseholdId now;
  AreaId area;  // the smallest area of now that it surely is, or was, in
  Presence presence = Presence::both;
  Move move = Move::not_in_both;
  RecordState record_before = RecordState::absent;
  RecordState record_now = RecordState::absent;
  MonitorState monitor_before = MonitorState::absent;
  MonitorState monitor_now = MonitorState::absent;
  RecordEvent record = RecordEvent::none;
  MonitorEvent monitor = MonitorEvent::none;
  HouseholdId split_from;  // of the present register; none: no sign of it
  std::int32_t changed_fields = 0;
  KindSet<RevisitReason> reasons;
};

// What became of a field in the households that both registers have.
struct FieldChanges {
  std::string_view field;
  std::int64_t same = 0;
  std::int64_t changed = 0;  // both say something, and not the same; "not applicable" is said too
  std::int64_t learned = 0;  // not recorded then, recorded now
  std::int64_t lost = 0;
  std::int64_t never = 0;  // recorded neither then nor now
  friend bool operator==(FieldChanges const&, FieldChanges const&) = default;
};

// What an earlier village became, and where its households are. Households that are not in the
// present register have no stated village: those of a split are spread by its shares, and counted
// apart.
struct VillageSuccession {
  VillageId before;
  VillageId now;
  std::optional<std::int64_t> share;    // of the village's households, millionths; none: not known
  std::int64_t stated = 0;              // that the present register has in it
  std::optional<std::int64_t> imputed;  // of those it has not; none: no shares
};

// The villages of an earlier register: those of today, those of the crosswalk and those that its
// rows name, by code.
struct EarlierVillages {
  Villages villages;
  // What they became, among the villages of today, by village; empty: nobody says.
  IdVector<VillageId, std::vector<std::pair<VillageId, std::optional<std::int64_t>>>> successors;
  std::vector<std::string> late;     // codes that were changed before the earlier register already
  std::vector<std::string> nowhere;  // codes that lead to no village of today
};

// WHAT BECAME OF A REGISTER (回头看): the earlier one against the present one. For the office
// alone.
struct RegisterHistory {
  int year_before = 0;
  int year_now = 0;
  HouseholdRegister before;
  EarlierVillages villages;
  AreaTree areas;                        // of today
  std::vector<HouseholdChange> changes;  // by present id, then those that are gone by earlier id
  std::vector<FieldChanges> fields;
  std::vector<VillageSuccession> successions;  // of villages that changed; by earlier, then present
};

}  // namespace tongcun
