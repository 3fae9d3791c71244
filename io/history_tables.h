// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/history/register_history.h"
#include "engine/poverty/poverty_result.h"
#include "engine/region/villages.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"

#include <vector>

namespace tongcun {

// What the office has of a register and an earlier one. `poverty` null: nothing was computed.
struct HistoryOffice {
  Restricted<RegisterHistory> const& history;
  Restricted<HouseholdResults> const& households;
  Restricted<PovertyResult> const* poverty = nullptr;
  Villages const& villages;
  Profile const& profile;
};

// For restricted/internal:
//   register_changes      by area: rows in both registers, moves, events of the record and of
//                         monitoring, reasons to look again
//   register_transitions  by area: declared states of then and of now, households and persons
//   register_fields       what became of each field in households that both registers have
//   village_succession    what earlier villages became, and where their households are
[[nodiscard]] std::vector<OutputTable> history_tables(HistoryOffice const& office);

// kRevisitFile: one row a household with a reason to look again: where it was
// and is, declared states of then and now, the class computed beside them, incomes, and the
// reasons. A ground for a visit, never for adding or removing anyone.
inline constexpr char const* kRevisitFile = "restricted/households/revisit.csv";
[[nodiscard]] HouseholdList revisit_list(HistoryOffice const& office, Language language);

}  // namespace tongcun
