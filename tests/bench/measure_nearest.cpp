// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.h"
#include "tests/bench/routing_measures.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <tuple>

namespace tongcun {
namespace {

// The k nearest sources of every node by a binary heap: labels leave the heap in order of (cost,
// source), and a node takes the first k that are of different sources.
class HeapNearest {
 public:
  HeapNearest(SearchGraph const& graph, std::span<SourceSeed const> seeds, std::size_t k)
      : labels_(std::size_t{graph.node_count()} * k), count_(graph.node_count(), 0), k_(k) {
    using Entry = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // cost, source, node
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (SourceSeed const& seed : seeds) {
      queue.emplace(seed.cost, seed.source, seed.node);
    }
    while (!queue.empty()) {
      auto const [cost, source, node] = queue.top();
      queue.pop();
      std::span<SourceLabel const> const taken = of(node);
      if (taken.size() == k_ ||
          std::ranges::find(taken, source, &SourceLabel::source) != taken.end()) {
        continue;
      }
      labels_[node * k_ + count_[node]++] = {cost, source};
      for (SearchArc const& arc : graph.arcs_of(node)) {
        if (count_[arc.head] < k_) {
          queue.emplace(cost + arc.cost, source, arc.head);
        }
      }
    }
  }
  [[nodiscard]] std::span<SourceLabel const> of(std::size_t node) const {
    return {labels_.data() + node * k_, count_[node]};
  }

 private:
  std::vector<SourceLabel> labels_;
  std::vector<std::size_t> count_;
  std::size_t k_;
};

}  // namespace

NearestAll measure_nearest(SearchGraph const& graph, std::span<std::uint32_t const> facilities,
                           double time_limit) {
  CostScale const scale = CostScale::of(graph);
  std::vector<SourceSeed> seeds;
  for (std::uint32_t i = 0; i < facilities.size(); ++i) {
    seeds.push_back({facilities[i], 0, i});
  }
  NearestAll result;
  result.json["facilities"] = facilities.size();
  for (int const k : {1, 5}) {
    std::vector<double> engine_seconds;
    std::vector<double> heap_seconds;
    Rounds rounds(time_limit / 2);
    while (rounds.next()) {
      std::optional<NearestSources> engine;
      std::optional<HeapNearest> heap;
      engine_seconds.push_back(timed([&] { engine.emplace(graph, scale, seeds, k); }));
      heap_seconds.push_back(
          timed([&] { heap.emplace(graph, seeds, static_cast<std::size_t>(k)); }));
      for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
        result.equal = result.equal && std::ranges::equal(engine->of(node), heap->of(node));
      }
    }
    double const seconds = median(engine_seconds);
    result.json["nearest_" + std::to_string(k)] = {
        {"rounds", rounds.done()},
        {"seconds_median", seconds},
        {"binary_heap_ratio", median(heap_seconds) / seconds}};
  }
  return result;
}

}  // namespace tongcun
