// SPDX-License-Identifier: Apache-2.0
#include "engine/access/compute_hardened_times.h"

#include "engine/network/search_graph.h"
#include "engine/network/shortest_times.h"

#include <optional>
#include <utility>

namespace tongcun {
namespace {

// Per place of origin, in one state.
using TimesInState = IdVector<OriginId, std::optional<Duration>>;

std::vector<NodeId> nodes_on(HardenedNetwork const& hardened, RoadNetwork const& network) {
  std::vector<NodeId> nodes;
  for (Link const& link : network.links.values()) {
    if (hardened.contains[link.road] != 0) {
      nodes.push_back(link.from);
      nodes.push_back(link.to);
    }
  }
  return nodes;
}

TimesInState times_in_state(AccessInput const& input, SearchQuestion const& question,
                            std::vector<NodeId> const& goals) {
  SearchGraph const graph = build_search_graph(input.network, input.rules, question, input.overlay);
  std::vector<Seed> seeds;
  for (NodeId const goal : goals) {
    // Before, in or after a ride: whoever gets there has arrived.
    for (std::uint32_t node = graph.start_of(goal); node <= graph.goal_of(goal); ++node) {
      seeds.push_back({node, 0});
    }
  }
  ShortestTimes search;
  search.search(graph, CostScale::of(graph), seeds);
  TimesInState times;
  for (Attachment const& foot : input.network.origins.values()) {
    std::optional<Duration> time;
    if (!foot.node.is_none()) {
      if (std::optional<std::uint32_t> const cost = search.cost(graph.start_of(foot.node))) {
        time = Duration(*cost) + foot.walk.there;
      }
    }
    times.push_back(time);
  }
  return times;
}

}  // namespace

std::vector<VillageYears> compute_hardened_times(AccessInput const& input, RoadAccess const& roads,
                                                 AccessOptions const& options,
                                                 RunSettings const& run) {
  NetworkStates const& states = input.states;
  std::vector<VillageYears> all;
  for (Mode const mode : {Mode::walk, Mode::ride}) {
    for (Reading const reading : kReadings) {
      std::vector<NodeId> const goals =
          nodes_on(roads.hardened[static_cast<std::size_t>(reading)], input.network);
      std::vector<TimesInState> by_state;
      for (StateId const state : states.months.ids()) {
        run.check_stop();
        SearchQuestion question;
        question.mode = mode;
        question.month = states.month_of(state);
        question.reading = reading;
        question.orientation = Orientation::reverse;
        question.boarding = options.boarding;
        by_state.push_back(times_in_state(input, question, goals));
      }
      VillageYears years;
      years.service = ServiceId::none();
      years.mode = mode;
      years.reading = reading;
      std::vector<std::optional<Duration>> in_state(states.months.size());
      for (OriginId const origin : input.network.origins.ids()) {
        for (StateId const state : states.months.ids()) {
          in_state[state.value()] = by_state[state.value()][origin];
        }
        years.year.push_back(year_of(states, in_state));
        years.nearest_dry.push_back(FacilityId::none());
        years.nearest_wet.push_back(FacilityId::none());
      }
      all.push_back(std::move(years));
    }
  }
  return all;
}

}  // namespace tongcun
