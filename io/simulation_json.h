// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/scenario/profile.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// Adds years ahead to the "poverty" of summary.json: "ahead" with lines, each scenario of the study
// by year with its difference to the baseline under the same fates, every parameter with its
// source, and what is not simulated; and where today's headcount is by the same line, the years of
// the baseline after it. Shares of one, of all
// villages; of a real register whose numbers are suppressed null.
void add_simulation(nlohmann::ordered_json& poverty, PathStatistics const& statistics,
                    Profile const& profile);

// Every number that a study rests on, set or not, with its source: for summaries and for the record
// of a run.
[[nodiscard]] nlohmann::ordered_json simulation_parameters_json(PathTerms const& terms,
                                                                Profile const& profile);

}  // namespace tongcun
