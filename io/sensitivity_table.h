// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/scenario/profile.h"
#include "io/exit_path_table.h"
#include "io/output_table.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// poverty_sensitivity: one row a number that the simulation rests on, what it is, what it was
// varied to, and how far the headcount of all villages moves in the last year; the widest first.
// `statistics` has it.
[[nodiscard]] OutputTable sensitivity_table(PathStatistics const& statistics,
                                            Profile const& profile, PathEdition edition);

// The same for summaries.
[[nodiscard]] nlohmann::ordered_json sensitivity_json(PathStatistics const& statistics,
                                                      ProfileTerms const& terms);

}  // namespace tongcun
