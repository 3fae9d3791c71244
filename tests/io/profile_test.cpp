// SPDX-License-Identifier: Apache-2.0
#include "engine/network/road_rules.h"
#include "io/enum_names.h"
#include "io/load_profile.h"
#include "io/read_profile.h"
#include "tests/io/finding_lists.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::array<RoadSurface, 6> kPaved{RoadSurface::asphalt,      RoadSurface::concrete,
                                            RoadSurface::simple_paved, RoadSurface::brick,
                                            RoadSurface::stone,        RoadSurface::paved};

Profile shipped(std::string const& id) {
  ReadProfile read = read_profile(id, ".");
  EXPECT_TRUE(read.findings.empty()) << id << "\n" << listed(read.findings);
  return std::move(read.profile);
}

RoadTraits road(RoadClass road_class, RoadSurface surface) {
  RoadTraits traits;
  traits.road_class = road_class;
  traits.surface = surface;
  return traits;
}

// Metres per hour in January (dry everywhere) or July (wet in China), by terrain.
std::vector<std::int64_t> speeds(Profile const& profile, RoadTraits const& traits, int month,
                                 Reading reading = Reading::low) {
  std::vector<std::int64_t> list;
  for (Terrain const terrain : {Terrain::plain, Terrain::hill, Terrain::mountain}) {
    std::optional<Speed> const speed =
        motor_speed(profile.road_rules, traits, terrain, Month(month), reading);
    list.push_back(speed ? speed->count() : 0);
  }
  return list;
}

using Speeds = std::vector<std::int64_t>;
constexpr int kDry = 1;
constexpr int kWet = 7;
Speeds const kClosed{0, 0, 0};

// Every file in the folder is shipped and is read without a word.
TEST(ProfileTest, ShippedProfilesAreFlawless) {
  std::vector<std::string> const ids = shipped_profiles();
  for (char const* id : {"cn-2026", "international", "rwanda"}) {
    EXPECT_EQ(std::ranges::count(ids, id), 1) << id;
  }
  EXPECT_TRUE(std::ranges::is_sorted(ids));
  for (std::string const& id : ids) {
    EXPECT_EQ(shipped(id).id, id);
  }
}

// Every class × surface × terrain × season moves at some speed, or the whole class × surface is
// not motorable (only foot paths are not); hills never make faster, nor does rain.
TEST(ProfileTest, EverySpeedIsGiven) {
  for (std::string const& id : shipped_profiles()) {
    RoadRules const rules = shipped(id).road_rules;
    for (std::size_t c = 0; c < kRoadClasses; ++c) {
      for (std::size_t s = 0; s < kRoadSurfaces; ++s) {
        for (Reading const reading : kReadings) {
          RoadTraits const traits = road(static_cast<RoadClass>(c), static_cast<RoadSurface>(s));
          MotorRule const& rule = rules.motor_rule(traits, reading);
          bool const is_path = traits.road_class == RoadClass::path;
          EXPECT_EQ(rule.motorable, !is_path)
              << id << " " << kRoadClassNames[c] << " × " << kRoadSurfaceNames[s];
          for (std::size_t t = 0; t < kTerrains; ++t) {
            EXPECT_EQ(rule.speed[t].count() > 0, !is_path);
            EXPECT_LE(rule.speed[t], rule.speed[t == 0 ? 0 : t - 1]);
          }
          EXPECT_GE(rule.wet_permille, 0);
          EXPECT_LE(rule.wet_permille, 1000);
        }
      }
    }
  }
}

// Domain reference 2.9, default motor speeds: paved roads run alike in wet months.
TEST(ProfileTest, WorkedPavedSpeeds) {
  Profile const profile = shipped("cn-2026");
  for (RoadSurface const surface : kPaved) {
    for (int const month : {kDry, kWet}) {
      EXPECT_EQ(speeds(profile, road(RoadClass::county, surface), month),
                (Speeds{45000, 35000, 28000}));
      EXPECT_EQ(speeds(profile, road(RoadClass::township, surface), month),
                (Speeds{35000, 28000, 22000}));
      EXPECT_EQ(speeds(profile, road(RoadClass::village, surface), month),
                (Speeds{25000, 20000, 16000}));
    }
  }
}

// Domain reference 2.9: gravel 20/16/12 at 0.7 when wet; earth 12/10/8, closed when wet.
TEST(ProfileTest, WorkedUnpavedSpeeds) {
  Profile const profile = shipped("cn-2026");
  for (RoadClass const road_class : {RoadClass::county, RoadClass::township, RoadClass::village}) {
    RoadTraits const gravel = road(road_class, RoadSurface::gravel);
    EXPECT_EQ(speeds(profile, gravel, kDry), (Speeds{20000, 16000, 12000}));
    EXPECT_EQ(speeds(profile, gravel, kWet), (Speeds{14000, 11200, 8400}));
    RoadTraits const earth = road(road_class, RoadSurface::earth);
    EXPECT_EQ(speeds(profile, earth, kDry), (Speeds{12000, 10000, 8000}));
    EXPECT_EQ(speeds(profile, earth, kWet), kClosed);
  }
}

