// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

namespace tongcun {

// Longitude and latitude in degrees.
struct Degrees {
  double lon = 0.0;
  double lat = 0.0;
};

// GCJ-02, the coordinates of Chinese web maps: WGS 84 moved by up to 700 m by a rule that was
// never published. The formula is the one that public software agrees on (github.com/googollee/
// eviltransform and others; ellipsoid of Krasovsky). Comparisons with a map service find it within
// a few metres (3.4 m in the mean, github.com/vistawn/eviltransform_extra). Outside the rectangle
// 72.004 to 137.8347 E, 0.8293 to 55.8271 N nothing is moved. The same bits on every processor.
[[nodiscard]] Degrees gcj02_of_wgs84(Degrees place);

// Likewise of canonical coordinates, to the nearest unit (half a centimetre).
[[nodiscard]] GeoPoint gcj02_of(GeoPoint place);

// The inverse by iteration, to 1e-10 degree (0.01 mm) of the formula.
[[nodiscard]] Degrees wgs84_of_gcj02(Degrees place);

// BD-09 is GCJ-02 moved once more, by about 1 km; both ways, to 1e-10 degree of the formula.
[[nodiscard]] Degrees bd09_of_gcj02(Degrees place);
[[nodiscard]] Degrees gcj02_of_bd09(Degrees place);

}  // namespace tongcun
