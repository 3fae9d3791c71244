// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/read_road_graph.h"

#include "engine/network/build_road_network.h"
#include "engine/network/network_states.h"
#include "engine/region/build_region.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace tongcun {
namespace {

Region region_of(Scenario const& scenario, RunSettings const& run) {
  return build_region(read_layers(scenario, run).tables, scenario.profile.code_levels).region;
}

}  // namespace

BenchGraph read_road_graph(std::filesystem::path const& path, int threads) {
  RunSettings run;
  run.threads = threads;
  Scenario const scenario = read_scenario(path);
  Region const region = region_of(scenario, run);
  RoadRules const& rules = scenario.profile.road_rules;
  RoadNetwork const network = build_road_network(region, rules, scenario.network, run).network;
  NetworkStates const states = find_network_states(network, rules);

  SearchQuestion question;
  question.mode = Mode::walk;
  question.month = states.month_of(states.dry);
  BenchGraph bench;
  bench.origin = "roads of the scenario, on foot, driest month";
  bench.node_order = "depth first";
  bench.graph = build_search_graph(network, rules, question);
  for (Attachment const& foot : network.facilities.values()) {
    if (!foot.node.is_none()) {
      bench.facilities.push_back(bench.graph.start_of(foot.node));
    }
  }
  return bench;
}

RoadLines read_road_lines(std::filesystem::path const& path, int threads) {
  RunSettings run;
  run.threads = threads;
  Scenario const scenario = read_scenario(path);
  Region const region = region_of(scenario, run);
  RoadLines lines;
  for (RoadId const road : region.roads.line.ids()) {
    if (!scenario.profile.road_rules.walk_rule(region.roads.traits[road]).walkable) {
      continue;
    }
    std::span<GeoPoint const> const line = region.roads.line[road];
    for (std::size_t i = 1; i < line.size(); ++i) {
      lines.segments.push_back({line[i - 1], line[i]});
    }
  }
  std::ranges::copy(region.villages.point.values(), std::back_inserter(lines.places));
  std::ranges::copy(region.facilities.point.values(), std::back_inserter(lines.places));
  return lines;
}

}  // namespace tongcun
