// SPDX-License-Identifier: Apache-2.0
#include "io/mode_columns.h"

#include "io/enum_names.h"
#include "io/term_column.h"

#include <algorithm>
#include <string>

namespace tongcun {

void add_mode_columns(OutputTable& table) {
  table.columns.push_back(term_column("resettlement_mode", "resettlement_mode"));
  for (char const* key : {"placed_households", "placed_persons"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  for (char const* key : {"mode_of_placed_pct", "mode_of_task_pct"}) {
    table.columns.push_back(term_column(key, key, ColumnType::decimal, 2));
  }
}

void add_mode_cells(ResettlementMode mode, std::optional<HouseholdCount> const& settled,
                    std::optional<std::int64_t> placed, std::optional<std::int64_t> task,
                    std::vector<OutputCell>& row) {
  row.emplace_back(std::string(name_of(mode, kResettlementModeNames)));
  row.push_back(cell_of(households_of(settled)));
  row.push_back(cell_of(settled ? std::optional(settled->persons) : std::nullopt));
  row.push_back(cell_of(mode_share(settled, placed)));
  row.push_back(cell_of(mode_share(settled, task)));
}

std::optional<std::int64_t> mode_share(std::optional<HouseholdCount> const& settled,
                                       std::optional<std::int64_t> base) {
  constexpr std::int64_t kHundredths = 10'000;  // of a per cent in the whole
  if (!settled || !base || *base == 0) {
    return std::nullopt;
  }
  return (2 * settled->households * kHundredths + *base) / (2 * *base);
}

bool are_all_concentrated(RelocationProblem const& problem) {
  return std::ranges::none_of(problem.sites.values(), [](SiteLimits const& site) {
    return site.admits && site.mode != ResettlementMode::concentrated;
  });
}

std::optional<std::int64_t> households_of(std::optional<HouseholdCount> const& count) {
  return count ? std::optional(count->households) : std::nullopt;
}

}  // namespace tongcun
