// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/house_places.h"
#include "engine/region/household_register.h"
#include "engine/region/region_tables.h"
#include "engine/region/villages.h"
#include "engine/types/finding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// The rows of all layers of a register.
struct RegisterRows {
  std::vector<HouseholdRow> households;
  std::vector<PersonRow> persons;
  std::optional<IncomeUnit> income_unit;  // of incomes, where there are any
};

// A row that cannot be used as it is. Holds no value of the row.
struct RegisterProblem {
  std::string rule;
  Severity severity = Severity::warning;
  Treatment treatment = Treatment::quarantined;
  LayerId layer;  // none: the register as a whole
  std::int64_t row = 0;
  std::string field;
  std::vector<std::pair<std::string, std::string>> values;
};

struct BuiltRegister {
  HouseholdRegister people;
  std::vector<RegisterProblem> problems;  // by layer and row
};

// Freezes the rows of a register: households in the order of their villages and codes, persons in
// that of their households, the head first. The same result for any order of rows.
//   V701  a household's code occurs twice: rejected, both rows
//   V401  quarantined: a household of no village of the region, a person of no household
//   V107  quarantined: a household of which neither a number of persons nor a member is known, or
//         with more than kLargestHousehold; noted: a number of zero, where the members count
//   V402  noted: a member who is like two others of the household in all that is recorded, a head
//         or spouse who is like another one; all count
//   V404  noted: the number of persons recorded is not that of the members; members are missing or
//         too many, and the number recorded counts
//   V308, V311  noted: "not applicable" where that cannot be (doubt_not_applicable)
//   V311  noted: water is piped to the house and carried; both cells stay as they are, and no
//         guarantee believes either
//   V314  noted, once: nobody says which year the register describes; V106 judges it as one of
//         after 2020
//   V808  noted: the house lies farther than `house_reach` from its village; its place is then the
//         village's point, at level `village`
//   V916  rejected: some rows say that they are invented and others do not
// A register is invented if every row says so. Deterministic. O(n log n).
[[nodiscard]] BuiltRegister build_register(RegisterRows rows, Villages const& villages,
                                           std::optional<int> year,
                                           Length house_reach = kHouseReach);

}  // namespace tongcun
