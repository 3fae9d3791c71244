// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/relocation_office_tables.h"

namespace tongcun {

// Staying and moving side by side, one row a village and horizon (compare_in_place); no rows
// without measures. A head: of all of the village, of those who stay, of those who move; rounded
// down.
[[nodiscard]] OutputTable relocation_alternatives_table(RelocationOffice const& office);

}  // namespace tongcun
