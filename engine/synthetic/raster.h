// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace tongcun {

// Square cells in rows, row 0 in the north, column 0 in the west; a cell's number is
// row * columns + column. Positions are counted in cells: (0, 0) is the centre of the first cell.
struct Raster {
  std::int32_t columns = 0;
  std::int32_t rows = 0;
  double cell_metres = 0.0;

  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  }
  [[nodiscard]] bool holds(std::int32_t column, std::int32_t row) const {
    return column >= 0 && row >= 0 && column < columns && row < rows;
  }
  [[nodiscard]] std::uint32_t cell(std::int32_t column, std::int32_t row) const {
    return static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(columns) +
           static_cast<std::uint32_t>(column);
  }
  [[nodiscard]] std::int32_t column_of(std::uint32_t cell) const {
    return static_cast<std::int32_t>(cell % static_cast<std::uint32_t>(columns));
  }
  [[nodiscard]] std::int32_t row_of(std::uint32_t cell) const {
    return static_cast<std::int32_t>(cell / static_cast<std::uint32_t>(columns));
  }
  friend bool operator==(Raster const&, Raster const&) = default;
};

// One step from a cell to one of its neighbours.
struct Step {
  std::int32_t columns;
  std::int32_t rows;
  double length;  // in cells
};

// The eight neighbours, clockwise from the east; i and i ^ 4 are opposite.
constexpr double kDiagonal = 1.41421356237309504880;
constexpr std::array<Step, 8> kSteps{{{1, 0, 1.0},
                                      {1, 1, kDiagonal},
                                      {0, 1, 1.0},
                                      {-1, 1, kDiagonal},
                                      {-1, 0, 1.0},
                                      {-1, -1, kDiagonal},
                                      {0, -1, 1.0},
                                      {1, -1, kDiagonal}}};

// Where a raster lies on the earth: canonical units per cell, both even, so that cell centres and
// corners fall on whole units.
struct MapFrame {
  GeoPoint north_west;  // outer corner of the first cell
  std::int32_t step_lon = 0;
  std::int32_t step_lat = 0;

  // The point at a position (in cells), rounded to canonical units.
  [[nodiscard]] GeoPoint point(double column, double row) const {
    double const lon = (column + 0.5) * step_lon + 0.5;
    double const lat = (row + 0.5) * step_lat + 0.5;
    return {north_west.lon + static_cast<std::int32_t>(std::floor(lon)),
            north_west.lat - static_cast<std::int32_t>(std::floor(lat))};
  }
  friend bool operator==(MapFrame const&, MapFrame const&) = default;
};

}  // namespace tongcun
