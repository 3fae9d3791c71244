// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "io/row_cells.h"
#include "io/row_places.h"

#include <optional>

namespace tongcun {

// The hazard zone of the current row; none, and kept apart, without an area within the extent.
[[nodiscard]] std::optional<HazardRow> read_hazard_row(RowCells& cells, RowPlaces& places);

}  // namespace tongcun
