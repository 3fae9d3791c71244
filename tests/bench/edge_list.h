// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/search_graph.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// An undirected edge with the same cost both ways.
struct Edge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t cost = 0;
};

// Two arcs an edge; arcs of a node in the order of the edges. O(nodes + edges).
[[nodiscard]] SearchGraph graph_of_edges(std::uint32_t nodes, std::vector<Edge> const& edges);

// The same graph with nodes numbered by a depth-first walk (preorder, neighbours in arc order,
// components in the order of their lowest node), as road networks are numbered. Arcs of a node keep
// their order.
[[nodiscard]] SearchGraph renumber_depth_first(SearchGraph const& graph);

// Nodes of the largest component of an undirected graph, ascending.
[[nodiscard]] std::vector<std::uint32_t> largest_component(SearchGraph const& graph);

// 64 well mixed bits of a number (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15U;
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9U;
  number = (number ^ (number >> 27)) * 0x94d049bb133111ebU;
  return number ^ (number >> 31);
}

}  // namespace tongcun
