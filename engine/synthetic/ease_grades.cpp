// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/ease_grades.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tongcun {
namespace {

constexpr int kRounds = 4;
constexpr int kHeightPasses = 6;
constexpr double kStepCells = 0.25;  // of one round, at most
constexpr double kReachCells = 0.7;  // of all rounds
constexpr double kLeastSlope = 0.5;  // metres a cell, below which nothing is to be gained

// Height and slope (metres a cell) between the four cells around a position.
struct Surface {
  double height;
  double east;
  double south;
};

Surface surface_at(PlanningGround const& ground, MapPosition at) {
  Raster const& raster = ground.raster;
  double const column = std::clamp(at.column, 0.0, raster.columns - 1.001);
  double const row = std::clamp(at.row, 0.0, raster.rows - 1.001);
  auto const c = static_cast<std::int32_t>(column);
  auto const r = static_cast<std::int32_t>(row);
  double const u = column - c;
  double const v = row - r;
  auto const height = [&](std::int32_t dc, std::int32_t dr) {
    return static_cast<double>(ground.height[raster.cell(c + dc, r + dr)]);
  };
  double const north_east = height(1, 0) - height(0, 0);
  double const south_east = height(1, 1) - height(0, 1);
  double const north = height(0, 0) + u * north_east;
  double const south = height(0, 1) + u * south_east;
  return {north + v * (south - north), north_east + v * (south_east - north_east), south - north};
}

std::vector<double> evened(std::vector<double> heights) {
  std::vector<double> before;
  for (int pass = 0; pass < kHeightPasses; ++pass) {
    before = heights;
    for (std::size_t i = 1; i + 1 < heights.size(); ++i) {
      heights[i] = 0.25 * (before[i - 1] + before[i + 1]) + 0.5 * before[i];
    }
  }
  return heights;
}

MapPosition limited(MapPosition moved, MapPosition start) {
  double const dx = moved.column - start.column;
  double const dy = moved.row - start.row;
  double const length = std::sqrt(dx * dx + dy * dy);
  if (length <= kReachCells) {
    return moved;
  }
  return {start.column + dx * kReachCells / length, start.row + dy * kReachCells / length};
}

}  // namespace

void ease_grades(PlanningGround const& ground, MapLine& line) {
  if (line.size() < 3) {
    return;
  }
  MapLine const start = line;
  std::vector<Surface> surfaces(line.size());
  std::vector<double> heights(line.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      surfaces[i] = surface_at(ground, line[i]);
      heights[i] = surfaces[i].height;
    }
    std::vector<double> const wanted = evened(heights);
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      Surface const& surface = surfaces[i];
      double const slope = std::sqrt(surface.east * surface.east + surface.south * surface.south);
      if (slope < kLeastSlope) {
        continue;
      }
      double const step = std::clamp((wanted[i] - heights[i]) / slope, -kStepCells, kStepCells);
      line[i].column += step * surface.east / slope;
      line[i].row += step * surface.south / slope;
      line[i] = limited(line[i], start[i]);
    }
    smooth_line(line, LineShape::open, 1);
  }
}

}  // namespace tongcun
