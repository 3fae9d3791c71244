// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/water_reach.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/polygon.h"
#include "engine/geometry/segment_index.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tongcun {
namespace {

constexpr double kAnywhereMillimetres = 2e10;
constexpr std::int64_t kLattice = 16;
constexpr double kFastestWalkKmh = 6.0;  // tobler_speed_kmh at its best slope

struct HeightRange {
  double low = 0.0;
  double high = 0.0;
};

// Lowest and highest ground of the village; none if a sample has no height.
// The village has an area.
std::optional<HeightRange> ground_of(Villages const& villages, VillageId village,
                                     ElevationGrid const& elevation) {
  std::optional<double> const own = elevation.height_mm(villages.point[village]);
  if (!own) {
    return std::nullopt;
  }
  HeightRange range{*own, *own};
  bool is_complete = true;
  auto const take = [&](GeoPoint point) {
    std::optional<double> const height = elevation.height_mm(point);
    is_complete = is_complete && height.has_value();
    if (height) {
      range = {std::min(range.low, *height), std::max(range.high, *height)};
    }
  };
  MultiPolygon const& area = villages.area[village];
  for (Polygon const& polygon : area.polygons) {
    std::ranges::for_each(polygon.rings.front(), take);
  }
  GeoBox const box = box_of(area);
  for (std::int64_t row = 0; row < kLattice; ++row) {
    for (std::int64_t column = 0; column < kLattice; ++column) {
      auto const at = [](std::int32_t from, std::int32_t to, std::int64_t step) {
        return static_cast<std::int32_t>(from + (std::int64_t{to} - from) * (2 * step + 1) /
                                                    (2 * kLattice));
      };
      GeoPoint const point{at(box.west, box.east, column), at(box.south, box.north, row)};
      if (covers(area, point)) {
        take(point);
      }
    }
  }
  return is_complete ? std::optional(range) : std::nullopt;
}

VillageYears const* round_trips_of(std::vector<VillageYears> const& years, ServiceId service) {
  auto const found = std::ranges::find_if(years, [&](VillageYears const& question) {
    return question.round_trip && question.service == service;
  });
  return found != years.end() ? &*found : nullptr;
}

}  // namespace

WaterReachMaker::WaterReachMaker(WaterReachInput const& input) : input_(input) {
  ServiceId const service = water_service(input.services);
  if (!service.is_none()) {
    trips_ = round_trips_of(input.years, service);
    for (FacilityId const facility : input.uses.of_service[service]) {
      GeoPoint const point = input.region.facilities.point[facility];
      points_.push_back({point, point});
    }
  }
  index_ = SegmentIndex(points_);
}

GeoPoint WaterReachMaker::nearest_water(GeoPoint to) const {
  return points_[index_.nearest(to, kAnywhereMillimetres)->segment].a;
}

WaterReach WaterReachMaker::of(VillageId village) const {
  WaterReach reach;
  if (!has_water()) {
    reach.nearest_source = reach.fetch_time = reach.distance = reach.height =
        RuleValue::unknown(Lack::layer);
    return reach;
  }
  Villages const& villages = input_.region.villages;
  GeoPoint const point = villages.point[village];
  OriginId const origin(village.value());
  reach.nearest_source = source_of(trips_->nearest_dry[origin]);
  std::optional<VillageExtent> const extent = extent_of(villages, village);
  std::optional<Length> const radius =
      extent ? std::optional(extent->radius) : input_.stated_radius;
  if (!radius) {
    reach.fetch_time = reach.distance = reach.height = RuleValue::unknown(Lack::houses);
    return reach;
  }
  GeoPoint const water = nearest_water(point);
  std::int64_t const straight = distance(point, water).count();
  std::int64_t const least = std::max<std::int64_t>(0, straight - radius->count());
  reach.distance =
      RuleValue::between(Magnitude(least), Magnitude(straight + radius->count()), Lack::houses);
  reach.fetch_time = fetch_time(point, extent, *radius, least, trips_->year[origin]);
  reach.height = height(village, water);
  return reach;
}

WaterReach WaterReachMaker::of_house(VillageId village, GeoPoint house) const {
  WaterReach reach;
  if (!has_water()) {
    return of(village);
  }
  OriginId const origin(village.value());
  GeoPoint const point = input_.region.villages.point[village];
  GeoPoint const water = nearest_water(house);
  std::int64_t const straight = distance(house, water).count();
  VillageExtent const extent{distance(point, house), house};
  reach.nearest_source = source_of(trips_->nearest_dry[origin]);
  reach.distance = RuleValue::known(straight);
  reach.fetch_time = fetch_time(point, extent, extent.radius, straight, trips_->year[origin]);
  reach.height = height_of_house(house, water);
  return reach;
}

