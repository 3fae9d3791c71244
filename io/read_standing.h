// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "io/read_register_rows.h"
#include "io/row_cells.h"

namespace tongcun {

// The standing of the household in the current row; money in the minor units of `reading`. Names of
// tied groups become pseudonyms as codes do, unless the row is invented; codes of sites stay.
[[nodiscard]] StandingRow read_standing(RowCells& cells, RegisterReading const& reading,
                                        bool is_invented);

}  // namespace tongcun
