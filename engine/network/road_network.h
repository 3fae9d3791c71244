// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/road_rules.h"
#include "engine/network/walking.h"
#include "engine/region/roads.h"
#include "engine/types/geo_point.h"
#include "engine/types/id.h"
#include "engine/types/id_lists.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <cstdint>

namespace tongcun {

enum class Direction : std::uint8_t { forward, backward };

// Walking times over a link, both directions, milliseconds.
struct WalkMilliseconds {
  std::uint32_t forward = 0;
  std::uint32_t backward = 0;
  friend bool operator==(WalkMilliseconds const&, WalkMilliseconds const&) = default;
};

// A stretch of one road between two neighbouring nodes.
struct Link {
  RoadId road;
  NodeId from;   // at `begin`
  NodeId to;     // at `end`
  Length begin;  // along the road from its first vertex
  Length end;
  WalkMilliseconds walk_to_begin;  // from the road's first vertex, on dry ground
  WalkMilliseconds walk_to_end;

  [[nodiscard]] Length length() const { return end - begin; }
  // Over the link where one walks at `permille` of the dry speed. Times are rounded from the road's
  // start, so that cutting a road changes no sum.
  [[nodiscard]] WalkMilliseconds walk(std::int64_t permille) const {
    auto const slowed = [&](std::uint32_t dry) {
      return static_cast<std::uint32_t>((std::int64_t{dry} * 1000 + permille / 2) / permille);
    };
    return {slowed(walk_to_end.forward) - slowed(walk_to_begin.forward),
            slowed(walk_to_end.backward) - slowed(walk_to_begin.backward)};
  }
  friend bool operator==(Link const&, Link const&) = default;
};

// A link seen from one of its nodes.
struct Incidence {
  LinkId link;
  Direction direction = Direction::forward;  // backward: leaving from the link's `to`
  friend bool operator==(Incidence const&, Incidence const&) = default;
};

// How a place hangs on the network: an off-road walk to the nearest road where people may walk.
struct Attachment {
  NodeId node;  // none: no road within the off-road limit, the place is not reached
  RoadId road;  // nearest road taken; none: there is no road at all
  GeoPoint road_point;
  Length off_road;     // to that road, also where it is beyond the limit
  WalkTimes walk;      // there = from the place to the road
  Length passed_over;  // distance of a nearer road on an island that was passed over; 0 = none
  friend bool operator==(Attachment const& a, Attachment const& b) {
    return a.node == b.node && a.road == b.road && a.road_point == b.road_point &&
           a.off_road == b.off_road && a.walk.there == b.walk.there && a.walk.back == b.walk.back &&
           a.passed_over == b.passed_over;
  }
};

// A facility near enough to be walked to straight across country.
struct DirectWalk {
  FacilityId facility;
  Length distance;
  WalkTimes walk;  // there = to the facility
};

struct Component {
  Length length;
  std::int64_t nodes = 0;
  std::int64_t roads = 0;
};

// HOW ONE MOVES: the roads as a graph whose nodes are junctions, ends and the places where
// villages, sites and facilities hang on. Frozen; upgrades are overlays. Undirected links carry
// both directions' times; one-way rules concern vehicles only and are applied when a search graph
// is built.
//
// Node ids follow a depth-first walk through each component (neighbours in memory are neighbours on
// the ground), components are ordered by length, the longest (the main network) first.
struct RoadNetwork {
  IdVector<NodeId, GeoPoint> node_point;
  IdVector<NodeId, ComponentId> node_component;
  IdLists<NodeId, Incidence> incidences;  // per node, ascending by link

  IdVector<LinkId, Link> links;  // ascending by road, then position

  IdVector<RoadId, RoadTraits> traits;
  IdVector<RoadId, Terrain> terrain;
  IdVector<RoadId, Length> road_length;
  IdVector<RoadId, ComponentId> road_component;

  IdVector<ComponentId, Component> components;

  IdVector<OriginId, Attachment> origins;  // villages in id order, then sites
  IdVector<FacilityId, Attachment> facilities;
  IdLists<OriginId, DirectWalk> direct_walks;  // ascending by facility
  std::size_t village_count = 0;

  [[nodiscard]] OriginId origin_of(VillageId village) const { return OriginId(village.value()); }
  [[nodiscard]] OriginId origin_of(SiteId site) const {
    return OriginId(static_cast<std::uint32_t>(village_count) + site.value());
  }
};

}  // namespace tongcun
