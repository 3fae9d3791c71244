// SPDX-License-Identifier: Apache-2.0
#include "engine/network/build_road_network.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/segment_index.h"
#include "engine/run/parallel.h"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>

namespace tongcun {
namespace {

constexpr double kAnywhereMillimetres = 2e10;  // half way round the earth
constexpr std::size_t kRoadsPerBlock = 256;
constexpr std::size_t kPlacesPerBlock = 512;

// The segments of all roads on which people may walk, and where they lie on their roads.
struct WalkableSegments {
  std::vector<Segment> segment;
  std::vector<RoadId> road;
  std::vector<double> begin_mm;  // along the road

  void add(RoadId id, std::span<GeoPoint const> line) {
    double way = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
      segment.push_back({line[i - 1], line[i]});
      road.push_back(id);
      begin_mm.push_back(way);
      way += distance_mm(line[i - 1], line[i]);
    }
  }
};

// Components of whole roads: every road lies in one.
struct RoadComponents {
  IdVector<RoadId, ComponentId> of_road;
  IdVector<ComponentId, Component> components;  // nodes not yet counted
};

RoadComponents find_components(Roads const& roads, NodedRoads const& noded) {
  std::vector<std::uint32_t> rank(roads.size());
  std::vector<std::uint32_t> parent(roads.size());
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::uint32_t r = 0; r < roads.size(); ++r) {
    sets.make_set(r);
  }
  IdVector<JunctionId, RoadId> first_road(noded.junction_point.size(), RoadId::none());
  for (RoadId const road : noded.stops.ids()) {
    for (RoadStop const& stop : noded.stops[road]) {
      RoadId& first = first_road[stop.junction];
      if (first.is_none()) {
        first = road;
      } else {
        sets.union_set(first.value(), road.value());
      }
    }
  }
  struct Found {
    std::uint32_t set;
    Component component;
    RoadId first;
  };
  std::vector<Found> found;
  std::vector<std::size_t> position(roads.size());
  for (RoadId const road : noded.stops.ids()) {
    std::uint32_t const set = sets.find_set(road.value());
    if (set == road.value()) {
      position[set] = found.size();
      found.push_back({set, {}, RoadId::none()});
    }
  }
  for (RoadId const road : noded.stops.ids()) {
    Found& entry = found[position[sets.find_set(road.value())]];
    entry.component.length += noded.stops[road].back().position;
    ++entry.component.roads;
    if (entry.first.is_none()) {
      entry.first = road;
    }
  }
  std::ranges::sort(found, [](Found const& a, Found const& b) {
    return std::tuple(b.component.length, a.first) < std::tuple(a.component.length, b.first);
  });
  RoadComponents result;
  std::vector<ComponentId> of_set(roads.size());
  for (Found const& entry : found) {
    of_set[entry.set] = result.components.push_back(entry.component);
  }
  result.of_road.reserve(roads.size());
  for (RoadId const road : noded.stops.ids()) {
    result.of_road.push_back(of_set[sets.find_set(road.value())]);
  }
  return result;
}

// Where a place meets a road, before nodes have numbers.
struct Foot {
  Attachment attachment;
  Length position;  // along attachment.road
};

class NetworkBuilder {
 public:
  NetworkBuilder(Region const& region, RoadRules const& rules, NetworkOptions const& options,
                 RunSettings const& run)
      : region_(region), rules_(rules), options_(options), run_(run) {}

  BuiltNetwork build() {
    Roads const& roads = region_.roads;
    run_.report("noding", 0, 1);
    noded_ = node_roads(roads, options_.noding);
    report_.noding = std::move(noded_.report);
    RoadComponents components = find_components(roads, noded_);
    network_.traits = roads.traits;
    network_.road_component = std::move(components.of_road);
    network_.components = std::move(components.components);
    run_.check_stop();

    std::vector<GeoPoint> places(region_.villages.point.values().begin(),
                                 region_.villages.point.values().end());
    std::ranges::copy(region_.sites.point.values(), std::back_inserter(places));
    std::size_t const origins = places.size();
    std::ranges::copy(region_.facilities.point.values(), std::back_inserter(places));
    std::vector<Foot> const feet = find_feet(places);

    make_links(feet);
    number_nodes();
    for (std::size_t i = 0; i < feet.size(); ++i) {
      Attachment attachment = feet[i].attachment;
      if (!foot_stop_[i].is_none()) {
        attachment.node = node_of_stop_[foot_stop_[i]];
      }
      if (i < origins) {
        network_.origins.push_back(attachment);
      } else {
        network_.facilities.push_back(attachment);
      }
    }
    network_.village_count = region_.villages.size();
    find_direct_walks(std::span(places).first(origins));
    return {std::move(network_), std::move(report_)};
  }

