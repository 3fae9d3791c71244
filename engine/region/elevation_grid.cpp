// SPDX-License-Identifier: Apache-2.0
#include "engine/region/elevation_grid.h"

#include <algorithm>
#include <cstddef>

namespace tongcun {

std::optional<double> ElevationGrid::height_mm(GeoPoint point) const {
  std::int64_t const dx = std::int64_t{point.lon} - lattice_origin.lon;
  std::int64_t const dy = std::int64_t{point.lat} - lattice_origin.lat;
  if (dx < 0 || dy < 0) {
    return std::nullopt;
  }
  std::int64_t const i = dx / lattice_step;
  std::int64_t const j = dy / lattice_step;
  if (i + 1 >= lattice_columns || j + 1 >= lattice_rows) {
    return std::nullopt;
  }
  double const u = static_cast<double>(dx - i * lattice_step) / lattice_step;
  double const v = static_cast<double>(dy - j * lattice_step) / lattice_step;
  auto const node = [&](std::int64_t a, std::int64_t b) -> GridPosition const& {
    return lattice[static_cast<std::size_t>(b * lattice_columns + a)];
  };
  auto const blend = [&](std::int64_t GridPosition::*part) {
    double const south = static_cast<double>(node(i, j).*part) * (1.0 - u) +
                         static_cast<double>(node(i + 1, j).*part) * u;
    double const north = static_cast<double>(node(i, j + 1).*part) * (1.0 - u) +
                         static_cast<double>(node(i + 1, j + 1).*part) * u;
    return (south * (1.0 - v) + north * v) / kSubcells;
  };
  double const column = blend(&GridPosition::column);
  double const row = blend(&GridPosition::row);
  if (column < 0.0 || row < 0.0 || column > columns - 1 || row > rows - 1) {
    return std::nullopt;
  }
  auto const c0 = static_cast<std::int64_t>(column);
  auto const r0 = static_cast<std::int64_t>(row);
  std::int64_t const c1 = std::min<std::int64_t>(c0 + 1, columns - 1);
  std::int64_t const r1 = std::min<std::int64_t>(r0 + 1, rows - 1);
  auto const height = [&](std::int64_t c, std::int64_t r) {
    return heights[static_cast<std::size_t>(r * columns + c)];
  };
  std::int32_t const h00 = height(c0, r0);
  std::int32_t const h10 = height(c1, r0);
  std::int32_t const h01 = height(c0, r1);
  std::int32_t const h11 = height(c1, r1);
  if (h00 == kNoData || h10 == kNoData || h01 == kNoData || h11 == kNoData) {
    return std::nullopt;
  }
  double const x = column - static_cast<double>(c0);
  double const y = row - static_cast<double>(r0);
  double const top = h00 * (1.0 - x) + h10 * x;
  double const bottom = h01 * (1.0 - x) + h11 * x;
  return top * (1.0 - y) + bottom * y;
}

}  // namespace tongcun
