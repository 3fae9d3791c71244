// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/types/geo_point.h"

#include <vector>

namespace tongcun {

// Gives lines that touch between their vertices a common vertex there, until all contacts are at
// vertices. A new vertex moves a line by less than a centimetre.
void node_lines(RunSettings const& run, std::vector<std::vector<GeoPoint>>& lines);

}  // namespace tongcun
