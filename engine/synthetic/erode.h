// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/ground_rules.h"
#include "engine/synthetic/raster.h"
#include "engine/synthetic/route_water.h"

#include <vector>

namespace tongcun {

// How fast the ground rises and how steep it may be, per cell.
struct GroundRates {
  std::vector<float> uplift;         // metres a unit of time
  std::vector<float> stream_slope;   // of a stream that drains one square kilometre, at uplift 1
  std::vector<float> holding_slope;  // steepest
};

// The rules on a raster; streams `steepness` times as steep.
[[nodiscard]] GroundRates rates_on(RunSettings const& run, GroundRules const& rules,
                                   Raster const& raster, double steepness);

// One step of `time` units along fixed routes, from the outlets upstream: the ground rises, streams
// cut, slopes give way. Afterwards heights (metres) fall along the routes. O(cells).
void erode(Raster const& raster, WaterRoutes const& routes, GroundRates const& rates, float time,
           std::vector<float>& height);

// Rounds crests and slopes: each cell moves towards the mean of its neighbours, then heights are
// made to fall along the routes again. O(cells).
void creep(RunSettings const& run, Raster const& raster, WaterRoutes const& routes,
           std::vector<float>& height);

}  // namespace tongcun
