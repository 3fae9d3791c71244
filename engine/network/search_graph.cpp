// SPDX-License-Identifier: Apache-2.0
#include "engine/network/search_graph.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>

namespace tongcun {
namespace {

// What a link or an added link looks like from one of its nodes.
struct Stretch {
  NodeId other;
  Direction direction;  // leaving this node
  RoadTraits const* traits;
  Terrain terrain;
  Length begin;
  Length end;
  WalkMilliseconds walk;
};

class ArcWriter {
 public:
  ArcWriter(RoadNetwork const& network, RoadRules const& rules, SearchQuestion const& question,
            NetworkOverlay const& overlay)
      : network_(network),
        rules_(rules),
        question_(question),
        overlay_(overlay),
        wet_(rules.wet_months.contains(question.month)) {
    for (std::size_t i = 0; i < overlay.added.size(); ++i) {
      added_at_[overlay.added[i].from].push_back(i);
      if (overlay.added[i].to != overlay.added[i].from) {
        added_at_[overlay.added[i].to].push_back(i);
      }
    }
  }

  // Appends the arcs of one network node's search node in `phase`.
  void write(NodeId node, std::uint32_t phase, std::vector<SearchArc>& arcs) const {
    bool boards = false;
    for (Incidence const& incidence : network_.incidences[node]) {
      Link const& link = network_.links[incidence.link];
      bool const leaving_from = incidence.direction == Direction::forward;
      RoadTraits const& traits = overlay_.traits_of(link.road, network_);
      Stretch const stretch{leaving_from ? link.to : link.from, incidence.direction, &traits,
                            network_.terrain[link.road],        link.begin,          link.end,
                            link.walk(walk_permille(traits))};
      write_stretch(stretch, phase, arcs, boards);
    }
    auto const added = added_at_.find(node);
    if (added != added_at_.end()) {
      for (std::size_t const i : added->second) {
        AddedLink const& link = overlay_.added[i];
        bool const leaving_from = link.from == node;
        Link as_link;
        as_link.walk_to_end = link.walk;
        Stretch const stretch{leaving_from ? link.to : link.from,
                              leaving_from ? Direction::forward : Direction::backward,
                              &link.traits,
                              link.terrain,
                              Length(),
                              link.length,
                              as_link.walk(walk_permille(link.traits))};
        write_stretch(stretch, phase, arcs, boards);
      }
    }
    if (question_.mode == Mode::ride && boards) {
      write_transition(node, phase, arcs);
    }
  }

 private:
  void write_stretch(Stretch const& stretch, std::uint32_t phase, std::vector<SearchArc>& arcs,
                     bool& boards) const {
    bool const rides = question_.mode == Mode::ride;
    // `travelled` is the direction of the traveller: in a reverse graph the arc that leaves this
    // node is the one that arrives.
    bool const reverse = question_.orientation == Orientation::reverse;
    Direction const travelled = reverse ? opposite(stretch.direction) : stretch.direction;
    std::uint32_t const phases = rides ? 3 : 1;
    if (rides) {
      std::optional<Speed> const speed =
          motor_speed(rules_, *stretch.traits, stretch.terrain, question_.month, question_.reading);
      boards = boards || speed.has_value();
      if (phase == 1) {
        if (speed && may_drive(*stretch.traits, travelled)) {
          Duration const time =
              travel_time(stretch.end, *speed) - travel_time(stretch.begin, *speed);
          arcs.push_back(
              {stretch.other.value() * phases + phase, static_cast<std::uint32_t>(time.count())});
        }
        return;
      }
    }
    if (rules_.walk_rule(*stretch.traits).walkable) {
      arcs.push_back({stretch.other.value() * phases + phase, travelled == Direction::forward
                                                                  ? stretch.walk.forward
                                                                  : stretch.walk.backward});
    }
  }

  [[nodiscard]] std::int64_t walk_permille(RoadTraits const& traits) const {
    return wet_ ? rules_.walk_rule(traits).wet_permille : 1000;
  }

