// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/run/random_stream.h"
#include "engine/types/geo_point.h"

namespace tongcun {

// Houses of a hamlet stand at most this far from its point; hamlets are at least 350 m apart [A].
constexpr double kHamletRadiusMetres = 160.0;

// A place of a house: within kHamletRadiusMetres of the hamlet and inside the village, all places
// equally likely; the hamlet's own point if a hundred draws miss.
[[nodiscard]] GeoPoint place_house(GeoPoint hamlet, MultiPolygon const& village,
                                   RandomStream& random);

}  // namespace tongcun
