// SPDX-License-Identifier: Apache-2.0
#include "tests/worlds/random_graph.h"

#include <algorithm>
#include <array>

namespace tongcun {

ArcList random_arcs(RandomStream& random, std::uint32_t most_nodes) {
  ArcList list;
  list.nodes = 1 + random.next_below(most_nodes);
  constexpr std::array<std::uint32_t, 6> kLargest{10, 100, 1000, 10000, 100000, 1000000};
  std::uint32_t const largest = kLargest[random.next_below(6)];
  std::uint32_t const count = random.next_below(4 * list.nodes + 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    list.arcs.emplace_back(random.next_below(list.nodes), random.next_below(list.nodes),
                           random.next_below(largest));
  }
  return list;
}

SearchGraph graph_of(ArcList const& list) {
  auto arcs = list.arcs;
  std::ranges::stable_sort(arcs, {}, [](auto const& arc) { return std::get<0>(arc); });
  SearchGraph graph;
  std::size_t next = 0;
  for (std::uint32_t node = 0; node < list.nodes; ++node) {
    for (; next < arcs.size() && std::get<0>(arcs[next]) == node; ++next) {
      graph.arcs.push_back({std::get<1>(arcs[next]), std::get<2>(arcs[next])});
    }
    graph.first_arc.push_back(static_cast<std::uint32_t>(graph.arcs.size()));
  }
  return graph;
}

std::vector<std::vector<std::int64_t>> all_pairs(ArcList const& list) {
  std::vector<std::vector<std::int64_t>> cost(list.nodes,
                                              std::vector<std::int64_t>(list.nodes, -1));
  auto const improve = [](std::int64_t& value, std::int64_t candidate) {
    if (value < 0 || candidate < value) {
      value = candidate;
    }
  };
  for (std::uint32_t i = 0; i < list.nodes; ++i) {
    cost[i][i] = 0;
  }
  for (auto const& [tail, head, weight] : list.arcs) {
    improve(cost[tail][head], weight);
  }
  for (std::uint32_t k = 0; k < list.nodes; ++k) {
    for (std::uint32_t i = 0; i < list.nodes; ++i) {
      for (std::uint32_t j = 0; j < list.nodes; ++j) {
        if (cost[i][k] >= 0 && cost[k][j] >= 0) {
          improve(cost[i][j], cost[i][k] + cost[k][j]);
        }
      }
    }
  }
  return cost;
}

}  // namespace tongcun
