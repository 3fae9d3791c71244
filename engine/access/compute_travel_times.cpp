// SPDX-License-Identifier: Apache-2.0
#include "engine/access/compute_travel_times.h"

#include "engine/network/shortest_times.h"
#include "engine/run/parallel.h"
#include "engine/run/scratch_pool.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kOriginsPerBlock = 32;

std::uint32_t cost_of(Duration duration) {
  return static_cast<std::uint32_t>(duration.count());
}

// Questions that share a search graph.
struct GraphKey {
  Mode mode;
  StateId state;
  Reading reading;
};

class Computation {
 public:
  Computation(AccessInput const& input, AccessOptions const& options, RunSettings const& run)
      : input_(input), options_(options), run_(run) {
    for (ServiceId const service : input.services.ids()) {
      is_member_.emplace_back(input.network.facilities.size(), 0);
      for (FacilityId const facility : input.uses.of_service[service]) {
        is_member_.back()[facility.value()] = 1;
      }
    }
  }

  TravelTimes compute() {
    times_.k = options_.nearest;
    for (ServiceId const service : input_.services.ids()) {
      if (!input_.uses.of_service[service].empty()) {
        asked_.push_back(service);
      }
    }
    std::vector<GraphKey> graphs;
    for (StateId const state : input_.states.months.ids()) {
      graphs.push_back({Mode::walk, state, Reading::low});
      for (Reading const reading : kReadings) {
        graphs.push_back({Mode::ride, state, reading});
      }
    }
    std::int64_t done = 0;
    for (GraphKey const& key : graphs) {
      run_.check_stop();
      run_.report("nearest", done++, static_cast<std::int64_t>(graphs.size()));
      SearchGraph const graph = build(key, Orientation::reverse);
      CostScale const scale = CostScale::of(graph);
      for (ServiceId const service : asked_) {
        times_.nearest.push_back(nearest_of(graph, scale, key, service));
      }
    }
    std::ranges::sort(times_.nearest, {}, &NearestTimes::key);
    for (StateId const state : input_.states.months.ids()) {
      compute_round_trips(state);
    }
    if (options_.origin_destination_cutoff) {
      for (GraphKey const& key : graphs) {
        compute_lists(key, *options_.origin_destination_cutoff);
      }
      std::ranges::sort(times_.origin_destination, {}, &OriginDestinationTimes::key);
    }
    return std::move(times_);
  }

 private:
  [[nodiscard]] SearchGraph build(GraphKey const& key, Orientation orientation) const {
    SearchQuestion question;
    question.mode = key.mode;
    question.month = input_.states.month_of(key.state);
    question.reading = key.reading;
    question.orientation = orientation;
    question.boarding = options_.boarding;
    return build_search_graph(input_.network, input_.rules, question, input_.overlay);
  }

  [[nodiscard]] bool serves(ServiceId service, FacilityId facility) const {
    return is_member_[service.value()][facility.value()] != 0;
  }

  // From all facilities backwards: every place learns its nearest ones in one pass.
  NearestTimes nearest_of(SearchGraph const& graph, CostScale const& scale, GraphKey const& key,
                          ServiceId service) const {
    RoadNetwork const& network = input_.network;
    std::vector<SourceSeed> seeds;
    for (FacilityId const facility : input_.uses.of_service[service]) {
      Attachment const& foot = network.facilities[facility];
      if (foot.node.is_none()) {
        continue;
      }
      std::uint32_t const cost = cost_of(foot.walk.back);
      seeds.push_back({graph.goal_of(foot.node), cost, facility.value()});
      if (graph.phases > 1) {
        seeds.push_back({graph.start_of(foot.node), cost, facility.value()});
      }
    }
    NearestSources const sources(graph, scale, seeds, options_.nearest);
    NearestTimes result;
    result.key = {service, key.mode, key.state, key.reading};
    std::vector<Reach> reaches;
    for (OriginId const origin : network.origins.ids()) {
      reaches.clear();
      Attachment const& foot = network.origins[origin];
      if (!foot.node.is_none()) {
        for (SourceLabel const& label : sources.of(graph.start_of(foot.node))) {
          reaches.push_back({FacilityId(label.source), Duration(label.cost) + foot.walk.there});
        }
      }
      add_direct_walks(origin, service, reaches);
      std::ranges::sort(reaches, {}, [](Reach const& r) { return std::pair(r.time, r.facility); });
      if (reaches.size() > static_cast<std::size_t>(options_.nearest)) {
        reaches.resize(static_cast<std::size_t>(options_.nearest));
      }
      result.nearest.push_back(reaches);
    }
    return result;
  }

