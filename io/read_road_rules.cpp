// SPDX-License-Identifier: Apache-2.0
#include "io/read_road_rules.h"

#include "io/enum_names.h"
#include "io/profile_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

LegalPart about_pair(std::string part, std::size_t road_class, std::size_t surface) {
  return {
      std::move(part),
      {{"pair", fmt::format("{} × {}", kRoadClassNames[road_class], kRoadSurfaceNames[surface])}}};
}

class RoadRulesReader {
 public:
  explicit RoadRulesReader(std::vector<Finding> const& findings) : findings_(findings) {}

  ReadRoadRules read(ConfigReader& profile) {
    ConfigReader season = profile.table("season");
    read_season(season);
    ConfigReader terrain = profile.table("terrain");
    read_terrain(terrain);
    ConfigReader walking = profile.table("walking");
    read_walking(walking);
    ConfigReader roads = profile.table("roads");
    read_roads(roads);
    return {rules_, std::move(sources_)};
  }

 private:
  void read_season(ConfigReader& reader) {
    for (double const month : reader.numbers("wet_months", 1, 12)) {
      if (month != std::floor(month)) {
        reader.complain("wet_months", LegalPart{"months", {}});
      } else {
        rules_.wet_months.insert(Month(static_cast<int>(month)));
      }
    }
    rules_.fords_close_when_wet = reader.boolean("fords_close_when_wet", true);
    sources_.push_back(read_source_if_any(reader));
    reader.finish();
  }

  static std::int32_t permille(double share) {
    return static_cast<std::int32_t>(std::floor(share * 1000.0 + 0.5));
  }

  void read_terrain(ConfigReader& reader) {
    double const hill = reader.required_number("hill_from", 0.0, 100.0);
    double const mountain = reader.required_number("mountain_above", 0.0, 100.0);
    if (hill > mountain) {
      reader.complain("hill_from", LegalPart{"hill_from", {}});
    }
    rules_.hill_grade_permille = permille(hill / 100.0);
    rules_.mountain_grade_permille = permille(mountain / 100.0);
    sources_.push_back(read_source(reader));
    reader.finish();
  }

  void read_walking(ConfigReader& reader) {
    for (std::size_t const road_class : reader.choices("not_walkable", kRoadClassNames)) {
      rules_.walk[road_class].walkable = false;
    }
    ConfigReader factors = reader.table("wet_factor");
    for (auto const& [key, value] : factors.entries()) {
      static_cast<void>(value);
      auto const found = std::ranges::find(kRoadClassNames, key);
      if (found == kRoadClassNames.end()) {
        factors.complain(key, LegalPart{"road_class", {{"list", list_of(kRoadClassNames)}}});
        continue;
      }
      double const factor = factors.number(key, 1.0, 0.05, 1.0);
      rules_.walk[static_cast<std::size_t>(found - kRoadClassNames.begin())].wet_permille =
          permille(factor);
    }
    sources_.push_back(read_source(reader));
    reader.finish();
  }

  void read_roads(ConfigReader& reader) {
    ByClassAndSurface<bool> has_speed{};
    for (ConfigReader& row : reader.tables("motor")) {
      read_motor_row(row, has_speed);
    }
    ByClassAndSurface<bool> has_reading{};
    for (ConfigReader& row : reader.tables("reading")) {
      read_reading_row(row, has_reading);
    }
    ConfigReader hardened = reader.table("hardened");
    for (std::size_t const surface : hardened.choices("surfaces", kRoadSurfaceNames)) {
      rules_.hardened[surface] = true;
    }
    if (auto const anchor = hardened.choice("anchor_class", kRoadClassNames)) {
      rules_.lowest_anchor_class = static_cast<RoadClass>(*anchor);
    }
    sources_.push_back(read_source(hardened));
    hardened.finish();
    reader.finish();
    check_coverage(reader, has_speed, has_reading);
  }

  static bool is_precise(std::size_t surface) {
    auto const value = static_cast<RoadSurface>(surface);
    return value != RoadSurface::unpaved && value != RoadSurface::unknown;
  }

