// SPDX-License-Identifier: Apache-2.0
// M7 (reliability reference, 5): a world that is moved along its parallel, mirrored or turned by
// half a circle has the same ways, to the millisecond, and so the same question of relocation. (On
// the globe a turn by a quarter changes lengths.)
#include "engine/access/compute_site_times.h"
#include "engine/access/services.h"
#include "engine/region/build_region.h"
#include "engine/run/random_stream.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::uint64_t kSeed = 43;
constexpr std::int32_t kSide = 4;        // points of the grid of roads
constexpr std::int32_t kStep = 200'000;  // between them, canonical units: some 2 km

struct Turn {
  std::int32_t east = 0;
  bool mirror_east = false;
  bool mirror_north = false;
};

// Grid roads, of which some are missing, of drawn surfaces; villages, sites and a clinic near them.
class Grid {
 public:
  explicit Grid(RandomStream& random) : north_(static_cast<std::int32_t>(random.next_below(7))) {
    for (std::int32_t y = 0; y < kSide; ++y) {
      for (std::int32_t x = 0; x < kSide; ++x) {
        road(random, {x * kStep, y * kStep}, {(x + 1) * kStep, y * kStep});
        road(random, {x * kStep, y * kStep}, {x * kStep, (y + 1) * kStep});
      }
    }
    for (std::size_t i = 0; i < 3; ++i) {
      villages_.push_back(place(random));
      sites_.push_back(place(random));
    }
  }

  [[nodiscard]] SiteTimes ways(Turn const& turn) const {
    LayerTable villages = table("villages", LayerRole::villages);
    LayerTable sites = table("sites", LayerRole::sites);
    LayerTable roads = table("roads", LayerRole::roads);
    for (std::size_t i = 0; i < villages_.size(); ++i) {
      VillageRow village;
      village.code = std::to_string(i);
      village.persons = Persons(100);
      village.layer_point = turned(villages_[i], turn);
      villages.villages.push_back(village);
      SiteRow site;
      site.code = std::to_string(i);
      site.point = turned(sites_[i], turn);
      sites.sites.push_back(site);
    }
    for (std::size_t i = 0; i < roads_.size(); ++i) {
      RoadRow row = roads_[i];
      row.code = std::to_string(i);
      for (GeoPoint& point : row.line) {
        point = turned(point, turn);
      }
      roads.roads.push_back(row);
    }
    Region const region = build_region({villages, sites, roads}, {}).region;
    RoadRules const rules = plain_rules();
    RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
    NetworkStates const states = find_network_states(network, rules);
    Services const services = plain_services();
    FacilityUses const uses = find_facility_uses(region.facilities, network, services);
    NetworkOverlay const overlay;
    return compute_site_times({network, rules, states, overlay, services, uses}, {},
                              region.sites.size(), quiet_run());
  }

 private:
  void road(RandomStream& random, GeoPoint from, GeoPoint to) {
    if (random.next_below(4) == 0) {
      return;
    }
    RoadRow row;
    row.traits.road_class = RoadClass::village;
    row.traits.surface = random.next_below(2) == 0 ? RoadSurface::gravel : RoadSurface::asphalt;
    row.line = {from, to};
    roads_.push_back(row);
  }

  static GeoPoint place(RandomStream& random) {
    auto const drawn = [&random] {
      return static_cast<std::int32_t>(random.next_below(kSide * kStep));
    };
    std::int32_t const lon = drawn();
    return {lon, drawn()};
  }

  // Up to 30 degrees from the equator.
  [[nodiscard]] GeoPoint turned(GeoPoint point, Turn const& turn) const {
    GeoPoint const home{1'000'000'000 + point.lon, north_ * 50'000'000 + point.lat};
    return {turn.east + (turn.mirror_east ? -home.lon : home.lon),
            turn.mirror_north ? -home.lat : home.lat};
  }

  static LayerTable table(std::string key, LayerRole role) {
    LayerTable made;
    made.layer.key = std::move(key);
    made.layer.role = role;
    return made;
  }

  std::int32_t north_;
  std::vector<RoadRow> roads_;
  std::vector<GeoPoint> villages_;
  std::vector<GeoPoint> sites_;
};

TEST(TurnedWorlds, HaveTheSameWaysToSites) {
  constexpr std::array<Turn, 4> kTurns{{{.east = 123'456'789},
                                        {.mirror_east = true},
                                        {.mirror_north = true},
                                        {.mirror_east = true, .mirror_north = true}}};
  std::int64_t reached = 0;
  for (std::uint64_t i = 0; i < repetitions(500); ++i) {
    RandomStream random(kSeed, Purpose::test, i);
    Grid const grid(random);
    SiteTimes const home = grid.ways({});
    reached += std::ranges::count_if(home.worst, [](auto const& way) { return way.has_value(); });
    for (Turn const& turn : kTurns) {
      ASSERT_EQ(grid.ways(turn).worst, home.worst)
          << "instance " << i << ", " << turn.east << " east" << turn.mirror_east
          << turn.mirror_north;
    }
  }
  EXPECT_GE(reached, at_least(1001));
}

}  // namespace
}  // namespace tongcun
