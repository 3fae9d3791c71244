// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace tongcun {

// Columns of published tables that say what a row is about beside where: of which guarantee, line,
// class, year, mode … All others measure something, name a place or explain.
inline constexpr std::array<std::string_view, 27> kSubjectColumns{"guarantee",
                                                                  "family",
                                                                  "poverty_line",
                                                                  "transfers",
                                                                  "status_breakdown",
                                                                  "status_part",
                                                                  "poverty_warning",
                                                                  "score_card",
                                                                  "score_band",
                                                                  "deprivation_index",
                                                                  "deprivation_indicator",
                                                                  "study_scenario",
                                                                  "scenario",
                                                                  "year",
                                                                  "path_year",
                                                                  "from_year",
                                                                  "monitoring_class",
                                                                  "fund_year",
                                                                  "phase",
                                                                  "resettlement_mode",
                                                                  "service",
                                                                  "mode",
                                                                  "reading",
                                                                  "season",
                                                                  "missing_kind",
                                                                  "missing_subject",
                                                                  "plan_number"};

[[nodiscard]] constexpr bool is_subject_column(std::string_view key) {
  return std::ranges::find(kSubjectColumns, key) != kSubjectColumns.end();
}

}  // namespace tongcun
