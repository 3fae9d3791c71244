// SPDX-License-Identifier: Apache-2.0
#include "engine/region/shade_relief.h"

#include "engine/geometry/metric.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace tongcun {
namespace {

constexpr double kLightUp = 0.70710678118654752;  // of a ray that is 45° high
constexpr double kLightAside = 0.5;               // west and north, each
constexpr double kLevel = 0.86;                   // brightness of level ground
constexpr double kDarkest = 0.45;                 // colours stay known below it
constexpr int kStep = 4;
constexpr std::int64_t kMostSamples = 2;  // a side, within a cell

// Mean height of a cell of the map in millimetres, from samples no farther apart than the cells of
// the elevation: a map that is much coarser would show its noise.
class MapHeights {
 public:
  MapHeights(ElevationGrid const& elevation, MercatorGrid const& map)
      : elevation_(elevation), map_(map), columns_(map.lon.size()) {
    double const side = map.cell * scale_at(map.lat[map.lat.size() / 2]).east;
    auto const cell = static_cast<double>(std::max<std::int64_t>(1, elevation.cell.count()));
    samples_ = static_cast<int>(std::clamp(static_cast<std::int64_t>(std::ceil(side / cell)),
                                           std::int64_t{1}, kMostSamples));
    heights_.reserve(columns_ * map.lat.size());
    for (std::size_t row = 0; row < map.lat.size(); ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        heights_.push_back(mean(column, row));
      }
    }
  }

  // Of a cell that may lie beside the map.
  [[nodiscard]] std::optional<double> at(std::int64_t column, std::int64_t row) const {
    bool const is_inside = column >= 0 && row >= 0 &&
                           column < static_cast<std::int64_t>(columns_) &&
                           row < static_cast<std::int64_t>(map_.lat.size());
    return is_inside ? heights_[static_cast<std::size_t>(row) * columns_ +
                                static_cast<std::size_t>(column)]
                     : std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<double> mean(std::size_t column, std::size_t row) const {
    double const north_cell =
        map_.cell * scale_at(map_.lat[row]).east / scale_at(map_.lat[row]).north;
    double sum = 0.0;
    int known = 0;
    for (int j = 0; j < samples_; ++j) {
      for (int i = 0; i < samples_; ++i) {
        auto const off = [&](int k) { return (k + 0.5) / samples_ - 0.5; };
        GeoPoint const point{
            map_.lon[column] + static_cast<std::int32_t>(std::floor(off(i) * map_.cell + 0.5)),
            map_.lat[row] + static_cast<std::int32_t>(std::floor(off(j) * north_cell + 0.5))};
        if (std::optional<double> const height = elevation_.height_mm(point)) {
          sum += *height;
          ++known;
        }
      }
    }
    return known > 0 ? std::optional(sum / known) : std::nullopt;
  }

  ElevationGrid const& elevation_;
  MercatorGrid const& map_;
  std::size_t columns_;
  int samples_ = 1;
  std::vector<std::optional<double>> heights_;
};

// Rise to the east and to the north, as a share of the way.
struct Slope {
  double east = 0.0;
  double north = 0.0;
};

Slope slope_at(MapHeights const& heights, std::int64_t column, std::int64_t row, double side) {
  double const middle = heights.at(column, row).value_or(0.0);
  auto const of = [&](std::int64_t right, std::int64_t down) {
    return heights.at(column + right, row + down).value_or(middle);
  };
  double const east =
      (of(1, -1) + 2.0 * of(1, 0) + of(1, 1)) - (of(-1, -1) + 2.0 * of(-1, 0) + of(-1, 1));
  double const north =
      (of(-1, -1) + 2.0 * of(0, -1) + of(1, -1)) - (of(-1, 1) + 2.0 * of(0, 1) + of(1, 1));
  return {east / (8.0 * side), north / (8.0 * side)};
}

std::uint8_t shade_of(Slope slope) {
  double const light = (kLightUp + kLightAside * (slope.east - slope.north)) /
                       std::sqrt(1.0 + slope.east * slope.east + slope.north * slope.north);
  double const brightness =
      light < kLightUp ? kLevel - (kLevel - kDarkest) * (kLightUp - std::max(0.0, light)) / kLightUp
                       : kLevel + (1.0 - kLevel) * (light - kLightUp) / (1.0 - kLightUp);
  auto const steps = static_cast<int>(std::floor(brightness * 255.0 / kStep + 0.5));
  return static_cast<std::uint8_t>(std::clamp(steps * kStep + 1, 1, 255));
}

}  // namespace

std::vector<std::uint8_t> shade_relief(ElevationGrid const& elevation, MercatorGrid const& map) {
  MapHeights const heights(elevation, map);
  std::vector<std::uint8_t> shades;
  shades.reserve(map.lon.size() * map.lat.size());
  for (std::size_t row = 0; row < map.lat.size(); ++row) {
    double const side = map.cell * scale_at(map.lat[row]).east;
    for (std::size_t column = 0; column < map.lon.size(); ++column) {
      auto const x = static_cast<std::int64_t>(column);
      auto const y = static_cast<std::int64_t>(row);
      shades.push_back(heights.at(x, y) ? shade_of(slope_at(heights, x, y, side)) : kUnshaded);
    }
  }
  return shades;
}

}  // namespace tongcun