  // Before the ride → in the ride → after the ride, at nodes where a vehicle may pass.
  void write_transition(NodeId node, std::uint32_t phase, std::vector<SearchArc>& arcs) const {
    auto const boarding = static_cast<std::uint32_t>(question_.boarding.count());
    bool const reverse = question_.orientation == Orientation::reverse;
    std::uint32_t const first = node.value() * 3;
    if (!reverse && phase < 2) {
      arcs.push_back({first + phase + 1, phase == 0 ? boarding : 0});
    }
    if (reverse && phase > 0) {
      arcs.push_back({first + phase - 1, phase == 1 ? boarding : 0});
    }
  }

  static Direction opposite(Direction direction) {
    return direction == Direction::forward ? Direction::backward : Direction::forward;
  }

  static bool may_drive(RoadTraits const& traits, Direction travelled) {
    switch (traits.one_way) {
      case OneWay::both:
        return true;
      case OneWay::forward:
        return travelled == Direction::forward;
      case OneWay::backward:
        return travelled == Direction::backward;
    }
    return true;
  }

  RoadNetwork const& network_;
  RoadRules const& rules_;
  SearchQuestion const& question_;
  NetworkOverlay const& overlay_;
  bool wet_;
  std::map<NodeId, std::vector<std::size_t>> added_at_;
};

std::uint32_t phases_of(SearchQuestion const& question) {
  return question.mode == Mode::ride ? 3 : 1;
}

}  // namespace

SearchGraph build_search_graph(RoadNetwork const& network, RoadRules const& rules,
                               SearchQuestion const& question, NetworkOverlay const& overlay) {
  SearchGraph graph;
  graph.phases = phases_of(question);
  graph.first_arc.reserve(network.node_point.size() * graph.phases + 1);
  ArcWriter const writer(network, rules, question, overlay);
  for (NodeId const node : network.node_point.ids()) {
    for (std::uint32_t phase = 0; phase < graph.phases; ++phase) {
      writer.write(node, phase, graph.arcs);
      graph.first_arc.push_back(static_cast<std::uint32_t>(graph.arcs.size()));
    }
  }
  return graph;
}

SearchPatch::SearchPatch(SearchGraph const& base, RoadNetwork const& network,
                         RoadRules const& rules, SearchQuestion const& question,
                         NetworkOverlay const& overlay)
    : base_(&base), is_patched_((base.node_count() + 63) / 64, 0) {
  std::vector<NodeId> touched;
  auto const values = network.links.values();
  for (NetworkOverlay::Changed const& change : overlay.changed) {
    auto const of_road = std::ranges::equal_range(values, change.road, {}, &Link::road);
    for (Link const& link : of_road) {
      touched.push_back(link.from);
      touched.push_back(link.to);
    }
  }
  for (AddedLink const& link : overlay.added) {
    touched.push_back(link.from);
    touched.push_back(link.to);
  }
  std::ranges::sort(touched);
  auto const repeated = std::ranges::unique(touched);
  touched.erase(repeated.begin(), repeated.end());
  ArcWriter const writer(network, rules, question, overlay);
  for (NodeId const node : touched) {
    for (std::uint32_t phase = 0; phase < base.phases; ++phase) {
      std::uint32_t const search_node = node.value() * base.phases + phase;
      nodes_.push_back(search_node);
      is_patched_[search_node / 64] |= std::uint64_t{1} << (search_node % 64);
      writer.write(node, phase, arcs_);
      first_arc_.push_back(static_cast<std::uint32_t>(arcs_.size()));
    }
  }
}

std::span<SearchArc const> SearchPatch::patched_arcs_of(std::uint32_t node) const {
  auto const position =
      static_cast<std::size_t>(std::ranges::lower_bound(nodes_, node) - nodes_.begin());
  return {arcs_.data() + first_arc_[position], arcs_.data() + first_arc_[position + 1]};
}

SearchGraph build_length_graph(RoadNetwork const& network, RoadRules const& rules) {
  SearchGraph graph;
  for (NodeId const node : network.node_point.ids()) {
    for (Incidence const& incidence : network.incidences[node]) {
      Link const& link = network.links[incidence.link];
      if (rules.walk_rule(network.traits[link.road]).walkable) {
        NodeId const other = incidence.direction == Direction::forward ? link.to : link.from;
        graph.arcs.push_back({other.value(), static_cast<std::uint32_t>(link.length().count())});
      }
    }
    graph.first_arc.push_back(static_cast<std::uint32_t>(graph.arcs.size()));
  }
  return graph;
}

}  // namespace tongcun
