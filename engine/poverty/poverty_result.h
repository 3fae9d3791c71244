// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/area_poverty.h"
#include "engine/poverty/area_warning.h"
#include "engine/poverty/exit_rates.h"
#include "engine/poverty/household_status.h"
#include "engine/poverty/income_account.h"
#include "engine/poverty/measure_index.h"
#include "engine/poverty/poverty_line.h"
#include "engine/poverty/score_households.h"
#include "engine/poverty/status_columns.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tongcun {

// One line, for every area of the region's tree. Without a line the columns are empty.
struct LinePoverty {
  PovertyLine line;  // as the profile or the scenario states it
  ResolvedLine resolved;
  IdVector<AreaId, AreaPoverty> areas;
  IdVector<AreaId, AreaPoverty> without_transfers;  // of those whose transfers are known
};

// WHAT HOUSEHOLDS HAVE by their register, in its year; nothing is simulated. For the office alone.
struct PovertyResult {
  std::optional<int> year;
  std::optional<IncomeUnit> unit;  // none: the register records no incomes
  IncomeAccounts accounts;
  std::vector<LinePoverty> lines;       // in the order of the profile
  std::optional<std::size_t> headline;  // position of the line that summaries tell
  IdVector<AreaId, std::optional<double>> gini;
  // None: the profile has no rules of status.
  std::vector<StatusClass> classes;
  std::optional<HouseholdStatuses> statuses;
  std::optional<VillageStatuses> villages;
  std::vector<VisitEntry> visits;     // by village, the most urgent first
  std::vector<StatusColumn> columns;  // breakdowns of all households
  // In the order of the profile, then of the scenario.
  std::vector<AreaWarning> warnings;
  std::vector<MeasuredIndex> indices;
  std::vector<ScoredCard> score_cards;
  std::optional<CountyExit> county_exit;  // none: no sample was stated
};

}  // namespace tongcun
