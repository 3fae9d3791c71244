// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/compare_runs.h"

#include <string>

namespace tongcun {

// What a meeting looks at: the runs, what was asked otherwise, the numbers that differ, persons
// below the line in the last year, how many cells, villages and households differ.
[[nodiscard]] std::string comparison_text(RunComparison const& comparison, Language language);

}  // namespace tongcun
