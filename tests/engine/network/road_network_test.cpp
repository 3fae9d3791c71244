// SPDX-License-Identifier: Apache-2.0
#include "engine/network/build_road_network.h"
#include "engine/network/network_states.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

namespace tongcun {
namespace {

RoadNetwork network_of(DrawnWorld const& world, NetworkOptions const& options = {},
                       int threads = 1) {
  return build_road_network(world.region(), plain_rules(), options, quiet_run(threads)).network;
}

// A village 300 m beside the middle of a road: it hangs on a node of its own at the foot point.
TEST(RoadNetwork, HangsPlacesOnTheMiddleOfRoads) {
  DrawnWorld world(R"(
      v
    a---b
  )",
                   metres(300));
  world.road("ab");
  world.village('v', 10);
  RoadNetwork const network = network_of(world);
  EXPECT_EQ(network.node_point.size(), 3U);
  EXPECT_EQ(network.links.size(), 2U);
  Attachment const& foot = network.origins[OriginId(0)];
  EXPECT_NEAR(millimetres_of(foot.off_road), 300000, 20);
  EXPECT_NEAR(millimetres_of(network.links[LinkId(0)].length()), 600000, 20);
  // 300 m off the road at 5.037 * 0.6 km/h: 5.956 min.
  EXPECT_NEAR(static_cast<double>(foot.walk.there.count()) / 60000.0, 0.3 / (5.0367 * 0.6) * 60.0,
              0.01);
}

TEST(RoadNetwork, FarPlacesAreNotReachedButMeasured) {
  DrawnWorld world(R"(
    a---b


    v
  )",
                   metres(1000));
  world.road("ab");
  world.village('v', 10);
  RoadNetwork const network = network_of(world);
  Attachment const& foot = network.origins[OriginId(0)];
  EXPECT_TRUE(foot.node.is_none());
  EXPECT_NEAR(millimetres_of(foot.off_road), 3000000, 100);
  EXPECT_EQ(network.node_point.size(), 2U);
}

// An island road at 100 m, the main network at 400 m: the main one is taken and the other named;
// not if it is more than the accepted extra away.
TEST(RoadNetwork, PrefersTheMainNetworkAloud) {
  DrawnWorld world(R"(
    a---------------b
        v
        i-j
  )",
                   metres(100));
  world.road("ab");
  world.road_of({world.offset('v', 0.0, -100.0), world.offset('v', 200.0, -100.0)});
  world.village('v', 10);
  NetworkOptions options;
  options.prefer_main_within = metres(500);
  RoadNetwork const preferring = network_of(world, options);
  Attachment const& foot = preferring.origins[OriginId(0)];
  EXPECT_EQ(preferring.node_component[foot.node], ComponentId(0));
  EXPECT_NEAR(millimetres_of(foot.off_road), 100000, 20);

  DrawnWorld far(R"(
    a---------------b



        v
        i-j
  )",
                 metres(100));
  far.road("ab");
  far.road("ij");
  far.village('v', 10);
  Attachment const near_main = network_of(far, options).origins[OriginId(0)];
  EXPECT_NEAR(millimetres_of(near_main.off_road), 400000, 20);
  EXPECT_NEAR(millimetres_of(near_main.passed_over), 100000, 20);
  options.prefer_main_within = metres(200);
  RoadNetwork const not_preferring = network_of(far, options);
  Attachment const& on_island = not_preferring.origins[OriginId(0)];
  EXPECT_NEAR(millimetres_of(on_island.off_road), 100000, 20);
  EXPECT_EQ(on_island.passed_over, Length(0));
  EXPECT_EQ(not_preferring.node_component[on_island.node], ComponentId(1));
}

// An island road within the limit, the main network beyond it: no preference loses the place.
TEST(RoadNetwork, PreferenceNeverLosesAPlace) {
  DrawnWorld world(R"(
    a---------------b




        v



        i-j
  )",
                   metres(450));
  world.road("ab");
  world.road("ij");
  world.village('v', 10);
  NetworkOptions options;
  options.prefer_main_within = metres(500);
  Attachment const foot = network_of(world, options).origins[OriginId(0)];
  EXPECT_FALSE(foot.node.is_none());
  EXPECT_NEAR(millimetres_of(foot.off_road), 1800000, 100);
  EXPECT_EQ(foot.passed_over, Length(0));
}

TEST(RoadNetwork, ComponentsAreOrderedByLength) {
  DrawnWorld world(R"(
    a-b

    c-----d

    e---f
  )",
                   metres(100));
  world.road("ab");
  world.road("cd");
  world.road("ef");
  RoadNetwork const network = network_of(world);
  ASSERT_EQ(network.components.size(), 3U);
  EXPECT_GT(network.components[ComponentId(0)].length, network.components[ComponentId(1)].length);
  EXPECT_GT(network.components[ComponentId(1)].length, network.components[ComponentId(2)].length);
  EXPECT_EQ(network.components[ComponentId(0)].nodes, 2);
}

