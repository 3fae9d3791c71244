// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/network_overlay.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/types/id.h"
#include "engine/types/month.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// walk: on foot all the way. ride: on foot to a vehicle, one ride, on foot to the goal; any of the
// three parts may be empty, so a ride is never slower than a walk.
enum class Mode : std::uint8_t { walk, ride };

// forward: arcs as one travels. reverse: arcs turned round, for searches that start at the goals.
enum class Orientation : std::uint8_t { forward, reverse };

// What is searched: one mode in one month under one reading.
struct SearchQuestion {
  Mode mode = Mode::walk;
  Month month{1};
  Reading reading = Reading::low;
  Orientation orientation = Orientation::forward;
  Duration boarding;  // added when a ride begins
};

struct SearchArc {
  std::uint32_t head = 0;
  std::uint32_t cost = 0;  // milliseconds, or millimetres in a length graph
};

// A plain graph in compressed rows, compiled for one question: closed links are simply absent.
// A network node has one search node on foot and three when riding (before, in, after the ride).
struct SearchGraph {
  std::vector<std::uint32_t> first_arc{0};  // node count + 1
  std::vector<SearchArc> arcs;
  std::uint32_t phases = 1;

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(first_arc.size() - 1);
  }
  [[nodiscard]] std::span<SearchArc const> arcs_of(std::uint32_t node) const {
    return {arcs.data() + first_arc[node], arcs.data() + first_arc[node + 1]};
  }
  // Ask memory for what arcs_of(node) will read: first where the arcs lie, some nodes later, when
  // that has arrived, the arcs. Change nothing but the time it takes. (Inlined always: g++ 12 takes
  // a function that only prefetches for one without effect and drops the call.)
  [[gnu::always_inline]] void prefetch_row(std::uint32_t node) const {
    __builtin_prefetch(first_arc.data() + node);
  }
  [[gnu::always_inline]] void prefetch_arcs(std::uint32_t node) const {
    __builtin_prefetch(arcs.data() + first_arc[node]);
  }
  // Where a journey from a network node begins.
  [[nodiscard]] std::uint32_t start_of(NodeId node) const { return node.value() * phases; }
  // Where it may end: on foot after the ride, or on foot all the way (the start node itself).
  [[nodiscard]] std::uint32_t goal_of(NodeId node) const {
    return node.value() * phases + phases - 1;
  }
  [[nodiscard]] std::size_t memory_bytes() const {
    return first_arc.size() * sizeof(std::uint32_t) + arcs.size() * sizeof(SearchArc);
  }
};

// O(nodes + links). Arcs of a node come in the order of its links.
[[nodiscard]] SearchGraph build_search_graph(RoadNetwork const& network, RoadRules const& rules,
                                             SearchQuestion const& question,
                                             NetworkOverlay const& overlay = {});

// The arcs that an overlay changes, over a shared search graph of the same question without it.
// Reads like the graph built with the overlay. O(arcs at the ends of changed links).
class SearchPatch {
 public:
  SearchPatch(SearchGraph const& base, RoadNetwork const& network, RoadRules const& rules,
              SearchQuestion const& question, NetworkOverlay const& overlay);

  [[nodiscard]] std::uint32_t node_count() const { return base_->node_count(); }
  [[nodiscard]] std::span<SearchArc const> arcs_of(std::uint32_t node) const {
    bool const is_patched = ((is_patched_[node / 64] >> (node % 64)) & 1U) != 0;
    return is_patched ? patched_arcs_of(node) : base_->arcs_of(node);
  }
  [[gnu::always_inline]] void prefetch_row(std::uint32_t node) const { base_->prefetch_row(node); }
  [[gnu::always_inline]] void prefetch_arcs(std::uint32_t node) const {
    base_->prefetch_arcs(node);
  }
  [[nodiscard]] SearchGraph const& base() const { return *base_; }
  [[nodiscard]] std::size_t patched_nodes() const { return nodes_.size(); }

 private:
  [[nodiscard]] std::span<SearchArc const> patched_arcs_of(std::uint32_t node) const;

  SearchGraph const* base_;
  std::vector<std::uint64_t> is_patched_;  // one bit per node
  std::vector<std::uint32_t> nodes_;       // ascending
  std::vector<std::uint32_t> first_arc_{0};
  std::vector<SearchArc> arcs_;
};

// Links where people may walk, costs in millimetres; undirected. Lengths above 4,294 km per link
// do not occur.
[[nodiscard]] SearchGraph build_length_graph(RoadNetwork const& network, RoadRules const& rules);

}  // namespace tongcun