  void read_motor_row(ConfigReader& row, ByClassAndSurface<bool>& has_speed) {
    std::size_t const findings_before = findings_.size();
    MotorRule rule;
    rule.motorable = row.boolean("motorable", true);
    if (rule.motorable) {
      constexpr std::array<std::string_view, kTerrains> kKeys{"plain", "hill", "mountain"};
      for (std::size_t terrain = 0; terrain < kTerrains; ++terrain) {
        double const speed = row.required_number(kKeys[terrain], 1.0, 200.0);
        rule.speed[terrain] = Speed(permille(speed));
      }
      rule.wet_permille = permille(row.required_number("wet_factor", 0.0, 1.0));
    }
    bool const is_sound = findings_.size() == findings_before;
    sources_.push_back(read_source(row));
    std::vector<std::size_t> const classes = row.choices("class", kRoadClassNames);
    for (std::size_t const surface : row.choices("surface", kRoadSurfaceNames)) {
      if (!is_precise(surface)) {
        row.complain("surface", LegalPart{"precise_surface", {}});
        continue;
      }
      for (std::size_t const road_class : classes) {
        if (has_speed[road_class][surface]) {
          row.complain("surface", about_pair("one_row", road_class, surface));
        }
        has_speed[road_class][surface] = true;
        has_unsound_speed_[road_class][surface] = !is_sound;
        rules_.motor[road_class][surface] = rule;
        auto const precise = static_cast<RoadSurface>(surface);
        rules_.reading[road_class][surface] = {precise, precise};
      }
    }
    row.finish();
  }

  void read_reading_row(ConfigReader& row, ByClassAndSurface<bool>& has_reading) {
    auto const surface = row.choice("surface", kRoadSurfaceNames);
    auto const low = row.choice("low", kRoadSurfaceNames);
    auto const high = row.choice("high", kRoadSurfaceNames);
    std::vector<std::size_t> const classes = row.choices("class", kRoadClassNames);
    sources_.push_back(read_source(row));
    row.finish();
    bool const is_sound =
        surface && low && high && !is_precise(*surface) && is_precise(*low) && is_precise(*high);
    if (!is_sound) {
      row.complain("surface", LegalPart{"reading_row", {}});
    }
    if (!surface || is_precise(*surface)) {
      return;
    }
    for (std::size_t const road_class : classes) {
      if (has_reading[road_class][*surface]) {
        row.complain("surface", about_pair("one_row", road_class, *surface));
      }
      has_reading[road_class][*surface] = true;
      if (is_sound) {
        rules_.reading[road_class][*surface] = {static_cast<RoadSurface>(*low),
                                                static_cast<RoadSurface>(*high)};
      }
    }
  }

  void check_coverage(ConfigReader& reader, ByClassAndSurface<bool> const& has_speed,
                      ByClassAndSurface<bool> const& has_reading) {
    for (std::size_t road_class = 0; road_class < kRoadClasses; ++road_class) {
      for (std::size_t surface = 0; surface < kRoadSurfaces; ++surface) {
        bool const covered =
            is_precise(surface) ? has_speed[road_class][surface] : has_reading[road_class][surface];
        if (!covered) {
          reader.complain(is_precise(surface) ? "motor" : "reading",
                          about_pair("row_for", road_class, surface));
        } else if (!is_precise(surface)) {
          check_readings_ordered(reader, road_class, surface);
        }
      }
    }
  }

  // Share of the dry speed in wet months on a road that is recorded as open then (motor_speed).
  static std::int32_t wet_permille_if_open(MotorRule const& rule) {
    return rule.wet_permille == 0 ? 1000 : rule.wet_permille;
  }

  // The high reading must never be slower than the low one, in any terrain or season, whether the
  // months in which a road is open are recorded or not.
  void check_readings_ordered(ConfigReader& reader, std::size_t road_class, std::size_t surface) {
    RoadRules const& rules = rules_;
    SurfaceReading const reading = rules.reading[road_class][surface];
    if (has_unsound_speed_[road_class][static_cast<std::size_t>(reading.low)] ||
        has_unsound_speed_[road_class][static_cast<std::size_t>(reading.high)]) {
      return;  // complained about already; what stands there is no speed
    }
    MotorRule const& low = rules.motor[road_class][static_cast<std::size_t>(reading.low)];
    MotorRule const& high = rules.motor[road_class][static_cast<std::size_t>(reading.high)];
    bool ordered = high.motorable || !low.motorable;
    for (std::size_t terrain = 0; terrain < kTerrains; ++terrain) {
      ordered = ordered && high.speed[terrain] >= low.speed[terrain] &&
                high.speed[terrain].count() * high.wet_permille >=
                    low.speed[terrain].count() * low.wet_permille &&
                high.speed[terrain].count() * wet_permille_if_open(high) >=
                    low.speed[terrain].count() * wet_permille_if_open(low);
    }
    if (!ordered) {
      reader.complain("reading", about_pair("reading_order", road_class, surface));
    }
  }

  std::vector<Finding> const& findings_;
  ByClassAndSurface<bool> has_unsound_speed_{};
  RoadRules rules_;
  std::vector<ValueSource> sources_;
};

}  // namespace

ReadRoadRules read_road_rules(ConfigReader& profile, std::vector<Finding> const& findings) {
  return RoadRulesReader(findings).read(profile);
}

}  // namespace tongcun
