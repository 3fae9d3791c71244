// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/network_findings.h"

#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::string value_of(Finding const& finding, std::string const& name) {
  auto const found =
      std::ranges::find(finding.values, name, [](auto const& value) { return value.first; });
  return found != finding.values.end() ? found->second : "-";
}

// Of each finding about roads the rule, the road, how near it ends and how many roads it cuts off.
std::vector<std::string> roads_of(DrawnWorld const& world) {
  Region const region = world.region();
  BuiltNetwork const built = build_road_network(region, plain_rules(), {}, quiet_run());
  std::vector<std::string> lines;
  for (Finding const& finding : network_findings(region, built.network, built.report, {}, {}, {})) {
    if (finding.rule == "V823" || finding.rule == "V825") {
      std::string line = finding.rule;
      for (char const* name : {"code", "other", "metres", "roads"}) {
        line += " ";
        line += value_of(finding, name);
      }
      lines.push_back(line);
    }
  }
  std::ranges::sort(lines);
  return lines;
}

// The main road has the code r0, the others follow.
DrawnWorld main_road() {
  DrawnWorld world(R"(
    a---b---c   e---f

                g---h
  )",
                   metres(500));
  world.road("abc");
  world.village('a', 100);
  return world;
}

// Two ends that face each other over 8 m keep two roads off the main one: one cause, one finding.
TEST(NetworkFindings, AnIslandThatAGapExplainsIsSaidOnce) {
  DrawnWorld world = main_road();
  world.road_of({world.offset('c', 8.0, 0.0), world.at('e')});
  world.road("ef");
  EXPECT_EQ(roads_of(world).size(), 1U);
  EXPECT_EQ(roads_of(world).front().substr(0, 4), "V823");
  EXPECT_EQ(roads_of(world).front().substr(roads_of(world).front().rfind(' ') + 1), "2");
}

// Nothing ends near it: it stays an island.
TEST(NetworkFindings, AnIslandFarFromAllIsOne) {
  DrawnWorld world = main_road();
  world.road("gh");
  ASSERT_EQ(roads_of(world).size(), 1U);
  EXPECT_EQ(roads_of(world).front().substr(0, 4), "V825");
}

// Two ends of one island near the main road are two places to mend; the nearer one speaks of it.
TEST(NetworkFindings, TheNarrowestGapSpeaksOfTheIsland) {
  DrawnWorld world = main_road();
  world.road_of(
      {world.offset('a', 0.0, 9.0), world.offset('b', 0.0, 300.0), world.offset('c', 0.0, 5.0)});
  std::vector<std::string> const lines = roads_of(world);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NE(lines[0].find("5.0 1"), std::string::npos) << lines[0];
  EXPECT_NE(lines[1].find("9.0 -"), std::string::npos) << lines[1];
}

}  // namespace
}  // namespace tongcun
