// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/types/geo_point.h"
#include "io/output_table.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// How the shapes of a report are written: corners on a grid, as differences from the corner before.
// Borders that two areas share stay shared, for both come to the same points of the grid.
struct ReportGrid {
  GeoPoint origin;          // of the grid, the south-western corner of all that is drawn
  std::int32_t step = 100;  // canonical units of 1e-7 degree
  [[nodiscard]] std::int64_t metres() const;  // of a step, at most; rounded up
};

// The grid of tables: 1.1 m for up to 400,000 corners, 5.6 m for up to 1,500,000, else 22 m.
[[nodiscard]] ReportGrid report_grid_of(std::vector<OutputTable const*> const& tables);

struct DrawnCorners {
  std::int64_t read = 0;
  std::int64_t drawn = 0;
};

// Appends the shapes of a table's rows as a JSON array: a point [x,y]; a line [x,y,dx,dy,…]; an
// area
// [[ring,…],…] with rings like lines that are not closed again; null where nothing is left. From
// lines, corners nearer than a step to the line through those beside them are left out (Douglas and
// Peucker 1973). O(corners log corners) as a rule.
DrawnCorners append_shapes(OutputTable const& table, ReportGrid const& grid, std::string& json);

// Corners of a line that are kept, ascending; always the ends.
[[nodiscard]] std::vector<std::size_t> kept_corners(std::vector<GeoPoint> const& corners,
                                                    std::int32_t tolerance);

}  // namespace tongcun
