// SPDX-License-Identifier: Apache-2.0
#include "engine/network/node_roads.h"

#include "engine/geometry/metric.h"
#include "engine/geometry/segment_index.h"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>

namespace tongcun {
namespace {

// All vertices of all roads in one row, and the segments between them.
struct VertexTable {
  std::vector<GeoPoint> point;
  std::vector<RoadId> road;
  std::vector<double> position;        // mm along the road
  std::vector<std::uint32_t> cluster;  // vertices at one place have one cluster, in point order
  std::vector<GeoPoint> cluster_point;
  std::vector<std::uint32_t> cluster_first;  // vertices of a cluster, compressed rows
  std::vector<std::uint32_t> cluster_vertex;
  std::vector<std::uint32_t> segment_vertex;  // first vertex of each segment; the next one ends it
  std::vector<Segment> segment;

  [[nodiscard]] bool is_end(std::uint32_t vertex) const {
    return vertex == 0 || vertex + 1 == point.size() || road[vertex - 1] != road[vertex] ||
           road[vertex + 1] != road[vertex];
  }
  [[nodiscard]] std::span<std::uint32_t const> vertices_of(std::uint32_t cluster_number) const {
    return std::span(cluster_vertex)
        .subspan(cluster_first[cluster_number],
                 cluster_first[cluster_number + 1] - cluster_first[cluster_number]);
  }
};

VertexTable tabulate(Roads const& roads) {
  VertexTable table;
  std::size_t const count = roads.line.total();
  table.point.reserve(count);
  table.road.reserve(count);
  table.position.reserve(count);
  for (RoadId const road : roads.line.ids()) {
    double way = 0.0;
    std::span<GeoPoint const> const line = roads.line[road];
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) {
        way += distance_mm(line[i - 1], line[i]);
        table.segment_vertex.push_back(static_cast<std::uint32_t>(table.point.size() - 1));
        table.segment.push_back({line[i - 1], line[i]});
      }
      table.point.push_back(line[i]);
      table.road.push_back(road);
      table.position.push_back(way);
    }
  }
  std::vector<std::uint32_t> order(table.point.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t v) { return std::tuple(table.point[v], v); });
  table.cluster.resize(table.point.size());
  table.cluster_vertex = order;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || table.point[order[i]] != table.point[order[i - 1]]) {
      table.cluster_first.push_back(static_cast<std::uint32_t>(i));
      table.cluster_point.push_back(table.point[order[i]]);
    }
    table.cluster[order[i]] = static_cast<std::uint32_t>(table.cluster_point.size() - 1);
  }
  table.cluster_first.push_back(static_cast<std::uint32_t>(order.size()));
  return table;
}

// A lane that leaves a road and ends beside it lacks nothing: they meet within so many times the
// reach of a dead end, along the lane [A].
constexpr std::int64_t kWayRound = 5;

// Where a vertex of another road was put into this one.
struct Insertion {
  RoadId road;
  double position;
  std::uint32_t cluster;
};

// a × b of the vectors origin→a and origin→b, exact.
int turn(GeoPoint origin, GeoPoint a, GeoPoint b) {
  __extension__ using Wide = __int128;
  Wide const cross = Wide{std::int64_t{a.lon} - origin.lon} * (std::int64_t{b.lat} - origin.lat) -
                     Wide{std::int64_t{a.lat} - origin.lat} * (std::int64_t{b.lon} - origin.lon);
  return (cross > 0) - (cross < 0);
}

// Fraction of s where it crosses t, both inside; none if they do not properly cross.
std::optional<double> crossing_fraction(Segment const& s, Segment const& t) {
  if (turn(s.a, s.b, t.a) * turn(s.a, s.b, t.b) >= 0 ||
      turn(t.a, t.b, s.a) * turn(t.a, t.b, s.b) >= 0) {
    return std::nullopt;
  }
  double const dx = static_cast<double>(s.b.lon) - s.a.lon;
  double const dy = static_cast<double>(s.b.lat) - s.a.lat;
  double const ex = static_cast<double>(t.b.lon) - t.a.lon;
  double const ey = static_cast<double>(t.b.lat) - t.a.lat;
  double const fx = static_cast<double>(t.a.lon) - s.a.lon;
  double const fy = static_cast<double>(t.a.lat) - s.a.lat;
  return (fx * ey - fy * ex) / (dx * ey - dy * ex);
}

