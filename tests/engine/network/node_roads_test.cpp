// SPDX-License-Identifier: Apache-2.0
#include "engine/network/node_roads.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tongcun {
namespace {

NodingOptions within_metres(std::int64_t value) {
  NodingOptions options;
  options.tolerance = metres(value);
  return options;
}

std::size_t stops_of(NodedRoads const& noded, Roads const& roads, std::string const& code) {
  for (RoadId const road : roads.code.ids()) {
    if (roads.code[road] == code) {
      return noded.stops[road].size();
    }
  }
  ADD_FAILURE() << "no road " << code;
  return 0;
}

// Two roads meet at b, a vertex inside the one and an end of the other: three ends and a junction.
TEST(NodeRoads, SharedVerticesAreJunctions) {
  DrawnWorld world(R"(
    a---b---c
        |
        d
  )",
                   metres(100));
  world.road("abc");
  world.road("bd");
  Roads const roads = world.region().roads;
  NodedRoads const noded = node_roads(roads, {});
  EXPECT_EQ(noded.junction_point.size(), 4U);
  EXPECT_EQ(stops_of(noded, roads, "abc"), 3U);
  EXPECT_EQ(stops_of(noded, roads, "bd"), 2U);
  EXPECT_EQ(noded.stops[RoadId(0)].front().position, Length(0));
  EXPECT_NEAR(millimetres_of(noded.stops[RoadId(0)][1].position), 400000, 10);
}

// An end 1.5 m short of the middle of another road: joined with 2 m, left and reported with 1 m.
TEST(NodeRoads, JoinsAnEndToTheMiddleOfALine) {
  DrawnWorld world(R"(
    a-------c
        b
  )",
                   metres(100));
  world.road("ac");
  world.road_of({world.at('b'), world.offset('a', 400.0, -1.5)});
  Roads const roads = world.region().roads;
  NodedRoads const joined = node_roads(roads, within_metres(2));
  EXPECT_EQ(joined.report.joins_to_lines.size(), 1U);
  EXPECT_NEAR(millimetres_of(joined.report.joins_to_lines[0].gap), 1500, 20);
  EXPECT_EQ(stops_of(joined, roads, "ac"), 3U);
  EXPECT_TRUE(joined.report.dangles.empty());

  NodedRoads const left = node_roads(roads, within_metres(1));
  EXPECT_TRUE(left.report.joins_to_lines.empty());
  EXPECT_EQ(stops_of(left, roads, "ac"), 2U);
  ASSERT_EQ(left.report.dangles.size(), 1U);
  EXPECT_NEAR(millimetres_of(left.report.dangles[0].gap), 1500, 20);
}

// A lane of 75 m that leaves a road and ends 5 m beside it lacks nothing; one of 135 m may.
TEST(NodeRoads, ALaneThatEndsBesideItsRoadIsNoDeadEnd) {
  for (double const out : {40.0, 70.0}) {
    DrawnWorld world(R"(
      a---b---c
    )",
                     metres(100));
    world.road("abc");
    world.road_of({world.at('b'), world.offset('b', 5.0, out), world.offset('b', 10.0, 5.0)});
    NodedRoads const noded = node_roads(world.region().roads, {});
    EXPECT_EQ(noded.report.dangles.size(), out < 50.0 ? 0U : 1U) << out;
  }
}

// Not ends alone: a vertex in the middle of one road lies on another.
TEST(NodeRoads, JoinsAVertexInTheMiddle) {
  DrawnWorld world(R"(
    a-------c

    d-------f
  )",
                   metres(100));
  world.road("ac");
  GeoPoint const touch = world.offset('a', 350.0, -0.8);
  world.road_of({world.at('d'), touch, world.at('f')});
  Roads const roads = world.region().roads;
  NodedRoads const noded = node_roads(roads, within_metres(1));
  EXPECT_EQ(noded.report.joins_to_lines.size(), 1U);
  EXPECT_EQ(stops_of(noded, roads, "ac"), 3U);
  EXPECT_EQ(stops_of(noded, roads, "road2"), 3U);
}

TEST(NodeRoads, JoinsTwoEndsNearEachOther) {
  DrawnWorld world(R"(
    a---b
  )",
                   metres(100));
  world.road("ab");
  world.road_of({world.offset('b', 1.0, 0.0), world.offset('b', 300.0, 0.0)});
  NodedRoads const noded = node_roads(world.region().roads, within_metres(2));
  EXPECT_EQ(noded.report.joins_to_vertices.size(), 1U);
  EXPECT_EQ(noded.junction_point.size(), 3U);
}

