// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/elevation_grid.h"
#include "engine/types/geo_point.h"
#include "engine/types/quantity.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Walking speed on a path in km/h at slope s = rise / horizontal length, signed in the walking
// direction: 6 exp(-3.5 |s + 0.05|). Largest (6) at s = -0.05; 5.037 on the flat.
// Source: Tobler 1993; domain reference 2.12.1 (horizontal length is used, a 0.5 % difference at
// 10 % slope). Same bits on every processor.
[[nodiscard]] double tobler_speed_kmh(double slope);

struct WalkOptions {
  double off_road_factor = 0.6;  // of the speed on a path [V domain reference 2.12.1]
  double calibration = 1.0;      // times all walking times; reported / modelled [V 2.5]
  // Slopes are taken over steps of at least this length (and at least one cell). Shorter steps
  // measure the raster, not the way: on one district walks on a 30 m raster were 2.9 % longer than
  // on a 90 m raster with steps of a cell, 0.7 % with 200 m [A].
  Length slope_step = metres(200);
  double steepest_slope = 1.0;  // slopes are cut here: DEM cliffs are no stairs [A]
};

// Walking time along a line as a function of the way gone, both directions.
//
// Slope is taken over steps of WalkOptions::slope_step, at least one cell of the elevation grid
// (the last step takes the rest); on a line shorter than a cell the rise counts as if it took the
// whole cell, so that cell noise does not turn into hills. Steps without height at either end count
// as flat. The time of a part is the difference of two values of one function, so cutting the line
// changes no sum.
class WalkProfile {
 public:
  // line: at least two points; steps measured from its first point. elevation may be null: flat.
  WalkProfile(std::span<GeoPoint const> line, ElevationGrid const* elevation,
              WalkOptions const& options);

  [[nodiscard]] Length length() const { return length_; }
  // Time from the start of the line to `position` (0 … length), in walking direction start → end.
  [[nodiscard]] Duration forward(Length position) const;
  // The same stretch walked the other way.
  [[nodiscard]] Duration backward(Length position) const;

  // Mean absolute grade in permille; 0 when flat or unknown.
  [[nodiscard]] std::int64_t grade_permille() const;
  [[nodiscard]] std::int32_t steps() const { return static_cast<std::int32_t>(steps_.size()); }
  [[nodiscard]] std::int32_t steps_without_height() const { return without_height_; }
  [[nodiscard]] std::int32_t steps_cut() const { return cut_; }

 private:
  struct Step {
    double end_mm;      // along the line
    double forward_ms;  // cumulative at the end of the step
    double backward_ms;
  };
  [[nodiscard]] double at(Length position, double Step::*cumulative) const;

  Length length_;
  std::vector<Step> steps_;
  double climb_mm_ = 0.0;  // sum of absolute height differences
  std::int32_t without_height_ = 0;
  std::int32_t cut_ = 0;
};

struct WalkTimes {
  Duration there;
  Duration back;
};

// Off-road walk along the straight line between two places, both directions, at the off-road
// factor. Elevation may be null: flat.
[[nodiscard]] WalkTimes off_road_walk(GeoPoint from, GeoPoint to, ElevationGrid const* elevation,
                                      WalkOptions const& options);

}  // namespace tongcun
