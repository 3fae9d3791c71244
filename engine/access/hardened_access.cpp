// SPDX-License-Identifier: Apache-2.0
#include "engine/access/hardened_access.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/segment_index.h"
#include "engine/network/search_graph.h"
#include "engine/network/shortest_times.h"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace tongcun {
namespace {

constexpr double kAnywhereMillimetres = 2e10;

// A road whose class nobody recorded may be wide enough: only in the high reading.
bool anchors(RoadClass road_class, RoadRules const& rules, Reading classes) {
  static_assert(static_cast<int>(RoadClass::unknown) == kRoadClasses - 1);
  return static_cast<int>(road_class) <= static_cast<int>(rules.lowest_anchor_class) ||
         (road_class == RoadClass::unknown && classes == Reading::high);
}

bool open_all_year(RoadTraits const& traits, Terrain terrain, RoadRules const& rules,
                   NetworkStates const& states, Reading reading) {
  return std::ranges::all_of(states.months.ids(), [&](StateId state) {
    return motor_speed(rules, traits, terrain, states.month_of(state), reading).has_value();
  });
}

}  // namespace

HardenedNetwork find_hardened_network(RoadNetwork const& network, RoadRules const& rules,
                                      NetworkOverlay const& overlay, Reading surfaces,
                                      Reading classes) {
  std::size_t const nodes = network.node_point.size();
  std::vector<std::uint32_t> rank(nodes);
  std::vector<std::uint32_t> parent(nodes);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::uint32_t n = 0; n < nodes; ++n) {
    sets.make_set(n);
  }
  IdVector<RoadId, RoadTraits> const traits = traits_with(overlay, network);
  for (Link const& link : network.links.values()) {
    if (rules.is_hardened(traits[link.road], surfaces)) {
      sets.union_set(link.from.value(), link.to.value());
    }
  }
  enum : std::uint8_t { isolated, unclassed, anchored };
  std::vector<std::uint8_t> state(nodes, isolated);
  for (Link const& link : network.links.values()) {
    RoadTraits const& road = traits[link.road];
    if (!rules.is_hardened(road, surfaces)) {
      continue;
    }
    std::uint8_t& of_set = state[sets.find_set(link.from.value())];
    if (anchors(road.road_class, rules, classes)) {
      of_set = anchored;
    } else if (road.road_class == RoadClass::unknown) {
      of_set = std::max<std::uint8_t>(of_set, unclassed);
    }
  }
  HardenedNetwork hardened;
  hardened.contains = IdVector<RoadId, std::uint8_t>(network.traits.size(), 0);
  for (Link const& link : network.links.values()) {
    if (!rules.is_hardened(traits[link.road], surfaces)) {
      continue;
    }
    switch (state[sets.find_set(link.from.value())]) {
      case anchored:
        hardened.contains[link.road] = 1;
        hardened.length += link.length();
        break;
      case unclassed:
        hardened.unclassed_length += link.length();
        break;
      default:
        hardened.isolated_length += link.length();
        break;
    }
  }
  return hardened;
}

IdVector<OriginId, std::optional<Length>> distances_to(HardenedNetwork const& hardened,
                                                       RoadNetwork const& network,
                                                       SearchGraph const& lengths) {
  std::vector<Seed> seeds;
  for (Link const& link : network.links.values()) {
    if (hardened.contains[link.road] != 0) {
      seeds.push_back({link.from.value(), 0});
      seeds.push_back({link.to.value(), 0});
    }
  }
  ShortestTimes search;
  search.search(lengths, CostScale::of(lengths), seeds);
  IdVector<OriginId, std::optional<Length>> distances;
  for (Attachment const& foot : network.origins.values()) {
    std::optional<Length> distance;
    if (!foot.node.is_none()) {
      if (std::optional<std::uint32_t> const cost = search.cost(foot.node.value())) {
        distance = Length(*cost) + foot.off_road;
      }
    }
    distances.push_back(distance);
  }
  return distances;
}

RoadAccess compute_road_access(Region const& region, RoadNetwork const& network,
                               RoadRules const& rules, NetworkStates const& states,
                               NetworkOverlay const& overlay) {
  RoadAccess access;
  SearchGraph const graph = build_length_graph(network, rules);
  std::vector<GeoPoint> origins(region.villages.point.values().begin(),
                                region.villages.point.values().end());
  std::ranges::copy(region.sites.point.values(), std::back_inserter(origins));
  assert(origins.size() == network.origins.size());
  IdVector<RoadId, RoadTraits> const traits = traits_with(overlay, network);

  for (Reading const reading : kReadings) {
    auto const r = static_cast<std::size_t>(reading);
    access.hardened[r] = find_hardened_network(network, rules, overlay, reading, reading);
    access.to_hardened[r] = distances_to(access.hardened[r], network, graph);

    std::vector<Segment> segments;
    for (RoadId const road : region.roads.line.ids()) {
      if (open_all_year(traits[road], network.terrain[road], rules, states, reading)) {
        std::span<GeoPoint const> const line = region.roads.line[road];
        for (std::size_t i = 1; i < line.size(); ++i) {
          segments.push_back({line[i - 1], line[i]});
        }
      }
    }
    SegmentIndex const index(segments);
    for (GeoPoint const origin : origins) {
      std::optional<SegmentHit> const hit = index.nearest(origin, kAnywhereMillimetres);
      access.to_all_season[r].push_back(hit ? std::optional(rounded_length(hit->distance_mm))
                                            : std::nullopt);
    }
  }
  return access;
}

PersonShare rural_access_index(std::span<std::optional<Persons> const> persons,
                               std::span<std::optional<Length> const> distance, Length reach) {
  assert(persons.size() == distance.size());
  PersonShare share;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (!persons[i]) {
      continue;
    }
    share.base += persons[i]->count();
    if (distance[i] && *distance[i] <= reach) {
      share.persons += persons[i]->count();
    }
  }
  return share;
}

}  // namespace tongcun
