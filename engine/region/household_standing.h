// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/resettlement_mode.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What an office's register says about where a household stands. Lists and names are those of the
// domain reference 1.3 and 3.3; the words of files are in io/vocabulary.toml.

enum class YesNo : std::uint8_t { no, yes };
inline constexpr std::array<std::string_view, 2> kYesNoNames{"no", "yes"};

// Class in the register of poor households (贫困户属性) that was kept until 2020.
enum class RegisteredClass : std::uint8_t { none, general, dibao_poor, dibao, tekun };
inline constexpr std::array<std::string_view, 5> kRegisteredClassNames{
    "none", "general", "dibao_poor", "dibao", "tekun"};

// State of the entry in that register (脱贫状态).
enum class RecordStatus : std::uint8_t {
  active,
  exited,
  relapsed,
  new_poor,
  cancelled,
  wrong_entry,
  duplicate,
  added_later
};
inline constexpr std::array<std::string_view, 8> kRecordStatusNames{
    "active",    "exited",      "relapsed",  "new_poor",
    "cancelled", "wrong_entry", "duplicate", "added_later"};

// Social assistance that the household receives (救助类别).
enum class AssistClass : std::uint8_t { none, dibao, tekun, dibao_edge, rigid_expense };
inline constexpr std::array<std::string_view, 5> kAssistClassNames{"none", "dibao", "tekun",
                                                                   "dibao_edge", "rigid_expense"};

// Class of monitoring (监测对象类别): three until 2025, one from 2026 on. `sudden` may have an
// income above any line.
enum class MonitorClass : std::uint8_t { none, unstable, marginal, sudden, monitored };
inline constexpr std::array<std::string_view, 5> kMonitorClassNames{"none", "unstable", "marginal",
                                                                    "sudden", "monitored"};

// Why a monitored household may fall back (风险类型).
enum class RiskKind : std::uint8_t {
  illness,
  disability,
  schooling_cost,
  disaster,
  accident,
  business_failure,
  job_loss,
  no_labour,
  housing,
  water,
  education,
  other
};
inline constexpr std::array<std::string_view, 12> kRiskKindNames{
    "illness",  "disability", "schooling_cost", "disaster", "accident",  "business_failure",
    "job_loss", "no_labour",  "housing",        "water",    "education", "other"};

enum class RiskCleared : std::uint8_t { no, stable, natural };
inline constexpr std::array<std::string_view, 3> kRiskClearedNames{"no", "stable", "natural"};

// Cause of poverty (致贫原因): the twelve of the national system and `other`.
enum class PovertyCause : std::uint8_t {
  illness,
  disability,
  education,
  disaster,
  marriage,
  land,
  water,
  skill,
  capital,
  labour,
  transport,
  motivation,
  other
};
inline constexpr std::array<std::string_view, 13> kPovertyCauseNames{
    "illness", "disability", "education", "disaster",  "marriage",   "land", "water",
    "skill",   "capital",    "labour",    "transport", "motivation", "other"};

// What the household says about moving (搬迁意愿). Relocation is voluntary: "not asked" is not
// "yes", and nothing turns `unwilling` into anything else.
enum class Consent : std::uint8_t { not_asked, willing, conditional, unwilling, signed_up };
inline constexpr std::array<std::string_view, 5> kConsentNames{
    "not_asked", "willing", "conditional", "unwilling", "signed"};

// How soon an offer should be made (紧迫程度); never that anybody must move.
enum class Urgency : std::uint8_t { normal, fairly_urgent, urgent };
inline constexpr std::array<std::string_view, 3> kUrgencyNames{"normal", "fairly_urgent", "urgent"};

