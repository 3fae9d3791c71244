// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/shortest_path_peers.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace tongcun {
namespace {

class BinaryHeap final : public ShortestPathPeer {
 public:
  explicit BinaryHeap(SearchGraph const& graph) : graph_(graph) {
    costs_.resize(graph.node_count());
  }
  [[nodiscard]] std::string name() const override { return "binary_heap"; }
  void search(std::uint32_t source) override {
    using Entry = std::pair<std::uint32_t, std::uint32_t>;  // cost, node
    std::ranges::fill(costs_, kNotReached);
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    costs_[source] = 0;
    queue.emplace(0, source);
    while (!queue.empty()) {
      auto const [cost, node] = queue.top();
      queue.pop();
      if (cost != costs_[node]) {
        continue;
      }
      for (SearchArc const& arc : graph_.arcs_of(node)) {
        std::uint32_t const next = cost + arc.cost;
        if (next < costs_[arc.head]) {
          costs_[arc.head] = next;
          queue.emplace(next, arc.head);
        }
      }
    }
  }

 private:
  SearchGraph const& graph_;
};

}  // namespace

std::unique_ptr<ShortestPathPeer> binary_heap_peer(SearchGraph const& graph) {
  return std::make_unique<BinaryHeap>(graph);
}

}  // namespace tongcun
