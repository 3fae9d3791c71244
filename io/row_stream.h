// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"
#include "io/output_table.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace tongcun {

// A table whose rows are made one at a time while they are written: cells take ten times the memory
// of what they are made from. Geometry is none or point. The functions give the same row for the
// same number each time and outlive nothing that they look at.
struct RowStream {
  OutputTable form;  // name, title, columns, geometry; no rows
  std::size_t first = 0;
  std::size_t rows = 0;
  std::function<std::vector<OutputCell>(std::size_t)> row_of;  // first … first + rows - 1
  std::function<GeoPoint(std::size_t)> point_of;               // where the geometry is point
};

}  // namespace tongcun
