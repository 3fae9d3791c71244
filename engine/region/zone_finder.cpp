// SPDX-License-Identifier: Apache-2.0
#include "engine/region/zone_finder.h"

namespace tongcun {

ZoneFinder::ZoneFinder(HazardZones const& zones) : zones_(zones) {
  for (HazardId const zone : zones.code.ids()) {
    boxes_.push_back(box_of(zones.area[zone]));
  }
}

std::optional<HazardId> ZoneFinder::over(GeoPoint point) const {
  auto const level = [&](HazardId zone) { return zones_.level[zone].value_or(HazardLevel::high); };
  std::optional<HazardId> worst;
  for (HazardId const zone : zones_.code.ids()) {
    bool const is_worse = !worst || level(zone) > level(*worst);
    if (is_worse && boxes_[zone].contains(point) && covers(zones_.area[zone], point)) {
      worst = zone;
    }
  }
  return worst;
}

}  // namespace tongcun
