// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/run_scenario.h"
#include "io/gdal_session.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "tests/cli/program.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace tongcun {
namespace {

enum class Relief : std::uint8_t { as_given, flat };

PlaceFacts compute(std::string const& name, Relief relief = Relief::as_given,
                   std::string const& villages_file = "") {
  start_gdal();
  Scenario scenario = read_scenario(project_scenario(name));
  if (relief == Relief::flat) {
    std::erase_if(scenario.layers,
                  [](LayerSource const& source) { return source.role == LayerRole::elevation; });
  }
  for (LayerSource& source : scenario.layers) {
    if (source.role == LayerRole::villages && !villages_file.empty()) {
      source.file = villages_file;
      source.layer = "";
    }
  }
  RunSettings const run = quiet_run(2);
  return run_scenario(scenario, read_layers(scenario, run).tables, run).places;
}

template <class Column>
std::int64_t sum(Column const& column) {
  std::int64_t total = 0;
  for (auto const& value : column.values()) {
    total += value ? value->count() : 0;
  }
  return total;
}

Length total_length(RoadNetwork const& network) {
  Length total;
  for (Component const& component : network.components.values()) {
    total += component.length;
  }
  return total;
}

// Dry-season minutes to the nearest facility of a service by village code.
std::map<std::string, Duration> nearest_by_code(PlaceFacts const& facts, std::string const& service,
                                                Mode mode) {
  std::map<std::string, Duration> result;
  for (ServiceId const id : facts.services.ids()) {
    if (facts.services[id].key != service) {
      continue;
    }
    NearestTimes const* const times = facts.times.find({id, mode, facts.states.dry, Reading::low});
    for (VillageId const village : facts.region.villages.code.ids()) {
      auto const list = times->nearest[facts.network.origin_of(village)];
      if (!list.empty()) {
        result[facts.region.villages.code[village]] = list.front().time;
      }
    }
  }
  return result;
}

TEST(Kirehe, CountsAreExact) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  PlaceFacts const facts = compute("kirehe.toml");
  EXPECT_EQ(facts.region.villages.size(), 612U);
  EXPECT_EQ(sum(facts.region.villages.persons), 304023);
  EXPECT_EQ(sum(facts.region.villages.households), 68909);
  EXPECT_EQ(facts.region.roads.size(), 5148U);
  EXPECT_EQ(facts.network.components.size(), 26U);
  // About 3,260 km on the sphere; 97.6 % in the largest component.
  double const length = millimetres_of(total_length(facts.network));
  EXPECT_NEAR(length / 1e6, 3260.0, 3260.0 * 0.006);
  EXPECT_NEAR(millimetres_of(facts.network.components[ComponentId(0)].length) / length, 0.976,
              0.0006);
  // 3,327 ways without a surface: 64.6 %.
  EXPECT_EQ(
      std::ranges::count_if(facts.region.roads.traits.values(),
                            [](RoadTraits const& t) { return t.surface == RoadSurface::unknown; }),
      3327);
  // Four villages lie more than 1 km from a road and are counted all the same.
  EXPECT_EQ(std::ranges::count_if(facts.network.origins.values(),
                                  [](Attachment const& a) { return a.off_road > kilometres(1); }),
            4);
  // Every facility is used, or not for a reason.
  EXPECT_EQ(facts.region.facilities.size(), 126U + 335U + 548U + 1351U);
  EXPECT_EQ(facts.uses.use.size(), facts.region.facilities.size());
  for (Layer const& layer : facts.region.layers.values()) {
    EXPECT_TRUE(layer.counts.balanced());
  }
}