 private:
  [[nodiscard]] ElevationGrid const* elevation() const {
    return region_.elevation ? &*region_.elevation : nullptr;
  }

  std::vector<Foot> find_feet(std::span<GeoPoint const> places) {
    WalkableSegments all;
    WalkableSegments main;
    for (RoadId const road : region_.roads.line.ids()) {
      if (!rules_.walk_rule(region_.roads.traits[road]).walkable) {
        continue;
      }
      all.add(road, region_.roads.line[road]);
      if (network_.road_component[road] == ComponentId(0)) {
        main.add(road, region_.roads.line[road]);
      }
    }
    SegmentIndex const all_index(all.segment);
    SegmentIndex const main_index(main.segment);
    std::vector<Foot> feet(places.size());
    for_each_block(run_, "attaching", places.size(), kPlacesPerBlock,
                   [&](std::size_t begin, std::size_t end) {
                     for (std::size_t i = begin; i < end; ++i) {
                       feet[i] = find_foot(places[i], all, all_index, main, main_index);
                     }
                   });
    return feet;
  }

  Foot find_foot(GeoPoint place, WalkableSegments const& all, SegmentIndex const& all_index,
                 WalkableSegments const& main, SegmentIndex const& main_index) const {
    std::optional<SegmentHit> const nearest = all_index.nearest(place, kAnywhereMillimetres);
    if (!nearest) {
      return {};
    }
    WalkableSegments const* table = &all;
    SegmentHit hit = *nearest;
    Length passed_over;
    if (network_.road_component[all.road[hit.segment]] != ComponentId(0)) {
      // Never so far that a place is lost for the sake of the main network.
      double const reach =
          std::min(hit.distance_mm + static_cast<double>(options_.prefer_main_within.count()),
                   std::max(hit.distance_mm, static_cast<double>(options_.off_road_limit.count())));
      if (std::optional<SegmentHit> const on_main = main_index.nearest(place, reach)) {
        passed_over = rounded_length(hit.distance_mm);
        table = &main;
        hit = *on_main;
      }
    }
    Segment const& segment = table->segment[hit.segment];
    Foot foot;
    foot.attachment.road = table->road[hit.segment];
    foot.attachment.road_point = point_between(segment.a, segment.b, hit.fraction);
    foot.attachment.off_road = rounded_length(hit.distance_mm);
    foot.attachment.passed_over = passed_over;
    foot.attachment.walk =
        off_road_walk(place, foot.attachment.road_point, elevation(), options_.walk);
    foot.position = rounded_length(table->begin_mm[hit.segment] +
                                   hit.fraction * distance_mm(segment.a, segment.b));
    foot.position = std::min(foot.position, noded_.stops[foot.attachment.road].back().position);
    return foot;
  }

  // A stop is a future node: the junctions first, then the feet that meet no junction.
  using StopId = Id<struct StopTag>;

  void make_links(std::span<Foot const> feet) {
    Roads const& roads = region_.roads;
    for (GeoPoint const point : noded_.junction_point.values()) {
      stop_point_.push_back(point);
    }
    // Feet by road and position; equal ones share a stop.
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < feet.size(); ++i) {
      if (!feet[i].attachment.road.is_none() &&
          feet[i].attachment.off_road <= options_.off_road_limit) {
        order.push_back(i);
      }
    }
    std::ranges::sort(order, {}, [&](std::uint32_t i) {
      return std::tuple(feet[i].attachment.road, feet[i].position, i);
    });
    foot_stop_.assign(feet.size(), StopId::none());

