// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/bucket_queue.h"
#include "engine/network/search_graph.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// Where a search sets out from: a search node and what it has cost to get there.
struct Seed {
  std::uint32_t node = 0;
  std::uint32_t cost = 0;
};

// What the bucket width and span of a graph's searches depend on; computed once per graph.
struct CostScale {
  std::uint32_t largest = 0;  // arc cost
  std::uint32_t mean = 0;     // of the arcs that cost anything

  [[nodiscard]] static CostScale of(SearchGraph const& graph);
  // Also covers the arcs that a patch adds.
  [[nodiscard]] static CostScale of(SearchPatch const& graph);
};

// Shortest costs from one or many seeds, with a cut-off; owns the working memory, so one object
// serves many searches one after the other (one object per thread). Costs are exact integers.
//
// Dijkstra's algorithm on a bucket queue; O(nodes reached + arcs relaxed), resetting costs only
// what the last search touched. Costs within the longest arc of 2^32 - 1 (49 days in milliseconds)
// or beyond count as not reached.
class ShortestTimes {
 public:
  static constexpr std::uint32_t kNoCutoff = 0xfffffffe;

  // Graph: SearchGraph or SearchPatch. Nodes farther than `cutoff` are not reached.
  template <class Graph>
  void search(Graph const& graph, CostScale const& scale, std::span<Seed const> seeds,
              std::uint32_t cutoff = kNoCutoff);

  // Cost to a search node; none = not reached by the last search.
  [[nodiscard]] std::optional<std::uint32_t> cost(std::uint32_t node) const {
    std::uint32_t const value = cost_[node];
    return value == kUnreached ? std::nullopt : std::optional(value);
  }
  // Search nodes the last search reached, each once, in no particular order.
  [[nodiscard]] std::span<std::uint32_t const> reached() const {
    return std::span(touched_).first(touched_count_);
  }
  // Working memory held from search to search.
  [[nodiscard]] std::size_t memory_bytes() const {
    return (cost_.capacity() + touched_.capacity()) * sizeof(std::uint32_t) + queue_.memory_bytes();
  }

 private:
  static constexpr std::uint32_t kUnreached = 0xffffffff;  // never leaves this class
  void reset(std::uint32_t nodes);

  std::vector<std::uint32_t> cost_;
  std::vector<std::uint32_t> touched_;  // the first touched_count_; room for all nodes and one
  std::size_t touched_count_ = 0;
  BucketQueue<std::uint32_t> queue_;
};

// A source that reaches a node, and its cost.
struct SourceLabel {
  std::uint32_t cost = 0;
  std::uint32_t source = 0;
  friend auto operator<=>(SourceLabel const&, SourceLabel const&) = default;
};

// A seed of a numbered source; a source may have several seeds.
struct SourceSeed {
  std::uint32_t node = 0;
  std::uint32_t cost = 0;
  std::uint32_t source = 0;
};

// The k nearest sources of every node in one pass: at most k labels a node, ascending by
// (cost, source), each source once. Ties go to the lower source. Exact.
// Shape: labels[node] of an IdLists-like table. O(k² · arcs) at worst, about k passes in practice.
class NearestSources {
 public:
  NearestSources(SearchGraph const& graph, CostScale const& scale,
                 std::span<SourceSeed const> seeds, int k,
                 std::uint32_t cutoff = ShortestTimes::kNoCutoff);

  [[nodiscard]] std::span<SourceLabel const> of(std::uint32_t node) const {
    return {labels_.data() + std::size_t{node} * static_cast<std::size_t>(k_), count_[node]};
  }

 private:
  void search_nearest(SearchGraph const& graph, CostScale const& scale,
                      std::span<SourceSeed const> seeds, std::uint32_t cutoff);
  void search_several(SearchGraph const& graph, CostScale const& scale,
                      std::span<SourceSeed const> seeds, std::uint32_t cutoff);
  bool improve(std::uint32_t node, SourceLabel label);

  int k_;
  std::vector<SourceLabel> labels_;  // k per node
  std::vector<std::uint8_t> count_;
};

}  // namespace tongcun