// A set of values of an enumeration with at most 32 of them.
template <class Enum>
class KindSet {
 public:
  constexpr void insert(Enum kind) { bits_ |= 1U << static_cast<unsigned>(kind); }
  [[nodiscard]] constexpr bool contains(Enum kind) const {
    return ((bits_ >> static_cast<unsigned>(kind)) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr std::size_t size() const {
    return static_cast<std::size_t>(std::popcount(bits_));
  }
  friend constexpr auto operator<=>(KindSet, KindSet) = default;

 private:
  std::uint32_t bits_ = 0;
};

// Modes of settlement that a household wishes for (意愿安置方式), in no order.
struct ModeWishes {
  KindSet<ResettlementMode> named;
  // It names something that is none of them, to stay or what nobody can read: so that it is not
  // taken for one without wishes.
  bool has_other = false;
  [[nodiscard]] constexpr bool empty() const { return named.empty() && !has_other; }
  friend constexpr auto operator<=>(ModeWishes const&, ModeWishes const&) = default;
};

constexpr std::size_t kMostOtherCauses = 2;  // beside the main one (domain reference 1.3)
constexpr std::size_t kMostSiteWishes = 3;

// Columns beside those of HouseholdTable, resized with it. Money in minor units of the register's
// currency, of the household and its year.
struct HouseholdStanding {
  IdVector<HouseholdId, Stated<RegisteredClass>> registered_class;
  // Of registered households, exited ones included; not applicable to others.
  IdVector<HouseholdId, Stated<RecordStatus>> record_status;
  IdVector<HouseholdId, Stated<std::int32_t>> year_registered;
  IdVector<HouseholdId, Stated<std::int32_t>> year_exited;
  IdVector<HouseholdId, Stated<std::int32_t>> year_relapsed;
  IdVector<HouseholdId, Stated<AssistClass>> assist_class;
  IdVector<HouseholdId, Stated<MonitorClass>> monitor_class;
  IdVector<HouseholdId, Stated<KindSet<RiskKind>>> risk_kinds;  // of monitored households
  IdVector<HouseholdId, Stated<RiskCleared>> risk_cleared;      // likewise
  // Own payments of the year for health, schooling, repair after a disaster or accident.
  IdVector<HouseholdId, Stated<std::int64_t>> rigid_expense;
  IdVector<HouseholdId, Stated<YesNo>> severe_difficulty;  // of basic life, as declared
  IdVector<HouseholdId, Stated<std::int64_t>> last_visit;  // yyyymmdd
  IdVector<HouseholdId, Stated<PovertyCause>> cause_main;  // of registered or monitored ones
  // At most kMostOtherCauses; where there is none the forms leave the cell empty: unknown.
  IdVector<HouseholdId, Stated<KindSet<PovertyCause>>> cause_other;
  IdVector<HouseholdId, Stated<Consent>> consent;
  IdVector<HouseholdId, std::vector<std::string>> site_wishes;  // codes, the dearest first
  IdVector<HouseholdId, ModeWishes> mode_wishes;                // empty = none named or unknown
  IdVector<HouseholdId, Stated<Urgency>> urgency;
  IdVector<HouseholdId, Stated<std::int64_t>> income_wage;
  IdVector<HouseholdId, Stated<std::int64_t>> income_business;
  IdVector<HouseholdId, Stated<std::int64_t>> income_property;
  IdVector<HouseholdId, Stated<std::int64_t>> income_transfer;
  IdVector<HouseholdId, Stated<std::int64_t>> business_cost;
  // wage + business + property + transfer - cost; may be below zero.
  IdVector<HouseholdId, Stated<std::int64_t>> income_net;
  IdVector<HouseholdId, Stated<std::int32_t>> labourers;
  IdVector<HouseholdId, Stated<std::int32_t>> labourers_employed;
  IdVector<HouseholdId, Stated<std::int64_t>> house_area;  // square decimetres; 0 = no house
  IdVector<HouseholdId, std::string>
      tied_group;  // who wants to move together; "" = none or unknown

  void resize(std::size_t rows);  // new rows know nothing
  friend bool operator==(HouseholdStanding const&, HouseholdStanding const&) = default;
};

}  // namespace tongcun
