// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/metric.h"
#include "engine/network/walking.h"

#include <cstdio>

// On flat ground one walks 5.037 km/h.
int main() {
  double const speed = tongcun::tobler_speed_kmh(0.0);
  std::printf("tongcun::engine is usable: %.3f km/h on the flat\n", speed);
  return speed > 5.03 && speed < 5.04 ? 0 : 1;
}