// A bridge passes over: its middle joins nothing, its end does.
TEST(NodeRoads, BridgesJoinAtTheirEndsOnly) {
  DrawnWorld world(R"(
        e
    a---b---c
        f
  )",
                   metres(100));
  world.road("abc");
  RoadTraits bridge = DrawnWorld::earth_road();
  bridge.level = 1;
  world.road_of({world.at('e'), world.offset('b', 0.0, -0.5), world.at('f')}, bridge);
  Roads const roads = world.region().roads;
  NodedRoads const over = node_roads(roads, within_metres(1));
  EXPECT_TRUE(over.report.joins_to_vertices.empty());
  EXPECT_TRUE(over.report.joins_to_lines.empty());
  EXPECT_TRUE(over.report.open_crossings.empty());

  DrawnWorld ending(R"(
        e
    a---b---c
  )",
                    metres(100));
  ending.road("abc");
  ending.road_of({ending.at('e'), ending.offset('b', 0.0, 0.5)}, bridge);
  EXPECT_EQ(node_roads(ending.region().roads, within_metres(1)).report.joins_to_vertices.size(),
            1U);
}

// A way on the ground that is cut under a bridge ends there, and meets nothing but itself.
TEST(NodeRoads, EndsUnderABridgeStayBelow) {
  DrawnWorld world(R"(
        e
    a---b---c
        f
  )",
                   metres(100));
  GeoPoint const under = world.offset('b', 0.5, 0.0);
  world.road_of({world.at('a'), under});
  world.road_of({under, world.at('c')});
  RoadTraits bridge = DrawnWorld::earth_road();
  bridge.level = 1;
  world.road("ef", bridge);
  NodedRoads const noded = node_roads(world.region().roads, within_metres(1));
  EXPECT_TRUE(noded.report.joins_to_vertices.empty());
  EXPECT_TRUE(noded.report.joins_to_lines.empty());
}

// What touches exactly meets, without any tolerance: an end and a vertex on another line.
TEST(NodeRoads, ExactContactsMeetWithoutATolerance) {
  DrawnWorld world(R"(
      e   g
    a-b---d-c
          h
  )",
                   metres(100));
  world.road("ac");
  world.road("eb");
  world.road("gdh");
  Roads const roads = world.region().roads;
  NodedRoads const noded = node_roads(roads, {});
  EXPECT_EQ(noded.report.joins_to_lines.size(), 2U);
  EXPECT_TRUE(noded.report.open_crossings.empty());
  EXPECT_TRUE(noded.report.dangles.empty());
  EXPECT_EQ(stops_of(noded, roads, "ac"), 4U);
  EXPECT_EQ(stops_of(noded, roads, "gdh"), 3U);
}

TEST(NodeRoads, ReportsOrJoinsCrossings) {
  DrawnWorld world(R"(
      e
    a---c
      f
  )",
                   metres(100));
  world.road("ac");
  world.road("ef");
  Roads const roads = world.region().roads;
  NodedRoads const left = node_roads(roads, {});
  ASSERT_EQ(left.report.open_crossings.size(), 1U);
  EXPECT_EQ(stops_of(left, roads, "ac"), 2U);

  NodingOptions options;
  options.join_crossings = true;
  NodedRoads const joined = node_roads(roads, options);
  EXPECT_TRUE(joined.report.open_crossings.empty());
  EXPECT_EQ(joined.report.joined_crossings.size(), 1U);
  EXPECT_EQ(stops_of(joined, roads, "ac"), 3U);
  EXPECT_EQ(stops_of(joined, roads, "ef"), 3U);
  EXPECT_EQ(joined.junction_point.size(), 5U);
}

// An end that overshoots by half a metre was joined; its stub makes no open crossing.
TEST(NodeRoads, OvershootsAreNoCrossings) {
  DrawnWorld world(R"(
    a-------c
        b
  )",
                   metres(100));
  world.road("ac");
  world.road_of({world.at('b'), world.offset('a', 400.0, 0.5)});
  NodedRoads const noded = node_roads(world.region().roads, within_metres(1));
  EXPECT_EQ(noded.report.joins_to_lines.size(), 1U);
  EXPECT_TRUE(noded.report.open_crossings.empty());
}

// Lengths are those of the drawn lines whatever was joined.
TEST(NodeRoads, JoiningChangesNoLength) {
  DrawnWorld world(R"(
    a-------c
        b
  )",
                   metres(100));
  world.road("ac");
  world.road_of({world.at('b'), world.offset('a', 400.0, -1.5)});
  Roads const roads = world.region().roads;
  NodedRoads const joined = node_roads(roads, within_metres(2));
  NodedRoads const left = node_roads(roads, {});
  for (RoadId const road : roads.code.ids()) {
    EXPECT_EQ(joined.stops[road].back().position, left.stops[road].back().position);
  }
}

TEST(NodeRoads, ALoopMeetsItself) {
  DrawnWorld world(R"(
    a---b
    |   |
    d---c
  )",
                   metres(100));
  world.road("abcda");
  NodedRoads const noded = node_roads(world.region().roads, {});
  EXPECT_EQ(noded.junction_point.size(), 1U);
  EXPECT_TRUE(noded.report.dangles.empty());
}

}  // namespace
}  // namespace tongcun
