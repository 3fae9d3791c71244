// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/rule_book.h"
#include "engine/types/finding.h"
#include "engine/types/text.h"

#include <string>
#include <vector>

namespace tongcun {

// One check of a register of households: for whoever passes the condition, the record contradicts
// itself or the rules of its period. That is a ground to look again, never to add or remove anyone.
struct RegisterCheck {
  std::string rule;  // of the rule catalogue: "V307"
  Text name;
  ConditionId condition;
  Severity severity = Severity::warning;
  std::string source;
  std::string mark;
};

// What a profile checks a register for: rules over the facts of check_fields, never code. A check
// whose rules are all of other years judges nothing.
struct CheckRules {
  RuleBook book;
  std::vector<RegisterCheck> checks;  // in the order of the profile
};

// The facts that checks may ask for: those of status (status_fields), and
//   house_treated                         as recorded
//   exit_before_entry                     the year of exit from it lies before that of entry
//   amount_in_other_unit                  than those of the other households (find_unit_mix.h)
//   exit_in_year_of_entry                 both are the same year
//   entry_after_register                  entered after the year that the register describes
//   business_without_cost                 income from business and no cost of it
//   wage (money)                          of the household
//   years_off_stage (count)               the most years by which the age of a member lies outside
//                                         the usual ages of its grade, or below those of the stage
//                                         that it has completed; within bounds where something of a
//                                         member is not recorded
//   alike_incomes (count)                 households of the village with exactly this income a
//                                         person, this one among them; zero counts as no income
[[nodiscard]] Fields check_fields(Fields status_fields);

}  // namespace tongcun
