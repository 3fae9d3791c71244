// SPDX-License-Identifier: Apache-2.0
#include "engine/region/reject_layers_elsewhere.h"

#include "engine/geometry/metric.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace tongcun {
namespace {

// Services of neighbouring counties are welcome; a wrong zone of three degrees is 250 km off [A].
constexpr Length kFarthestLayer = kilometres(50);

GeoBox grown(GeoBox const& box, Length by) {
  auto const middle = static_cast<std::int32_t>((std::int64_t{box.south} + box.north) / 2);
  LocalScale const scale = scale_at(middle);
  auto const shifted = [](std::int32_t from, double units) {
    return static_cast<std::int32_t>(std::clamp(static_cast<double>(from) + units, -1.8e9, 1.8e9));
  };
  double const east = static_cast<double>(by.count()) / scale.east;
  double const north = static_cast<double>(by.count()) / scale.north;
  return {shifted(box.west, -east), shifted(box.south, -north), shifted(box.east, east),
          shifted(box.north, north)};
}

std::optional<GeoBox> box_around(std::vector<Placed<VillageRow>> const& villages) {
  std::optional<GeoBox> around;
  auto const enclose = [&](GeoPoint p) {
    GeoBox const old = around.value_or(GeoBox{p.lon, p.lat, p.lon, p.lat});
    around = GeoBox{std::min(old.west, p.lon), std::min(old.south, p.lat),
                    std::max(old.east, p.lon), std::max(old.north, p.lat)};
  };
  for (auto const& placed : villages) {
    for (auto const& polygon : placed.row.area.polygons) {
      std::ranges::for_each(polygon.rings.front(), enclose);
    }
    for (std::optional<GeoPoint> const& point : {placed.row.layer_point, placed.row.committee}) {
      if (point) {
        enclose(*point);
      }
    }
  }
  return around;
}

}  // namespace

void reject_layers_elsewhere(PlacedRows const& rows, RowLedger& ledger) {
  std::optional<GeoBox> const around = box_around(rows.villages);
  if (!around) {
    return;
  }
  GeoBox const box = grown(*around, kFarthestLayer);
  std::set<LayerId> filled;
  std::set<LayerId> near;
  auto const look = [&](LayerId layer, GeoPoint point) {
    filled.insert(layer);
    if (box.contains(point)) {
      near.insert(layer);
    }
  };
  auto const look_at_points = [&](auto const& all) {
    for (auto const& [layer, row] : all) {
      look(layer, row.point);
    }
  };
  look_at_points(rows.committees);
  for (auto const& [layer, row] : rows.facilities) {
    if (!row.at_village) {
      look(layer, row.point);
    }
  }
  look_at_points(rows.sites);
  for (auto const& [layer, row] : rows.roads) {
    for (GeoPoint const point : row.line) {
      look(layer, point);
    }
  }
  for (auto const& [layer, row] : rows.hazards) {
    for (Polygon const& polygon : row.area.polygons) {
      for (GeoPoint const point : polygon.rings.front()) {
        look(layer, point);
      }
    }
  }
  for (LayerId const layer : filled) {
    if (!near.contains(layer)) {
      ledger.reject("V845", layer, 0).values = {
          {"kilometres", std::to_string(kFarthestLayer.count() / 1'000'000)}};
    }
  }
}

}  // namespace tongcun
