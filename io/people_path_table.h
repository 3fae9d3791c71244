// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "io/exit_path_table.h"
#include "io/output_table.h"

namespace tongcun {

// Who lives in each area, today and at the end of each year: means of the replicates to tenths, and
// the interval of one; the same under every scenario. `statistics` is of a study with demography.
[[nodiscard]] OutputTable people_path_table(PathStatistics const& statistics, PathEdition edition);

}  // namespace tongcun