    struct Cut {
      Length position;
      StopId stop;
    };
    std::vector<std::vector<Cut>> cuts(roads.size());
    auto next_foot = order.cbegin();
    for (RoadId const road : roads.line.ids()) {
      std::vector<Cut>& list = cuts[road.value()];
      for (RoadStop const& stop : noded_.stops[road]) {
        list.push_back({stop.position, StopId(stop.junction.value())});
      }
      std::size_t const junctions = list.size();
      for (; next_foot != order.cend() && feet[*next_foot].attachment.road == road; ++next_foot) {
        Foot const& foot = feet[*next_foot];
        // Feet come by position: an equal one is the last, an equal junction found by halves.
        std::span<Cut const> const at_junctions = std::span(list).first(junctions);
        auto const same = std::ranges::lower_bound(at_junctions, foot.position, {}, &Cut::position);
        if (same != at_junctions.end() && same->position == foot.position) {
          foot_stop_[*next_foot] = same->stop;
          continue;
        }
        if (list.size() > junctions && list.back().position == foot.position) {
          foot_stop_[*next_foot] = list.back().stop;
          continue;
        }
        StopId const stop = stop_point_.push_back(foot.attachment.road_point);
        list.push_back({foot.position, stop});
        foot_stop_[*next_foot] = stop;
      }
      if (list.size() > junctions) {
        std::ranges::stable_sort(list, {}, &Cut::position);
      }
    }