  // A facility outside the list whose network time is shorter than its direct walk would have at
  // least k nearer ones before it, so taking the smaller of the two here is exact.
  void add_direct_walks(OriginId origin, ServiceId service, std::vector<Reach>& reaches) const {
    for (DirectWalk const& direct : input_.network.direct_walks[origin]) {
      if (!serves(service, direct.facility)) {
        continue;
      }
      auto const known = std::ranges::find(reaches, direct.facility, &Reach::facility);
      if (known == reaches.end()) {
        reaches.push_back({direct.facility, direct.walk.there});
      } else {
        known->time = std::min(known->time, direct.walk.there);
      }
    }
  }

  void compute_round_trips(StateId state) {
    std::vector<ServiceId> services;
    for (ServiceId const service : asked_) {
      if (input_.services[service].round_trip) {
        services.push_back(service);
      }
    }
    if (services.empty()) {
      return;
    }
    GraphKey const key{Mode::walk, state, Reading::low};
    SearchGraph const there = build(key, Orientation::forward);
    SearchGraph const back = build(key, Orientation::reverse);
    CostScale const scale = CostScale::of(there);
    // Both ways over the same road, as one undirected search from all facilities: an upper bound
    // on the shortest round trip, which may take another way home.
    SearchGraph both = there;
    for (std::size_t i = 0; i < both.arcs.size(); ++i) {
      both.arcs[i].cost = there.arcs[i].cost + back.arcs[i].cost;
    }
    CostScale const both_scale = CostScale::of(both);
    for (ServiceId const service : services) {
      times_.round_trips.push_back(
          round_trips_of(service, state, there, back, scale, both, both_scale));
    }
  }

  RoundTrips round_trips_of(ServiceId service, StateId state, SearchGraph const& there,
                            SearchGraph const& back, CostScale const& scale,
                            SearchGraph const& both, CostScale const& both_scale) const {
    RoadNetwork const& network = input_.network;
    std::vector<SourceSeed> seeds;
    for (FacilityId const facility : input_.uses.of_service[service]) {
      Attachment const& foot = network.facilities[facility];
      if (!foot.node.is_none()) {
        seeds.push_back(
            {foot.node.value(), cost_of(foot.walk.there + foot.walk.back), facility.value()});
      }
    }
    NearestSources const bounds(both, both_scale, seeds, 1);
    IdLists<NodeId, FacilityId> const at_node = facilities_at_nodes(service);

    RoundTrips result{service, state,
                      IdVector<OriginId, std::optional<Reach>>(network.origins.size())};
    ScratchPool<TripScratch> pool;
    for_each_block(run_, "round trips", network.origins.size(), kOriginsPerBlock,
                   [&](std::size_t begin, std::size_t end) {
                     auto const scratch = pool.borrow();
                     for (std::size_t i = begin; i < end; ++i) {
                       OriginId const origin(static_cast<std::uint32_t>(i));
                       result.trip[origin] = round_trip(origin, service, there, back, scale, bounds,
                                                        at_node, *scratch);
                     }
                   });
    return result;
  }

  struct TripScratch {
    ShortestTimes there;
    ShortestTimes back;
    std::map<FacilityId, std::pair<std::optional<Duration>, std::optional<Duration>>> legs;
  };

  [[nodiscard]] std::optional<Reach> round_trip(OriginId origin, ServiceId service,
                                                SearchGraph const& there, SearchGraph const& back,
                                                CostScale const& scale,
                                                NearestSources const& bounds,
                                                IdLists<NodeId, FacilityId> const& at_node,
                                                TripScratch& scratch) const {
    RoadNetwork const& network = input_.network;
    auto& legs = scratch.legs;
    legs.clear();
    Attachment const& foot = network.origins[origin];
    std::optional<Duration> bound;
    for (DirectWalk const& direct : network.direct_walks[origin]) {
      if (serves(service, direct.facility)) {
        legs[direct.facility] = {direct.walk.there, direct.walk.back};
        Duration const trip = direct.walk.there + direct.walk.back;
        bound = bound ? std::min(*bound, trip) : trip;
      }
    }
    if (!foot.node.is_none()) {
      for (SourceLabel const& label : bounds.of(foot.node.value())) {
        Duration const trip = Duration(label.cost) + foot.walk.there + foot.walk.back;
        bound = bound ? std::min(*bound, trip) : trip;
      }
      if (bound) {
        // Neither leg of the best trip is longer than the whole of a known one.
        add_legs(there, scale, foot.node, foot.walk.there, *bound, at_node, scratch.there,
                 [&](FacilityId facility, Duration time) {
                   auto& leg = legs[facility].first;
                   Duration const whole = time + network.facilities[facility].walk.back;
                   leg = leg ? std::min(*leg, whole) : whole;
                 });
        add_legs(back, scale, foot.node, foot.walk.back, *bound, at_node, scratch.back,
                 [&](FacilityId facility, Duration time) {
                   auto& leg = legs[facility].second;
                   Duration const whole = time + network.facilities[facility].walk.there;
                   leg = leg ? std::min(*leg, whole) : whole;
                 });
      }
    }
    std::optional<Reach> best;
    for (auto const& [facility, leg] : legs) {
      if (leg.first && leg.second) {
        Duration const trip = *leg.first + *leg.second;
        if (!best || trip < best->time) {
          best = Reach{facility, trip};
        }
      }
    }
    return best;
  }