class Noder {
 public:
  Noder(Roads const& roads, NodingOptions const& options)
      : roads_(roads),
        options_(options),
        vertices_(tabulate(roads)),
        index_(vertices_.segment),
        rank_(vertices_.cluster_point.size()),
        parent_(vertices_.cluster_point.size()),
        sets_(rank_.data(), parent_.data()) {
    for (std::uint32_t c = 0; c < vertices_.cluster_point.size(); ++c) {
      sets_.make_set(c);
    }
  }

  NodedRoads node() {
    join_near_vertices();
    treat_crossings();
    NodedRoads noded = cut_at_junctions();
    find_dangles(noded);
    noded.report = std::move(report_);
    return noded;
  }

 private:
  [[nodiscard]] RoadId road_of_segment(std::uint32_t segment) const {
    return vertices_.road[vertices_.segment_vertex[segment]];
  }

  [[nodiscard]] bool cluster_on_road(std::uint32_t cluster, RoadId road) const {
    return std::ranges::any_of(vertices_.vertices_of(cluster),
                               [&](std::uint32_t v) { return vertices_.road[v] == road; });
  }

  // Roads of two levels meet only where one of them ends, and on the ground: the end of a bridge
  // meets a road on the ground anywhere, but nothing meets a bridge except at its ends.
  [[nodiscard]] bool may_join(std::uint32_t vertex, RoadId other, bool at_end_of_other) const {
    std::int8_t const own_level = roads_.traits[vertices_.road[vertex]].level;
    std::int8_t const other_level = roads_.traits[other].level;
    return own_level == other_level ||
           (vertices_.is_end(vertex) && (other_level == 0 || at_end_of_other));
  }

  void join_near_vertices() {
    // Without a tolerance a vertex that lies on another road's line, exactly, still meets it.
    bool const exact = options_.tolerance.count() == 0;
    double const reach = exact ? 1.0 : static_cast<double>(options_.tolerance.count());
    std::vector<SegmentHit> hits;
    for (std::uint32_t c = 0; c < vertices_.cluster_point.size(); ++c) {
      GeoPoint const point = vertices_.cluster_point[c];
      index_.within(point, reach, hits);
      if (exact) {
        std::erase_if(hits, [&](SegmentHit const& hit) {
          Segment const& line = vertices_.segment[hit.segment];
          return turn(point, line.a, line.b) != 0;
        });
      }
      std::ranges::sort(hits, {}, [&](SegmentHit const& hit) {
        return std::tuple(road_of_segment(hit.segment), hit.distance_mm, hit.segment);
      });
      RoadId last_road = RoadId::none();
      for (SegmentHit const& hit : hits) {
        RoadId const other = road_of_segment(hit.segment);
        if (other == last_road) {
          continue;  // only the nearest place of each road
        }
        last_road = other;
        if (!cluster_on_road(c, other)) {
          join(c, hit, other);
        }
      }
    }
  }

  void join(std::uint32_t cluster, SegmentHit const& hit, RoadId other) {
    GeoPoint const point = vertices_.cluster_point[cluster];
    std::uint32_t const first = vertices_.segment_vertex[hit.segment];
    double const to_first = distance_mm(point, vertices_.point[first]);
    double const to_second = distance_mm(point, vertices_.point[first + 1]);
    std::uint32_t const nearest_vertex = to_first <= to_second ? first : first + 1;
    double const to_vertex = std::min(to_first, to_second);
    bool const at_vertex = to_vertex <= static_cast<double>(options_.tolerance.count());
    std::span<std::uint32_t const> const own = vertices_.vertices_of(cluster);
    auto const vertex = std::ranges::find_if(own, [&](std::uint32_t v) {
      return may_join(v, other, at_vertex && vertices_.is_end(nearest_vertex));
    });
    if (vertex == own.end()) {
      return;
    }
    RoadContact contact{vertices_.road[*vertex], other, point, rounded_length(hit.distance_mm)};
    if (at_vertex) {
      std::uint32_t const a = sets_.find_set(cluster);
      std::uint32_t const b = sets_.find_set(vertices_.cluster[nearest_vertex]);
      if (a != b) {
        sets_.link(a, b);
        contact.gap = rounded_length(to_vertex);
        report_.joins_to_vertices.push_back(contact);
      }
      return;
    }
    double const position =
        vertices_.position[first] +
        hit.fraction * (vertices_.position[first + 1] - vertices_.position[first]);
    insertions_.push_back({other, position, cluster});
    report_.joins_to_lines.push_back(contact);
  }

