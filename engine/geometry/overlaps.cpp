// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/overlaps.h"

#include "engine/geometry/geos_geometry.h"
#include "engine/geometry/metric.h"

#include <geos_c.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>

namespace tongcun {

std::vector<AreaOverlap> overlaps(std::span<MultiPolygon const> areas, double least_square_metres) {
  Geos const geos;
  struct Entry {
    std::size_t position;
    GeoBox box;
    Geos::Geometry geometry;
  };
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!areas[i].empty()) {
      entries.push_back({i, box_of(areas[i]), geos.make(areas[i])});
    }
  }
  std::ranges::sort(entries, {},
                    [](Entry const& entry) { return std::pair(entry.box.west, entry.position); });
  // From west to east: an area is compared with those that begin before it has ended.
  std::vector<AreaOverlap> found;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Entry const& a = entries[i];
    for (std::size_t j = i + 1; j < entries.size() && entries[j].box.west <= a.box.east; ++j) {
      Entry const& b = entries[j];
      if (b.box.south > a.box.north || a.box.south > b.box.north) {
        continue;
      }
      Geos::Geometry const common =
          geos.own(GEOSIntersection_r(geos.handle(), a.geometry.get(), b.geometry.get()));
      if (common == nullptr) {
        throw std::bad_alloc();  // valid areas have an intersection
      }
      LocalScale const scale =
          scale_at(static_cast<std::int32_t>((std::int64_t{a.box.south} + a.box.north) / 2));
      double const square_metres =
          geos.area_of(common.get()) * scale.east * scale.north / 1'000'000.0;
      if (square_metres > least_square_metres) {
        found.push_back(
            {std::min(a.position, b.position), std::max(a.position, b.position), square_metres});
      }
    }
  }
  std::ranges::sort(found, {}, [](AreaOverlap const& overlap) {
    return std::pair(overlap.first, overlap.second);
  });
  return found;
}

}  // namespace tongcun
