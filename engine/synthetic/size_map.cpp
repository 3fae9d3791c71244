// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/size_map.h"

#include "engine/geometry/metric.h"
#include "engine/synthetic/raise_terrain.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kSquareMetresPerHectare = 10000.0;
constexpr double kAspect = 1.12;         // width over height
constexpr double kOutlineRoom = 1.22;    // the uneven outline does not fill its box
constexpr double kMarginVillages = 1.6;  // rows of villages around
constexpr double kFinestMetres = 30.0;
constexpr double kCellsAt300 = 2.5e6;  // grows with the power 3/8 of the number of villages

std::int32_t whole_blocks(double cells) {
  auto const blocks = static_cast<std::int32_t>(std::floor(cells / kCoarsening)) + 1;
  return blocks * kCoarsening;
}

// Canonical units of a cell, even.
std::int32_t even_units(double metres, double millimetres_per_unit) {
  return 2 * static_cast<std::int32_t>(std::floor(metres * 500.0 / millimetres_per_unit + 0.5));
}

}  // namespace

MapSize size_map(CountyParameters const& parameters) {
  double const village = parameters.hectares_per_village * kSquareMetresPerHectare;
  double const side = std::sqrt(kOutlineRoom * village * parameters.villages) +
                      kMarginVillages * std::sqrt(village);
  double const growth = std::sqrt(std::sqrt(std::max(1.0, parameters.villages / 300.0)));
  double const most_cells = kCellsAt300 * growth * std::sqrt(growth);
  double const cell = std::max(kFinestMetres, side / std::sqrt(most_cells));

  LocalScale const scale = scale_at(parameters.centre.lat);
  MapSize size;
  size.frame.step_lon = even_units(cell, scale.east);
  size.frame.step_lat = even_units(cell, scale.north);
  size.raster.cell_metres = size.frame.step_lat * scale.north / 1000.0;
  double const aspect = std::sqrt(kAspect);
  size.raster.columns = whole_blocks(side * aspect / size.raster.cell_metres);
  size.raster.rows = whole_blocks(side / aspect / size.raster.cell_metres);
  size.frame.north_west = {parameters.centre.lon - size.raster.columns / 2 * size.frame.step_lon,
                           parameters.centre.lat + size.raster.rows / 2 * size.frame.step_lat};
  return size;
}

}  // namespace tongcun