  // Crossings of segments at one level whose roads do not already meet there.
  void treat_crossings() {
    std::vector<SegmentHit> near;
    for (std::uint32_t s = 0; s < vertices_.segment.size(); ++s) {
      Segment const& line = vertices_.segment[s];
      RoadId const road = road_of_segment(s);
      double const half = 0.5 * distance_mm(line.a, line.b);
      index_.within(point_between(line.a, line.b, 0.5), half * 1.001 + 50.0, near);
      for (SegmentHit const& hit : near) {
        if (hit.segment <= s) {
          continue;
        }
        RoadId const other = road_of_segment(hit.segment);
        if (other == road || roads_.traits[road].level != roads_.traits[other].level) {
          continue;
        }
        std::optional<double> const fraction =
            crossing_fraction(line, vertices_.segment[hit.segment]);
        if (fraction) {
          treat_crossing(s, hit.segment, *fraction);
        }
      }
    }
  }

  void treat_crossing(std::uint32_t s, std::uint32_t t, double fraction) {
    GeoPoint const point = point_between(vertices_.segment[s].a, vertices_.segment[s].b, fraction);
    if (already_joined_near(s, t, point)) {
      return;
    }
    RoadContact const contact{road_of_segment(s), road_of_segment(t), point, Length(0)};
    if (!options_.join_crossings) {
      report_.open_crossings.push_back(contact);
      return;
    }
    // A cluster of its own for the crossing point.
    auto const cluster =
        static_cast<std::uint32_t>(vertices_.cluster_point.size() + crossing_points_.size());
    crossing_points_.push_back(point);
    std::optional<double> const other_fraction =
        crossing_fraction(vertices_.segment[t], vertices_.segment[s]);
    for (auto const& [segment, part] : {std::pair(s, fraction), std::pair(t, *other_fraction)}) {
      std::uint32_t const first = vertices_.segment_vertex[segment];
      insertions_.push_back({road_of_segment(segment),
                             vertices_.position[first] +
                                 part * (vertices_.position[first + 1] - vertices_.position[first]),
                             cluster});
    }
    report_.joined_crossings.push_back(contact);
  }

  // Whether the roads of two crossing segments already share a junction within the tolerance (at
  // least a metre) of the crossing: an overshooting end that was joined is no open crossing.
  bool already_joined_near(std::uint32_t s, std::uint32_t t, GeoPoint point) {
    double const reach = std::max(1000.0, 2.0 * static_cast<double>(options_.tolerance.count()));
    std::vector<std::uint32_t> const a = clusters_near(s, point, reach);
    std::vector<std::uint32_t> const b = clusters_near(t, point, reach);
    return std::ranges::any_of(a,
                               [&](std::uint32_t c) { return std::ranges::find(b, c) != b.end(); });
  }

  // Joined sets on the segment's road that have a vertex or insertion near the point.
  std::vector<std::uint32_t> clusters_near(std::uint32_t segment, GeoPoint point, double reach) {
    std::vector<std::uint32_t> near;
    std::uint32_t const first = vertices_.segment_vertex[segment];
    for (std::uint32_t const vertex : {first, first + 1}) {
      if (distance_mm(vertices_.point[vertex], point) <= reach) {
        near.push_back(sets_.find_set(vertices_.cluster[vertex]));
      }
    }
    if (insertions_by_road_.empty()) {
      insertions_by_road_.resize(roads_.size());
      for (std::size_t i = 0; i < insertions_.size(); ++i) {
        insertions_by_road_[insertions_[i].road].push_back(static_cast<std::uint32_t>(i));
      }
    }
    for (std::uint32_t const i : insertions_by_road_[vertices_.road[first]]) {
      Insertion const& insertion = insertions_[i];
      if (distance_mm(vertices_.cluster_point[insertion.cluster], point) <= reach) {
        near.push_back(sets_.find_set(insertion.cluster));
      }
    }
    return near;
  }

