// SPDX-License-Identifier: Apache-2.0
#include "engine/checks/check_places.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/overlaps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kLon = 1'069'000'000;
constexpr std::int32_t kLat = 263'000'000;

// A rectangle in canonical units from a corner of the world.
MultiPolygon rectangle(std::int32_t west, std::int32_t south, std::int32_t width,
                       std::int32_t height) {
  GeoPoint const a{kLon + west, kLat + south};
  Ring const ring{
      a, {a.lon + width, a.lat}, {a.lon + width, a.lat + height}, {a.lon, a.lat + height}, a};
  return {{Polygon{{ring}}}};
}

double square_metres(std::int32_t width, std::int32_t height) {
  LocalScale const scale = scale_at(kLat);
  return width * scale.east * height * scale.north / 1e6;
}

// Side by side, one over the corner of the first, one apart, one empty.
TEST(Overlaps, OfRectangles) {
  std::vector<MultiPolygon> const areas{
      rectangle(0, 0, 10'000, 10'000), rectangle(10'000, 0, 10'000, 10'000),
      rectangle(5'000, 8'000, 4'000, 10'000), rectangle(50'000, 0, 1'000, 1'000), MultiPolygon()};
  std::vector<AreaOverlap> const found = overlaps(areas, 1.0);
  ASSERT_EQ(found.size(), 1U);  // common borders are no overlap
  EXPECT_EQ(found[0].first, 0U);
  EXPECT_EQ(found[0].second, 2U);
  EXPECT_NEAR(found[0].square_metres / square_metres(4'000, 2'000), 1.0, 1e-3);
  EXPECT_TRUE(overlaps(areas, 2.0 * found[0].square_metres).empty());
}

// The same pairs whatever the order of the areas.
TEST(Overlaps, OrderDoesNotMatter) {
  std::vector<MultiPolygon> areas;
  for (std::int32_t i = 0; i < 12; ++i) {
    areas.push_back(rectangle(7'000 * (i % 4), 7'000 * (i / 4), 8'000, 8'000));
  }
  std::vector<AreaOverlap> const found = overlaps(areas, 0.0);
  EXPECT_EQ(found.size(), 29U);  // 9 beside, 8 above, 12 at corners
  std::vector<MultiPolygon> reversed(areas.rbegin(), areas.rend());
  EXPECT_EQ(overlaps(reversed, 0.0).size(), found.size());
}

class Places {
 public:
  Places() {
    for (LayerRole const role :
         {LayerRole::villages, LayerRole::roads, LayerRole::facilities, LayerRole::households}) {
      Layer layer;
      layer.role = role;
      layer.file = "layer" + std::to_string(static_cast<int>(role));
      region_.layers.push_back(layer);
    }
  }
  VillageId add_village(std::string const& township_code, std::string const& township_name,
                        std::optional<Households> households = std::nullopt,
                        MultiPolygon const& area = {}) {
    Villages& villages = region_.villages;
    VillageId const id = villages.code.push_back("v" + std::to_string(villages.code.size()));
    villages.name.push_back("");
    villages.township_code.push_back(township_code);
    villages.township_name.push_back(township_name);
    villages.households.push_back(households);
    villages.area.push_back(area);
    return id;
  }
  void add_road(RoadSurface surface) {
    Roads& roads = region_.roads;
    roads.code.push_back("r" + std::to_string(roads.code.size()));
    RoadTraits traits;
    traits.surface = surface;
    roads.traits.push_back(traits);
    roads.layer.push_back(LayerId(1));
  }
  void add_facility(FacilityKind kind, double metres_north) {
    Facilities& facilities = region_.facilities;
    facilities.code.push_back("f" + std::to_string(facilities.code.size()));
    facilities.kind.push_back(kind);
    auto const north = static_cast<std::int32_t>(1000.0 * metres_north / scale_at(kLat).north);
    facilities.point.push_back({kLon, kLat + north});
    facilities.layer.push_back(LayerId(2));
  }
  // Findings as "rule file key=value …".
  [[nodiscard]] std::vector<std::string> found(HouseholdRegister const* people = nullptr,
                                               std::optional<int> year = 2026) const {
    std::vector<std::string> list;
    for (Finding const& finding : check_places(region_, people, year)) {
      std::string text = finding.rule + " " + finding.file;
      for (auto const& [key, value] : finding.values) {
        text += " " + key + "=" + value;
      }
      list.push_back(text);
    }
    return list;
  }

 private:
  Region region_;
};

using Lines = std::vector<std::string>;

// Two of three villages state something, and nobody says of which year.
TEST(CheckPlaces, NumbersOfNoYear) {
  Places places;
  places.add_village("t1", "Gahara", Households(10));
  places.add_village("t1", "Gahara", Households(20));
  EXPECT_EQ(places.found(), Lines{});
  EXPECT_EQ(places.found(nullptr, std::nullopt), (Lines{"V846 layer0 count=2"}));
  Places of_nobody;
  of_nobody.add_village("t1", "Gahara");
  EXPECT_EQ(of_nobody.found(nullptr, std::nullopt), Lines{});
}

TEST(CheckPlaces, TownshipsByOneCodeAndTwoNames) {
  Places places;
  places.add_village("t1", "Gahara");
  places.add_village("t1", "GAHARA");
  places.add_village("t2", "Nasho");
  places.add_village("t3", "Nasho");  // two townships may be called alike
  places.add_village("", "Nowhere");
  EXPECT_EQ(places.found(), (Lines{"V114 layer0 code=t1 spellings=GAHARA, Gahara"}));
}

TEST(CheckPlaces, ARegisterOfMoreHouseholdsThanThereAre) {
  Places places;
  VillageId const full = places.add_village("", "", Households(2));
  VillageId const over = places.add_village("", "", Households(1));
  VillageId const unknown = places.add_village("", "");
  HouseholdRegister people;
  for (VillageId const village : {full, full, over, over, over, unknown}) {
    HouseholdId const id(static_cast<std::uint32_t>(people.households.size()));
    people.households.resize(people.households.size() + 1);
    people.households.village[id] = village;
  }
  EXPECT_EQ(places.found(&people), (Lines{"V508 layer7 code=v1 count=3 of=1"}));
}

// At 0, 40, 89.9 and 150 m: two pairs. Another kind beside them and two taps say nothing.
TEST(CheckPlaces, FacilitiesListedTwice) {
  Places places;
  for (double const metres : {89.0, 0.0, 40.0, 150.0}) {
    places.add_facility(FacilityKind::village_clinic, metres);
  }
  places.add_facility(FacilityKind::primary, 41.0);
  places.add_facility(FacilityKind::water_point, 0.0);
  places.add_facility(FacilityKind::water_point, 1.0);
  EXPECT_EQ(places.found(), (Lines{"V807 layer3 count=2 metres=50 code=f0 other=f2"}));
}

TEST(CheckPlaces, SurfacesThatNobodyRecorded) {
  Places places;
  places.add_road(RoadSurface::concrete);
  EXPECT_EQ(places.found(), Lines());
  places.add_road(RoadSurface::unknown);
  places.add_road(RoadSurface::unpaved);
  EXPECT_EQ(places.found(), (Lines{"V839 layer2 count=1 of=3"}));
}

TEST(CheckPlaces, VillagesThatOverlap) {
  Places places;
  places.add_village("", "", std::nullopt, rectangle(0, 0, 10'000, 10'000));
  places.add_village("", "", std::nullopt, rectangle(9'000, 0, 10'000, 10'000));
  places.add_village("", "", std::nullopt, rectangle(18'000, 0, 10'000, 5'000));
  Lines const found = places.found();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].starts_with("V866 layer0 count=2 total_area=")) << found[0];
  EXPECT_NE(found[0].find("code=v0 other=v1"), std::string::npos) << found[0];
}

}  // namespace
}  // namespace tongcun
