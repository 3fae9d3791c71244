// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "io/row_cells.h"

#include <optional>

namespace tongcun {

// The change of a village in the current row; none, and kept apart (V101), without both codes and a
// date. A date may be a day, a month or a year.
[[nodiscard]] std::optional<CrosswalkRow> read_crosswalk_row(RowCells& cells);

}  // namespace tongcun