  NodedRoads cut_at_junctions() {
    // Crossing points are sets of their own, numbered after the clusters of vertices.
    std::size_t const vertex_clusters = vertices_.cluster_point.size();
    std::size_t const clusters = vertex_clusters + crossing_points_.size();
    auto const set_of = [&](std::uint32_t cluster) {
      return cluster < vertex_clusters ? sets_.find_set(cluster) : cluster;
    };
    auto const point_of = [&](std::uint32_t cluster) {
      return cluster < vertex_clusters ? vertices_.cluster_point[cluster]
                                       : crossing_points_[cluster - vertex_clusters];
    };
    std::vector<std::uint32_t> uses(clusters, 0);  // how often roads pass through the set
    for (std::uint32_t v = 0; v < vertices_.point.size(); ++v) {
      uses[set_of(vertices_.cluster[v])] += vertices_.is_end(v) ? 2U : 1U;
    }
    for (Insertion const& insertion : insertions_) {
      uses[set_of(insertion.cluster)] += 2;
    }
    // The junction of a set stands at the set's first point.
    std::vector<GeoPoint> set_point(clusters);
    std::vector<bool> has_point(clusters, false);
    for (std::uint32_t c = 0; c < clusters; ++c) {
      std::uint32_t const set = set_of(c);
      if (!has_point[set]) {
        set_point[set] = point_of(c);
        has_point[set] = true;
      }
    }
    std::vector<std::uint32_t> junction_sets;
    for (std::uint32_t c = 0; c < clusters; ++c) {
      if (set_of(c) == c && uses[c] >= 2) {
        junction_sets.push_back(c);
      }
    }
    std::ranges::sort(junction_sets, {},
                      [&](std::uint32_t set) { return std::tuple(set_point[set], set); });
    NodedRoads noded;
    std::vector<JunctionId> junction(clusters);
    for (std::uint32_t const set : junction_sets) {
      junction[set] = noded.junction_point.push_back(set_point[set]);
    }

    std::ranges::sort(insertions_, {},
                      [](Insertion const& i) { return std::tuple(i.road, i.position, i.cluster); });
    std::vector<RoadStop> stops;
    std::uint32_t vertex = 0;
    auto insertion = insertions_.cbegin();
    for (RoadId const road : roads_.line.ids()) {
      stops.clear();
      for (; vertex < vertices_.point.size() && vertices_.road[vertex] == road; ++vertex) {
        std::uint32_t const set = set_of(vertices_.cluster[vertex]);
        if (uses[set] >= 2) {
          stops.push_back({rounded_length(vertices_.position[vertex]), junction[set]});
        }
      }
      for (; insertion != insertions_.cend() && insertion->road == road; ++insertion) {
        stops.push_back(
            {rounded_length(insertion->position), junction[set_of(insertion->cluster)]});
      }
      std::ranges::stable_sort(stops, {}, &RoadStop::position);
      auto const repeated = std::ranges::unique(stops);
      stops.erase(repeated.begin(), repeated.end());
      noded.stops.push_back(stops);
    }
    uses_ = std::move(uses);
    return noded;
  }

  // Whether a road meets another one within a short way from its end at `position`.
  [[nodiscard]] bool meets_soon(NodedRoads const& noded, RoadId road, double position,
                                RoadId other) const {
    auto const far = static_cast<double>(kWayRound * options_.dangle_reach.count());
    return std::ranges::any_of(noded.stops[road], [&](RoadStop const& stop) {
      return std::abs(static_cast<double>(stop.position.count()) - position) <= far &&
             std::ranges::any_of(noded.stops[other], [&](RoadStop const& of_other) {
               return of_other.junction == stop.junction;
             });
    });
  }

  // Dead ends (one road's end, nothing else there) near a road they do not touch.
  void find_dangles(NodedRoads const& noded) {
    std::vector<SegmentHit> hits;
    auto const reach = static_cast<double>(options_.dangle_reach.count());
    for (std::uint32_t v = 0; v < vertices_.point.size(); ++v) {
      if (!vertices_.is_end(v) || uses_[sets_.find_set(vertices_.cluster[v])] != 2) {
        continue;
      }
      index_.within(vertices_.point[v], reach, hits);
      RoadId const own = vertices_.road[v];
      std::optional<RoadContact> nearest;
      for (SegmentHit const& hit : hits) {
        RoadId const other = road_of_segment(hit.segment);
        Length const gap = rounded_length(hit.distance_mm);
        if (other != own && (!nearest || gap < nearest->gap) &&
            !meets_soon(noded, own, vertices_.position[v], other)) {
          nearest = RoadContact{own, other, vertices_.point[v], gap};
        }
      }
      if (nearest) {
        report_.dangles.push_back(*nearest);
      }
    }
  }

  Roads const& roads_;
  NodingOptions options_;
  VertexTable vertices_;
  SegmentIndex index_;
  std::vector<std::uint32_t> rank_;
  std::vector<std::uint32_t> parent_;
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets_;
  std::vector<Insertion> insertions_;
  IdVector<RoadId, std::vector<std::uint32_t>> insertions_by_road_;  // of the tolerance pass
  std::vector<GeoPoint> crossing_points_;
  std::vector<std::uint32_t> uses_;
  NodingReport report_;
};

}  // namespace

NodedRoads node_roads(Roads const& roads, NodingOptions const& options) {
  return Noder(roads, options).node();
}

}  // namespace tongcun