    std::vector<std::vector<Link>> links_of_road(roads.size());
    std::vector<WalkProfileFacts> facts(roads.size());
    network_.terrain = IdVector<RoadId, Terrain>(roads.size(), Terrain::plain);
    for_each_block(
        run_, "measuring", roads.size(), kRoadsPerBlock, [&](std::size_t begin, std::size_t end) {
          for (std::size_t r = begin; r < end; ++r) {
            RoadId const road(static_cast<std::uint32_t>(r));
            WalkProfile const profile(roads.line[road], elevation(), options_.walk);
            facts[r] = {profile.steps(), profile.steps_without_height(), profile.steps_cut()};
            network_.terrain[road] = terrain_of(profile.grade_permille());
            auto const walk_to = [&](Length position) {
              return WalkMilliseconds{
                  static_cast<std::uint32_t>(profile.forward(position).count()),
                  static_cast<std::uint32_t>(profile.backward(position).count())};
            };
            for (std::size_t i = 1; i < cuts[r].size(); ++i) {
              Link link;
              link.road = road;
              link.begin = cuts[r][i - 1].position;
              link.end = cuts[r][i].position;
              link.from = NodeId(cuts[r][i - 1].stop.value());  // renumbered later
              link.to = NodeId(cuts[r][i].stop.value());
              link.walk_to_begin = walk_to(link.begin);
              link.walk_to_end = walk_to(link.end);
              links_of_road[r].push_back(link);
            }
          }
        });
    for (std::size_t r = 0; r < roads.size(); ++r) {
      RoadId const road(static_cast<std::uint32_t>(r));
      for (Link const& link : links_of_road[r]) {
        network_.links.push_back(link);
      }
      Length const length = noded_.stops[road].back().position;
      network_.road_length.push_back(length);
      report_.walk_steps += facts[r].steps;
      report_.walk_steps_without_height += facts[r].without_height;
      report_.walk_steps_cut += facts[r].cut;
      report_.length_by_terrain[static_cast<std::size_t>(network_.terrain[road])] += length;
    }
  }

  struct WalkProfileFacts {
    std::int32_t steps = 0;
    std::int32_t without_height = 0;
    std::int32_t cut = 0;
  };

  [[nodiscard]] Terrain terrain_of(std::int64_t grade_permille) const {
    if (grade_permille > rules_.mountain_grade_permille) {
      return Terrain::mountain;
    }
    return grade_permille >= rules_.hill_grade_permille ? Terrain::hill : Terrain::plain;
  }

  // Depth-first numbering of stops, component by component; isolated walks end where they began.
  void number_nodes() {
    std::size_t const stops = stop_point_.size();
    std::vector<std::vector<std::pair<std::uint32_t, LinkId>>> neighbours(stops);
    for (LinkId const link : network_.links.ids()) {
      std::uint32_t const a = network_.links[link].from.value();
      std::uint32_t const b = network_.links[link].to.value();
      neighbours[a].emplace_back(b, link);
      if (b != a) {
        neighbours[b].emplace_back(a, link);
      }
    }
    std::vector<ComponentId> component(stops);
    for (Link const& link : network_.links.values()) {
      component[link.from.value()] = network_.road_component[link.road];
      component[link.to.value()] = network_.road_component[link.road];
    }
    std::vector<std::uint32_t> starts(stops);
    std::iota(starts.begin(), starts.end(), 0U);
    std::ranges::sort(starts, {}, [&](std::uint32_t s) {
      return std::tuple(component[s], stop_point_[StopId(s)], s);
    });
    node_of_stop_ = IdVector<StopId, NodeId>(stops, NodeId::none());
    std::vector<std::uint32_t> stack;
    for (std::uint32_t const start : starts) {
      if (!node_of_stop_[StopId(start)].is_none()) {
        continue;
      }
      stack.push_back(start);
      while (!stack.empty()) {
        std::uint32_t const stop = stack.back();
        stack.pop_back();
        if (!node_of_stop_[StopId(stop)].is_none()) {
          continue;
        }
        node_of_stop_[StopId(stop)] = network_.node_point.push_back(stop_point_[StopId(stop)]);
        network_.node_component.push_back(component[stop]);
        ++network_.components[component[stop]].nodes;
        // The neighbour over the lowest link is walked first.
        for (auto it = neighbours[stop].rbegin(); it != neighbours[stop].rend(); ++it) {
          if (node_of_stop_[StopId(it->first)].is_none()) {
            stack.push_back(it->first);
          }
        }
      }
    }
    std::vector<std::vector<Incidence>> incidences(stops);
    for (LinkId const id : network_.links.ids()) {
      Link& link = network_.links[id];
      link.from = node_of_stop_[StopId(link.from.value())];
      link.to = node_of_stop_[StopId(link.to.value())];
      incidences[link.from.value()].push_back({id, Direction::forward});
      if (link.to != link.from) {
        incidences[link.to.value()].push_back({id, Direction::backward});
      }
    }
    network_.incidences.reserve(stops, 2 * network_.links.size());
    for (std::vector<Incidence> const& list : incidences) {
      network_.incidences.push_back(list);
    }
  }

  void find_direct_walks(std::span<GeoPoint const> origins) {
    std::vector<Segment> points;
    for (GeoPoint const point : region_.facilities.point.values()) {
      points.push_back({point, point});
    }
    SegmentIndex const index(points);
    std::vector<std::vector<DirectWalk>> walks(origins.size());
    for_each_block(
        run_, "direct walks", origins.size(), kPlacesPerBlock,
        [&](std::size_t begin, std::size_t end) {
          std::vector<SegmentHit> hits;
          for (std::size_t i = begin; i < end; ++i) {
            index.within(origins[i], static_cast<double>(options_.direct_walk_limit.count()), hits);
            for (SegmentHit const& hit : hits) {
              walks[i].push_back(
                  {FacilityId(hit.segment), distance(origins[i], points[hit.segment].a),
                   off_road_walk(origins[i], points[hit.segment].a, elevation(), options_.walk)});
            }
          }
        });
    for (std::vector<DirectWalk> const& list : walks) {
      network_.direct_walks.push_back(list);
    }
  }

  Region const& region_;
  RoadRules const& rules_;
  NetworkOptions const& options_;
  RunSettings const& run_;
  NodedRoads noded_;
  IdVector<StopId, GeoPoint> stop_point_;
  IdVector<StopId, NodeId> node_of_stop_;
  std::vector<StopId> foot_stop_;  // per place; none = not attached
  RoadNetwork network_;
  NetworkReport report_;
};

}  // namespace

BuiltNetwork build_road_network(Region const& region, RoadRules const& rules,
                                NetworkOptions const& options, RunSettings const& run) {
  return NetworkBuilder(region, rules, options, run).build();
}

}  // namespace tongcun
