// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/map_line.h"
#include "engine/synthetic/planning_ground.h"

namespace tongcun {

// Moves the inner positions of a road, dense as its cells, up or down the slope so that it climbs
// evenly: each by less than a cell from where it was. The ends stay. O(positions).
void ease_grades(PlanningGround const& ground, MapLine& line);

}  // namespace tongcun
