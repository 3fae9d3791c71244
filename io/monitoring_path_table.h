// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/poverty/status_rules.h"
#include "io/exit_path_table.h"
#include "io/output_table.h"

#include <string>

namespace tongcun {

// The class that is told at a position of PathTerms::classes: its key, or "unknown" for the last
// one, of whom the rules cannot tell.
[[nodiscard]] std::string monitoring_class_key(PathTerms const& terms, StatusRules const& rules,
                                               std::size_t one);

// Households in each class of monitoring by area, scenario of a study and year: today's number,
// then means of the replicates to tenths and the interval of one. `statistics` tells classes.
[[nodiscard]] OutputTable monitoring_path_table(PathStatistics const& statistics,
                                                StatusRules const& rules, PathEdition edition);

}  // namespace tongcun