// Domain reference 2.9: field track 8/6/5, closed when wet; a foot path is walked, at 0.8 when wet.
TEST(ProfileTest, WorkedTracksAndPaths) {
  Profile const profile = shipped("cn-2026");
  RoadTraits const track = road(RoadClass::field_track, RoadSurface::earth);
  EXPECT_EQ(speeds(profile, track, kDry), (Speeds{8000, 6000, 5000}));
  EXPECT_EQ(speeds(profile, track, kWet), kClosed);
  RoadTraits const path = road(RoadClass::path, RoadSurface::earth);
  EXPECT_EQ(speeds(profile, path, kDry), kClosed);
  EXPECT_TRUE(profile.road_rules.walk_rule(path).walkable);
  EXPECT_EQ(profile.road_rules.walk_rule(path).wet_permille, 800);
  EXPECT_EQ(profile.road_rules.walk_rule(track).wet_permille, 1000);
  EXPECT_FALSE(
      profile.road_rules.walk_rule(road(RoadClass::expressway, RoadSurface::asphalt)).walkable);
}

// "unpaved" is earth at worst and gravel at best, a missing surface earth or paved.
TEST(ProfileTest, ReadingsOfUnrecordedSurfaces) {
  Profile const profile = shipped("cn-2026");
  RoadTraits const unpaved = road(RoadClass::village, RoadSurface::unpaved);
  EXPECT_EQ(speeds(profile, unpaved, kDry, Reading::low), (Speeds{12000, 10000, 8000}));
  EXPECT_EQ(speeds(profile, unpaved, kDry, Reading::high), (Speeds{20000, 16000, 12000}));
  RoadTraits const unknown = road(RoadClass::village, RoadSurface::unknown);
  EXPECT_EQ(speeds(profile, unknown, kWet, Reading::low), kClosed);
  EXPECT_EQ(speeds(profile, unknown, kWet, Reading::high), (Speeds{25000, 20000, 16000}));
}

// The high reading is never slower than the low one: any road, month, terrain, recorded or not.
TEST(ProfileTest, HighReadingIsNeverSlower) {
  for (std::string const& id : shipped_profiles()) {
    Profile const profile = shipped(id);
    for (std::size_t c = 0; c < kRoadClasses; ++c) {
      for (std::size_t s = 0; s < kRoadSurfaces; ++s) {
        for (int month = 1; month <= 12; ++month) {
          RoadTraits traits = road(static_cast<RoadClass>(c), static_cast<RoadSurface>(s));
          for (bool const recorded : {false, true}) {
            traits.passable_months = recorded ? std::optional(MonthSet::all()) : std::nullopt;
            Speeds const low = speeds(profile, traits, month, Reading::low);
            Speeds const high = speeds(profile, traits, month, Reading::high);
            for (std::size_t t = 0; t < kTerrains; ++t) {
              EXPECT_GE(high[t], low[t]) << id << " " << kRoadClassNames[c] << " " << month;
            }
          }
        }
      }
    }
  }
}

// A country's profile keeps what it inherits and sets its own: codes of 12 digits, the rainy
// months 5 to 9, and lists as a whole (six services instead of four).
TEST(ProfileTest, Inherits) {
  Profile const china = shipped("cn-2026");
  Profile const base = shipped("international");
  EXPECT_EQ(china.country, "CN");
  EXPECT_EQ(china.extent, (GeoBox{730000000, 30000000, 1360000000, 540000000}));
  EXPECT_EQ(china.code_levels.township_digits, 9);
  EXPECT_EQ(china.code_levels.county_digits, 6);
  for (int month = 1; month <= 12; ++month) {
    EXPECT_EQ(china.road_rules.wet_months.contains(Month(month)), month >= 5 && month <= 9);
    EXPECT_FALSE(base.road_rules.wet_months.contains(Month(month)));
  }
  EXPECT_EQ(china.road_rules.mountain_grade_permille, 80);
  EXPECT_EQ(base.services.size(), 4U);
  EXPECT_EQ(china.services.size(), 6U);
  EXPECT_EQ(china.services[ServiceId(1)].name.zh, "乡镇及以上医院");
  EXPECT_TRUE(china.services[ServiceId(5)].round_trip);
}

// Every value of a profile names its source and one of the marks S, V, M, A.
TEST(ProfileTest, ValuesNameTheirSource) {
  for (std::string const& id : shipped_profiles()) {
    Profile const profile = shipped(id);
    EXPECT_GE(profile.sources.size(), 15U) << id;
    for (ValueSource const& source : profile.sources) {
      EXPECT_FALSE(source.source.empty()) << id << " " << source.key;
      EXPECT_NE(std::string("SVMA").find(source.mark), std::string::npos) << id << source.key;
      EXPECT_EQ(source.mark.size(), 1U) << id << source.key;
    }
  }
}

}  // namespace
}  // namespace tongcun
