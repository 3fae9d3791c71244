// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_line.h"
#include "engine/region/household_standing.h"
#include "engine/rules/rule_book.h"
#include "engine/types/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What a class of households or of areas is for (domain reference 2.2, 2.7, 4.3).
enum class StatusFamily : std::uint8_t {
  monitoring,  // 防止返贫致贫对象; the first class that fires is the household's
  earlier,     // the classes of an earlier period, beside those in force
  low_income,  // 低保, 特困, 低保边缘, 刚性支出困难
  visit,       // no class: a ground for a visit all the same
  clearing,    // whether the risk of a monitored household is cleared
  exit,        // 脱贫退出, of 2016 to 2020
};
inline constexpr std::array<std::string_view, 6> kStatusFamilyNames{
    "monitoring", "earlier", "low_income", "visit", "clearing", "exit"};

// One class: whoever passes the condition is in it. `monitor` and `assistance`: the register's own
// words for it, to be compared with what was computed.
struct StatusClass {
  std::string key;
  Text name;
  StatusFamily family = StatusFamily::monitoring;
  FieldLevel about = FieldLevel::household;  // or village
  ConditionId condition;
  std::optional<MonitorClass> monitor;
  std::optional<AssistClass> assistance;
  std::string source;
  std::string mark;
};

// What a profile says of status: rules over the facts of status_fields, never code.
struct StatusRules {
  RuleBook book;
  std::vector<StatusClass> classes;  // in the order of the profile: the more urgent first
};

// Rules of one book of status, at most: which of them passed is one bit each.
constexpr std::size_t kMostStatusRules = 64;

// The facts that rules of status may ask for. Truth values, unless more is said:
//   below_<line>, above_<line>   income a person against each line of the profile; exactly at it
//                                neither is true
//   left_below_<line>            the same of what rigid expense leaves
//   holds_<guarantee>            of each official guarantee of households; not applicable where the
//                                guarantee is
//   guarantee_fails              one of them fails; unknown where one is unknown and none fails
//   formerly_registered          in the register of poor households, whatever became of it
//   remaining_poor               registered and not exited, by the record
//   registered_this_year, exited by the record
//   registered_class, record_status, assist_class, monitor_class, risk_cleared   words, as recorded
//   risk_declared                a risk stands that was recorded: false where the register says
//   that
//                                there is none, or that it is cleared
//   risk_<kind>                  a recorded risk of that kind, cleared or not
//   severe_difficulty            as declared
//   has_labour, has_work         labourers, and labourers at work, above zero
//   income_a_person, rigid_expense_a_person (money), persons, labourers, labourers_employed, pupils
//                                (counts; pupils are members of 6 to 15 at school or taught at
//                                home)
//   house_grade, water_source    words, as recorded
//   mpi_<indicator>              deprived in an indicator of the global index, as recorded
// and of villages:
//   remaining_share (share)      persons of registered households that do not pass the household's
//                                exit, of the village's persons; within bounds where it is unknown
//   village_holds_<guarantee>    of each official guarantee of villages
// What a household says about moving is no fact of status.
[[nodiscard]] Fields status_fields(std::vector<PovertyLine> const& lines,
                                   std::vector<std::string> const& household_guarantees,
                                   std::vector<std::string> const& village_guarantees);

}  // namespace tongcun