RuleValue WaterReachMaker::source_of(FacilityId point) const {
  if (point.is_none()) {
    return RuleValue::not_applicable();
  }
  std::optional<DrinkingSource> const source = input_.region.facilities.water_source[point];
  return source ? RuleValue::known(static_cast<std::int64_t>(*source))
                : RuleValue::unknown(Lack::column);
}

RuleValue WaterReachMaker::fetch_time(GeoPoint point, std::optional<VillageExtent> const& extent,
                                      Length radius, std::int64_t least_distance,
                                      YearOfTimes const& year) const {
  std::int64_t const across = extent ? crossing(point, extent->farthest) : crossing_flat(radius);
  if (!year.mean && year.dry) {
    // Cut off in some month: never less than the dry time, and no number is an upper bound.
    return RuleValue::between(Magnitude(std::max<std::int64_t>(0, year.dry->count() - across)),
                              Magnitude::beyond(), Lack::houses);
  }
  if (!year.mean) {
    double const there = static_cast<double>(least_distance) * 3.6 / kFastestWalkKmh;
    return RuleValue::between(
        Magnitude(static_cast<std::int64_t>(2.0 * there * input_.walk.calibration)),
        Magnitude::beyond(), Lack::houses);
  }
  return RuleValue::between(Magnitude(std::max<std::int64_t>(0, year.mean->count() - across)),
                            Magnitude(year.mean->count() + across), Lack::houses);
}

std::int64_t WaterReachMaker::crossing(GeoPoint from, GeoPoint to) const {
  ElevationGrid const* const elevation =
      input_.region.elevation ? &*input_.region.elevation : nullptr;
  WalkTimes const walk = off_road_walk(from, to, elevation, input_.walk);
  return walk.there.count() + walk.back.count();
}

std::int64_t WaterReachMaker::crossing_flat(Length radius) const {
  double const speed = tobler_speed_kmh(0.0) * input_.walk.off_road_factor;
  double const one_way = static_cast<double>(radius.count()) * 3.6 / speed;
  return static_cast<std::int64_t>(std::floor(2.0 * one_way * input_.walk.calibration + 0.5));
}

RuleValue WaterReachMaker::height(VillageId village, GeoPoint water) const {
  if (!input_.region.elevation) {
    return RuleValue::unknown(Lack::layer);
  }
  if (input_.region.villages.area[village].empty()) {
    return RuleValue::unknown(Lack::houses);
  }
  std::optional<double> const level = input_.region.elevation->height_mm(water);
  std::optional<HeightRange> const ground =
      ground_of(input_.region.villages, village, *input_.region.elevation);
  if (!level || !ground) {
    return RuleValue::unknown(Lack::layer);  // the elevation has holes here
  }
  double const below = ground->low - *level;
  double const above = ground->high - *level;
  bool const spans = below <= 0.0 && above >= 0.0;
  double const least = spans ? 0.0 : std::min(std::abs(below), std::abs(above));
  double const most = std::max(std::abs(below), std::abs(above));
  return RuleValue::between(Magnitude(static_cast<std::int64_t>(least)),
                            Magnitude(static_cast<std::int64_t>(most + 0.999)), Lack::houses);
}

RuleValue WaterReachMaker::height_of_house(GeoPoint house, GeoPoint water) const {
  if (!input_.region.elevation) {
    return RuleValue::unknown(Lack::layer);
  }
  std::optional<double> const above = input_.region.elevation->height_mm(house);
  std::optional<double> const level = input_.region.elevation->height_mm(water);
  if (!above || !level) {
    return RuleValue::unknown(Lack::layer);  // the elevation has holes here
  }
  return RuleValue::known(static_cast<std::int64_t>(std::floor(std::abs(*above - *level) + 0.5)));
}

std::optional<VillageExtent> extent_of(Villages const& villages, VillageId village) {
  MultiPolygon const& area = villages.area[village];
  if (area.empty()) {
    return std::nullopt;
  }
  GeoPoint const point = villages.point[village];
  VillageExtent extent{Length(), point};
  for (Polygon const& polygon : area.polygons) {
    for (GeoPoint const corner : polygon.rings.front()) {
      Length const away = distance(point, corner);
      if (away > extent.radius) {
        extent = {away, corner};
      }
    }
  }
  return extent;
}

ServiceId water_service(Services const& services) {
  for (ServiceId const service : services.ids()) {
    bool const counts_points =
        std::ranges::find(services[service].kinds, FacilityKind::water_point) !=
        services[service].kinds.end();
    if (services[service].round_trip && counts_points) {
      return service;
    }
  }
  return ServiceId::none();
}

IdVector<VillageId, WaterReach> compute_water_reach(WaterReachInput const& input) {
  WaterReachMaker const maker(input);
  IdVector<VillageId, WaterReach> all;
  all.reserve(input.region.villages.size());
  for (VillageId const village : input.region.villages.code.ids()) {
    all.push_back(maker.of(village));
  }
  return all;
}

}  // namespace tongcun
