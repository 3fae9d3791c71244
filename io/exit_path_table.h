// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "io/output_table.h"

#include <cstdint>

namespace tongcun {

// The public edition, or that of the office, whose rows say so.
enum class PathEdition : std::uint8_t { open, internal };

// Villages that pass their exit by scenario of a study and year; `statistics` has them.
[[nodiscard]] OutputTable exit_path_table(PathStatistics const& statistics, PathEdition edition);

}  // namespace tongcun
