// SPDX-License-Identifier: Apache-2.0
#include "io/relief_picture.h"

#include "engine/geometry/mercator_grid.h"
#include "engine/region/shade_relief.h"
#include "io/png_picture.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kFinestSide = 1000;  // cells of the picture's longer side
constexpr double kCoarser = 0.8;            // from one try to the next

// What the map is fitted to.
std::optional<GeoBox> box_of(Region const& region) {
  constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
  constexpr std::int32_t kLeast = std::numeric_limits<std::int32_t>::min();
  GeoBox box{kMost, kMost, kLeast, kLeast};
  auto const add = [&box](GeoPoint point) {
    box = {std::min(box.west, point.lon), std::min(box.south, point.lat),
           std::max(box.east, point.lon), std::max(box.north, point.lat)};
  };
  std::ranges::for_each(region.villages.point.values(), add);
  for (MultiPolygon const& area : region.villages.area.values()) {
    for (Polygon const& polygon : area.polygons) {
      std::ranges::for_each(polygon.rings.front(), add);
    }
  }
  return box.west <= box.east ? std::optional(box) : std::nullopt;
}

std::string attribution_of(Region const& region) {
  std::string text;
  for (Layer const& layer : region.layers.values()) {
    bool const is_new = layer.role == LayerRole::elevation && !layer.attribution.empty() &&
                        text.find(layer.attribution) == std::string::npos;
    if (is_new) {
      text += text.empty() ? "" : "; ";
      text += layer.attribution;
    }
  }
  return text;
}

}  // namespace

std::optional<MapPicture> relief_picture(Region const& region) {
  std::optional<GeoBox> const box = box_of(region);
  if (!region.elevation || !box) {
    return std::nullopt;
  }
  MapPicture picture;
  picture.attribution = attribution_of(region);
  for (std::int32_t side = kFinestSide;; side = static_cast<std::int32_t>(side * kCoarser)) {
    MercatorGrid const map = mercator_grid(*box, side);
    std::vector<std::uint8_t> const shades = shade_relief(*region.elevation, map);
    if (std::ranges::all_of(shades, [](std::uint8_t shade) { return shade == kUnshaded; })) {
      return std::nullopt;
    }
    picture.box = map.box;
    picture.columns = static_cast<std::int32_t>(map.lon.size());
    picture.rows = static_cast<std::int32_t>(map.lat.size());
    picture.png = png_of({shades, picture.columns, picture.rows, 1});
    if (picture.png.size() <= kMostPictureBytes) {
      return picture;
    }
  }
}

}  // namespace tongcun