  template <class Add>
  void add_legs(SearchGraph const& graph, CostScale const& scale, NodeId node, Duration off_road,
                Duration bound, IdLists<NodeId, FacilityId> const& at_node, ShortestTimes& search,
                Add const& add) const {
    std::array<Seed, 1> const seeds{Seed{node.value(), cost_of(off_road)}};
    search.search(graph, scale, seeds, cost_of(bound));
    for (std::uint32_t const reached : search.reached()) {
      for (FacilityId const facility : at_node[NodeId(reached)]) {
        add(facility, Duration(*search.cost(reached)));
      }
    }
  }

  [[nodiscard]] IdLists<NodeId, FacilityId> facilities_at_nodes(ServiceId service) const {
    std::vector<std::vector<FacilityId>> lists(input_.network.node_point.size());
    for (FacilityId const facility : input_.uses.of_service[service]) {
      NodeId const node = input_.network.facilities[facility].node;
      if (!node.is_none()) {
        lists[node.value()].push_back(facility);
      }
    }
    IdLists<NodeId, FacilityId> result;
    for (std::vector<FacilityId> const& list : lists) {
      result.push_back(list);
    }
    return result;
  }

  void compute_lists(GraphKey const& key, Duration cutoff) {
    SearchGraph const graph = build(key, Orientation::forward);
    CostScale const scale = CostScale::of(graph);
    RoadNetwork const& network = input_.network;
    std::vector<std::vector<std::vector<Reach>>> lists(
        input_.services.size(), std::vector<std::vector<Reach>>(network.origins.size()));
    ScratchPool<ShortestTimes> pool;
    for_each_block(run_, "origin-destination", network.origins.size(), kOriginsPerBlock,
                   [&](std::size_t begin, std::size_t end) {
                     auto const search = pool.borrow();
                     for (std::size_t i = begin; i < end; ++i) {
                       OriginId const origin(static_cast<std::uint32_t>(i));
                       bool const on_network =
                           run_search(graph, scale, network.origins[origin], cutoff, *search);
                       for (ServiceId const service : asked_) {
                         lists[service.value()][i] =
                             list_of(graph, origin, service, cutoff, on_network, *search);
                       }
                     }
                   });
    for (ServiceId const service : asked_) {
      OriginDestinationTimes result;
      result.key = {service, key.mode, key.state, key.reading};
      result.cutoff = cutoff;
      for (std::vector<Reach> const& list : lists[service.value()]) {
        result.times.push_back(list);
      }
      times_.origin_destination.push_back(std::move(result));
    }
  }

  static bool run_search(SearchGraph const& graph, CostScale const& scale, Attachment const& foot,
                         Duration cutoff, ShortestTimes& search) {
    if (foot.node.is_none()) {
      return false;
    }
    std::array<Seed, 1> const seeds{Seed{graph.start_of(foot.node), cost_of(foot.walk.there)}};
    search.search(graph, scale, seeds, cost_of(cutoff));
    return true;
  }

  [[nodiscard]] std::vector<Reach> list_of(SearchGraph const& graph, OriginId origin,
                                           ServiceId service, Duration cutoff, bool on_network,
                                           ShortestTimes const& search) const {
    RoadNetwork const& network = input_.network;
    std::vector<Reach> list;
    for (FacilityId const facility : input_.uses.of_service[service]) {
      Attachment const& foot = network.facilities[facility];
      if (!on_network || foot.node.is_none()) {
        continue;
      }
      std::optional<std::uint32_t> cost = search.cost(graph.goal_of(foot.node));
      if (std::optional<std::uint32_t> const on_foot = search.cost(graph.start_of(foot.node))) {
        cost = cost ? std::min(*cost, *on_foot) : on_foot;
      }
      if (cost) {
        list.push_back({facility, Duration(*cost) + foot.walk.back});
      }
    }
    add_direct_walks(origin, service, list);
    std::erase_if(list, [&](Reach const& reach) { return reach.time > cutoff; });
    std::ranges::sort(list, {}, &Reach::facility);
    return list;
  }

  AccessInput const& input_;
  AccessOptions const& options_;
  RunSettings const& run_;
  std::vector<std::vector<std::uint8_t>> is_member_;  // [service][facility]
  std::vector<ServiceId> asked_;                      // services that have a facility
  TravelTimes times_;
};

}  // namespace

TravelTimes compute_travel_times(AccessInput const& input, AccessOptions const& options,
                                 RunSettings const& run) {
  return Computation(input, options, run).compute();
}

}  // namespace tongcun
