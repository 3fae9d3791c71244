// SPDX-License-Identifier: Apache-2.0
#include "engine/region/house_places.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/polygon.h"

#include <cstddef>
#include <vector>

namespace tongcun {

bool HousePlaces::is_far(VillageId village, GeoPoint house) {
  MultiPolygon const& area = villages_.area[village];
  if (area.empty()) {
    return distance(villages_.point[village], house) > reach_;
  }
  if (covers(area, house)) {
    return false;
  }
  take_border(village);
  return !border_.nearest(house, static_cast<double>(reach_.count()));
}

void HousePlaces::take_border(VillageId village) {
  if (village_ == village) {
    return;
  }
  std::vector<Segment> border;
  for (Polygon const& polygon : villages_.area[village].polygons) {
    for (Ring const& ring : polygon.rings) {
      for (std::size_t i = 1; i < ring.size(); ++i) {
        border.push_back({ring[i - 1], ring[i]});
      }
    }
  }
  border_ = SegmentIndex(border);
  village_ = village;
}

}  // namespace tongcun
