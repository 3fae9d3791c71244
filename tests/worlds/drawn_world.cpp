// SPDX-License-Identifier: Apache-2.0
#include "tests/worlds/drawn_world.h"

#include "engine/geometry/metric.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <sstream>

namespace tongcun {

DrawnWorld::DrawnWorld(std::string_view drawing, Length grid) {
  LocalScale const scale = scale_at(0);
  double const east = static_cast<double>(grid.count()) / scale.east;
  double const south = static_cast<double>(grid.count()) / scale.north;
  std::istringstream lines{std::string(drawing)};
  std::string line;
  for (int row = 0; std::getline(lines, line); ++row) {
    for (std::size_t column = 0; column < line.size(); ++column) {
      char const c = line[column];
      bool const is_name =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (is_name) {
        assert(!points_.contains(c));
        points_[c] = {origin_.lon + static_cast<std::int32_t>(
                                        std::floor(east * static_cast<double>(column) + 0.5)),
                      origin_.lat - static_cast<std::int32_t>(std::floor(south * row + 0.5))};
      }
    }
  }
}

RoadTraits DrawnWorld::earth_road() {
  RoadTraits traits;
  traits.road_class = RoadClass::village;
  traits.surface = RoadSurface::earth;
  return traits;
}

GeoPoint DrawnWorld::at(char point) const {
  assert(points_.contains(point));
  return points_.at(point);
}

GeoPoint DrawnWorld::offset(char point, double east_metres, double north_metres) const {
  LocalScale const scale = scale_at(0);
  GeoPoint const base = at(point);
  return {
      base.lon + static_cast<std::int32_t>(std::floor(east_metres * 1000.0 / scale.east + 0.5)),
      base.lat + static_cast<std::int32_t>(std::floor(north_metres * 1000.0 / scale.north + 0.5))};
}

void DrawnWorld::road(std::string_view points, RoadTraits const& traits) {
  std::vector<GeoPoint> line;
  for (char const c : points) {
    line.push_back(at(c));
  }
  RoadRow row;
  row.row = static_cast<std::int64_t>(roads_.size() + 1);
  row.code = std::string(points);
  row.traits = traits;
  row.line = std::move(line);
  roads_.push_back(std::move(row));
}

void DrawnWorld::road_of(std::vector<GeoPoint> line, RoadTraits const& traits) {
  RoadRow row;
  row.row = static_cast<std::int64_t>(roads_.size() + 1);
  row.code = "road" + std::to_string(row.row);
  row.traits = traits;
  row.line = std::move(line);
  roads_.push_back(std::move(row));
}

void DrawnWorld::village(char point, std::int64_t persons) {
  VillageRow row;
  row.row = static_cast<std::int64_t>(villages_.size() + 1);
  row.code = std::string(1, point);
  row.name = std::string("village ") + point;
  row.persons = Persons(persons);
  row.layer_point = at(point);
  villages_.push_back(std::move(row));
}

void DrawnWorld::facility(char point, FacilityKind kind, FacilityStatus status) {
  FacilityRow row;
  row.row = static_cast<std::int64_t>(facilities_.size() + 1);
  row.code = std::string(1, point);
  row.name = std::string("facility ") + point;
  row.kind = kind;
  row.status = status;
  row.point = at(point);
  facilities_.push_back(std::move(row));
}

void DrawnWorld::site(char point) {
  sites_.push_back({static_cast<std::int64_t>(sites_.size() + 1),
                    std::string(1, point),
                    std::string("site ") + point,
                    at(point),
                    {}});
}

void DrawnWorld::slope(double east, double north) {
  GeoPoint low{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
  GeoPoint high{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
  for (auto const& [name, point] : points_) {
    low = {std::min(low.lon, point.lon), std::min(low.lat, point.lat)};
    high = {std::max(high.lon, point.lon), std::max(high.lat, point.lat)};
  }
  constexpr std::int32_t kCell = 2700;  // about 30 m
  GeoPoint const corner{low.lon - 10 * kCell, low.lat - 10 * kCell};
  LocalScale const scale = scale_at(0);
  elevation_ = make_elevation(corner, kCell, (high.lon - low.lon) / kCell + 22,
                              (high.lat - low.lat) / kCell + 22, [&](GeoPoint p) {
                                double const x = (p.lon - low.lon) * scale.east / 1000.0;
                                double const y = (p.lat - low.lat) * scale.north / 1000.0;
                                return std::optional(1000.0 + east * x + north * y);
                              });
}

std::vector<LayerTable> DrawnWorld::tables() const {
  auto const table = [](std::string key, LayerRole role, std::size_t rows) {
    LayerTable made;
    made.layer.key = std::move(key);
    made.layer.role = role;
    made.layer.file = made.layer.key + ".drawn";
    made.layer.counts.read = static_cast<std::int64_t>(rows);
    made.layer.counts.accepted = made.layer.counts.read;
    return made;
  };
  std::vector<LayerTable> tables;
  tables.push_back(table("villages", LayerRole::villages, villages_.size()));
  tables.back().villages = villages_;
  tables.push_back(table("roads", LayerRole::roads, roads_.size()));
  tables.back().roads = roads_;
  tables.push_back(table("facilities.drawn", LayerRole::facilities, facilities_.size()));
  tables.back().facilities = facilities_;
  tables.push_back(table("sites", LayerRole::sites, sites_.size()));
  tables.back().sites = sites_;
  if (elevation_) {
    tables.push_back(table("elevation", LayerRole::elevation, 1));
    tables.back().elevation = elevation_;
  }
  return tables;
}

Region DrawnWorld::region() const {
  return build_region(tables(), {}).region;
}

RoadRules plain_rules() {
  RoadRules rules;
  auto const speeds = [](std::int64_t kmh) {
    std::array<Speed, kTerrains> all{};
    all.fill(kilometres_per_hour(kmh));
    return all;
  };
  for (std::size_t c = 0; c < kRoadClasses; ++c) {
    bool const motorable = static_cast<RoadClass>(c) != RoadClass::path;
    for (std::size_t s = 0; s < kRoadSurfaces; ++s) {
      auto const surface = static_cast<RoadSurface>(s);
      MotorRule& rule = rules.motor[c][s];
      rule.motorable = motorable;
      rule.speed = speeds(60);
      if (surface == RoadSurface::gravel) {
        rule.speed = speeds(30);
        rule.wet_permille = 500;
      }
      if (surface == RoadSurface::earth) {
        rule.speed = speeds(12);
        rule.wet_permille = 0;
      }
      rules.reading[c][s] = {surface, surface};
    }
    rules.reading[c][static_cast<std::size_t>(RoadSurface::unpaved)] = {RoadSurface::earth,
                                                                        RoadSurface::gravel};
    rules.reading[c][static_cast<std::size_t>(RoadSurface::unknown)] = {RoadSurface::earth,
                                                                        RoadSurface::asphalt};
  }
  rules.walk[static_cast<std::size_t>(RoadClass::expressway)].walkable = false;
  rules.walk[static_cast<std::size_t>(RoadClass::path)].wet_permille = 800;
  for (RoadSurface const surface :
       {RoadSurface::asphalt, RoadSurface::concrete, RoadSurface::simple_paved, RoadSurface::brick,
        RoadSurface::stone, RoadSurface::paved}) {
    rules.hardened[static_cast<std::size_t>(surface)] = true;
  }
  for (int const month : {6, 7, 8}) {
    rules.wet_months.insert(Month(month));
  }
  return rules;
}

Services plain_services() {
  Services services;
  services.push_back({"clinic",
                      {"clinic", "医疗点"},
                      {FacilityKind::village_clinic, FacilityKind::township_hospital},
                      false});
  services.push_back({"water", {"water point", "取水点"}, {FacilityKind::water_point}, true});
  return services;
}

RunSettings quiet_run(int threads) {
  RunSettings run;
  run.threads = threads;
  return run;
}

}  // namespace tongcun