// Cutting a road at places changes neither its length nor its times.
TEST(RoadNetwork, LinksOfARoadAddUp) {
  DrawnWorld bare(R"(
    a-----------------b
  )",
                  metres(333));
  bare.road("ab");
  bare.slope(0.07, 0.0);
  DrawnWorld crowded(R"(
    a-----------------b
     p  q r    s   t
  )",
                     metres(333));
  crowded.road("ab");
  crowded.slope(0.07, 0.0);
  for (char const c : {'p', 'q', 'r', 's', 't'}) {
    crowded.village(c, 1);
  }
  struct Sum {
    std::int64_t length = 0;
    std::int64_t forward = 0;
    std::int64_t backward = 0;
  };
  auto const sum = [](RoadNetwork const& network) {
    Sum all;
    for (Link const& link : network.links.values()) {
      all.length += link.length().count();
      all.forward += link.walk(1000).forward;
      all.backward += link.walk(1000).backward;
    }
    return all;
  };
  Sum const whole = sum(network_of(bare));
  RoadNetwork const cut = network_of(crowded);
  EXPECT_EQ(cut.links.size(), 6U);
  EXPECT_EQ(sum(cut).length, whole.length);
  EXPECT_EQ(sum(cut).forward, whole.forward);
  EXPECT_EQ(sum(cut).backward, whole.backward);
  EXPECT_GT(whole.forward, whole.backward);  // uphill to the east
}

TEST(RoadNetwork, TerrainFollowsTheGrade) {
  for (auto const& [slope, terrain] :
       {std::pair{0.02, Terrain::plain}, {0.05, Terrain::hill}, {0.12, Terrain::mountain}}) {
    DrawnWorld world(R"(
    a--------b
  )",
                     metres(500));
    world.road("ab");
    world.slope(slope, 0.0);
    EXPECT_EQ(network_of(world).terrain[RoadId(0)], terrain) << slope;
  }
}

TEST(RoadNetwork, IsTheSameForAnyThreadCount) {
  DrawnWorld world(R"(
    a--b--c--d
    |  |  |  |
    e--f--g--h
  )",
                   metres(400));
  for (char const* const line : {"abcd", "efgh", "ae", "bf", "cg", "dh"}) {
    world.road(line);
  }
  world.village('a', 1);
  world.clinic('h');
  world.slope(0.05, 0.02);
  RoadNetwork const one = network_of(world, {}, 1);
  RoadNetwork const two = network_of(world, {}, 2);
  EXPECT_EQ(one.node_point, two.node_point);
  EXPECT_EQ(one.links, two.links);
  EXPECT_EQ(one.incidences, two.incidences);
  EXPECT_EQ(one.origins, two.origins);
  EXPECT_EQ(one.terrain, two.terrain);
}

TEST(NetworkStates, EqualMonthsAreMerged) {
  DrawnWorld world("a---b-c", metres(500));
  world.road("ab");
  RoadTraits winter = DrawnWorld::earth_road();
  winter.passable_months = MonthSet::all();
  MonthSet closed;
  closed.insert(Month(1));
  winter.passable_months = MonthSet::all().without(closed);
  world.road("bc", winter);
  RoadNetwork const network = network_of(world);
  NetworkStates const states = find_network_states(network, plain_rules());
  // January (bc closed), the other dry months, June to August (ab closed, bc recorded open).
  ASSERT_EQ(states.months.size(), 3U);
  EXPECT_EQ(states.months[StateId(0)].bits(), 0x001);
  EXPECT_EQ(states.dry, StateId(1));
  EXPECT_EQ(states.months[StateId(1)].bits(), 0xf1e);
  EXPECT_EQ(states.months[StateId(2)].bits(), 0x0e0);
  EXPECT_EQ(states.of_month[6], StateId(2));
  // January leaves the longer road, the rainy months the shorter one.
  EXPECT_EQ(states.wet, StateId(2));
}

TEST(NetworkStates, WithoutARainySeasonThereIsOneState) {
  DrawnWorld world("a-b", metres(500));
  world.road("ab");
  RoadRules rules = plain_rules();
  rules.wet_months = MonthSet::none();
  NetworkStates const states = find_network_states(network_of(world), rules);
  ASSERT_EQ(states.months.size(), 1U);
  EXPECT_EQ(states.dry, states.wet);
}

TEST(MotorSpeed, FollowsSeasonRecordAndReading) {
  RoadRules const rules = plain_rules();
  Month const dry(1);
  Month const wet(7);
  RoadTraits earth = DrawnWorld::earth_road();
  EXPECT_EQ(motor_speed(rules, earth, Terrain::plain, dry, Reading::low), kilometres_per_hour(12));
  EXPECT_FALSE(motor_speed(rules, earth, Terrain::plain, wet, Reading::low));
  earth.passable_months = MonthSet::all();
  EXPECT_EQ(motor_speed(rules, earth, Terrain::plain, wet, Reading::low), kilometres_per_hour(12));
  earth.passable_months = MonthSet::none();
  EXPECT_FALSE(motor_speed(rules, earth, Terrain::plain, dry, Reading::low));

  RoadTraits gravel = DrawnWorld::earth_road();
  gravel.surface = RoadSurface::gravel;
  EXPECT_EQ(motor_speed(rules, gravel, Terrain::plain, wet, Reading::low), kilometres_per_hour(15));
  gravel.ford = true;
  EXPECT_FALSE(motor_speed(rules, gravel, Terrain::plain, wet, Reading::low));

  RoadTraits unknown = DrawnWorld::earth_road();
  unknown.surface = RoadSurface::unknown;
  EXPECT_EQ(motor_speed(rules, unknown, Terrain::plain, dry, Reading::low),
            kilometres_per_hour(12));
  EXPECT_EQ(motor_speed(rules, unknown, Terrain::plain, dry, Reading::high),
            kilometres_per_hour(60));
  unknown.motor = MotorAccess::closed;
  EXPECT_FALSE(motor_speed(rules, unknown, Terrain::plain, dry, Reading::high));
}

}  // namespace
}  // namespace tongcun