// 173 villages in CSV and GeoJSON: the same persons, the same roads, and on flat ground the same
// minutes as in the whole district (whose villages are read from the file with the same six
// decimals): to the millisecond, water to the second.
TEST(Gahara, EqualsKirehe) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  TONGCUN_NEEDS_SET("rwanda_quickstart_gahara");
  PlaceFacts const small = compute("gahara.toml", Relief::flat);
  PlaceFacts const large = compute("kirehe.toml", Relief::flat, "villages.geojson");
  EXPECT_EQ(small.region.villages.size(), 173U);
  EXPECT_EQ(sum(small.region.villages.persons), 81710);
  EXPECT_EQ(sum(small.region.villages.households), 18757);
  std::map<std::string, VillageId> in_large;
  for (VillageId const village : large.region.villages.code.ids()) {
    in_large[large.region.villages.code[village]] = village;
  }
  for (VillageId const village : small.region.villages.code.ids()) {
    VillageId const twin = in_large.at(small.region.villages.code[village]);
    EXPECT_EQ(small.region.villages.persons[village], large.region.villages.persons[twin]);
    EXPECT_EQ(small.region.villages.households[village], large.region.villages.households[twin]);
    EXPECT_EQ(small.region.villages.point[village], large.region.villages.point[twin]);
  }
  std::map<std::string, RoadId> roads;
  for (RoadId const road : large.region.roads.code.ids()) {
    roads[large.region.roads.code[road]] = road;
  }
  for (RoadId const road : small.region.roads.code.ids()) {
    RoadId const twin = roads.at(small.region.roads.code[road]);
    EXPECT_TRUE(std::ranges::equal(small.region.roads.line[road], large.region.roads.line[twin]));
    EXPECT_EQ(small.network.road_length[road], large.network.road_length[twin]);
  }
  for (std::string const service : {"clinic", "primary_school", "secondary_school", "water"}) {
    for (Mode const mode : {Mode::walk, Mode::ride}) {
      auto const a = nearest_by_code(small, service, mode);
      auto const b = nearest_by_code(large, service, mode);
      EXPECT_EQ(a.size(), 173U);
      for (auto const& [code, time] : a) {
        // The extract's water points have six decimals (0.1 m), the district's more.
        std::int64_t const tolerance = service == "water" ? 1000 : 0;
        EXPECT_LE(std::abs((time - b.at(code)).count()), tolerance) << service << " from " << code;
      }
    }
  }
}

// A 90 m and a 30 m elevation give walking times within 5 % of each other, but for three villages
// that lie within 7 %.
TEST(Gahara, WalkingAgreesAcrossElevations) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  TONGCUN_NEEDS_SET("rwanda_quickstart_gahara");
  auto const coarse = nearest_by_code(compute("gahara.toml"), "clinic", Mode::walk);
  auto const fine = nearest_by_code(compute("kirehe.toml"), "clinic", Mode::walk);
  std::size_t within = 0;
  ASSERT_EQ(coarse.size(), 173U);
  for (auto const& [code, time] : coarse) {
    double const twin = static_cast<double>(fine.at(code).count());
    double const difference = std::abs(static_cast<double>(time.count()) - twin);
    within += difference <= 0.05 * twin ? 1 : 0;
    EXPECT_LE(difference, 0.07 * twin) << code;
  }
  EXPECT_GE(within, 170U);
}

TEST(KireheUnnoded, ToleranceGivesTheNodedTimes) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  PlaceFacts const noded = compute("kirehe.toml");
  PlaceFacts const joined = compute("kirehe_unnoded.toml");
  for (Mode const mode : {Mode::walk, Mode::ride}) {
    auto const a = nearest_by_code(noded, "clinic", mode);
    auto const b = nearest_by_code(joined, "clinic", mode);
    EXPECT_EQ(a.size(), b.size());
    std::size_t within = 0;
    for (auto const& [code, noded_time] : a) {
      double const time = static_cast<double>(noded_time.count());
      within += b.contains(code) &&
                        std::abs(static_cast<double>(b.at(code).count()) - time) <= 0.01 * time
                    ? 1
                    : 0;
    }
    EXPECT_GE(within * 100, a.size() * 99) << within << " of " << a.size();
  }
  EXPECT_GT(joined.network_report.noding.joins_to_lines.size(), 1000U);
}

TEST(Gakenke, AnAbsentSchoolLayerIsUnknownNotZero) {
  TONGCUN_NEEDS_SET("rwanda_gakenke");
  PlaceFacts const facts = compute("gakenke.toml");
  EXPECT_EQ(facts.region.villages.size(), 617U);
  EXPECT_EQ(sum(facts.region.villages.persons), 340411);
  EXPECT_EQ(sum(facts.region.villages.households), 75668);
  EXPECT_TRUE(nearest_by_code(facts, "clinic", Mode::walk).size() > 600);
  EXPECT_TRUE(std::ranges::none_of(facts.counts, [&](AccessCount const& count) {
    return facts.services[count.service].key == "primary_school";
  }));
}

TEST(Rwanda, TheWholeCountryInOneRun) {
  TONGCUN_NEEDS_SET("rwanda_national");
  PlaceFacts const facts = compute("rwanda.toml");
  EXPECT_EQ(facts.region.villages.size(), 14814U);
  EXPECT_EQ(sum(facts.region.villages.persons), 8690590);
  EXPECT_EQ(sum(facts.region.villages.households), 1896846);
  EXPECT_EQ(facts.network.components.size(), 462U);
  EXPECT_NEAR(millimetres_of(facts.network.components[ComponentId(0)].length) /
                  millimetres_of(total_length(facts.network)),
              0.988, 0.0006);
}

}  // namespace
}  // namespace tongcun
