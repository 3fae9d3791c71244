// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/edge_list.h"

#include <algorithm>

namespace tongcun {
namespace {

// Nodes in preorder; component_begin: where each component begins in it, and its end.
struct DepthFirst {
  std::vector<std::uint32_t> order;
  std::vector<std::size_t> component_begin;
};

DepthFirst walk_depth_first(SearchGraph const& graph) {
  std::uint32_t const nodes = graph.node_count();
  DepthFirst walk;
  walk.order.reserve(nodes);
  std::vector<std::uint8_t> seen(nodes, 0);
  struct Frame {
    std::uint32_t node;
    std::uint32_t next_arc;
  };
  std::vector<Frame> stack;
  for (std::uint32_t root = 0; root < nodes; ++root) {
    if (seen[root] != 0) {
      continue;
    }
    walk.component_begin.push_back(walk.order.size());
    seen[root] = 1;
    walk.order.push_back(root);
    stack.push_back({root, graph.first_arc[root]});
    while (!stack.empty()) {
      Frame& frame = stack.back();
      if (frame.next_arc == graph.first_arc[frame.node + 1]) {
        stack.pop_back();
        continue;
      }
      std::uint32_t const head = graph.arcs[frame.next_arc++].head;
      if (seen[head] == 0) {
        seen[head] = 1;
        walk.order.push_back(head);
        stack.push_back({head, graph.first_arc[head]});
      }
    }
  }
  walk.component_begin.push_back(walk.order.size());
  return walk;
}

}  // namespace

SearchGraph graph_of_edges(std::uint32_t nodes, std::vector<Edge> const& edges) {
  SearchGraph graph;
  graph.first_arc.assign(std::size_t{nodes} + 1, 0);
  for (Edge const& edge : edges) {
    ++graph.first_arc[edge.a + 1];
    ++graph.first_arc[edge.b + 1];
  }
  for (std::size_t node = 0; node < nodes; ++node) {
    graph.first_arc[node + 1] += graph.first_arc[node];
  }
  graph.arcs.resize(2 * edges.size());
  std::vector<std::uint32_t> next(graph.first_arc.begin(), graph.first_arc.end() - 1);
  for (Edge const& edge : edges) {
    graph.arcs[next[edge.a]++] = {edge.b, edge.cost};
    graph.arcs[next[edge.b]++] = {edge.a, edge.cost};
  }
  return graph;
}

SearchGraph renumber_depth_first(SearchGraph const& graph) {
  std::vector<std::uint32_t> const order = walk_depth_first(graph).order;
  std::vector<std::uint32_t> number(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    number[order[i]] = i;
  }
  SearchGraph renumbered;
  renumbered.phases = graph.phases;
  renumbered.first_arc.reserve(graph.first_arc.size());
  renumbered.arcs.reserve(graph.arcs.size());
  for (std::uint32_t const node : order) {
    for (SearchArc const& arc : graph.arcs_of(node)) {
      renumbered.arcs.push_back({number[arc.head], arc.cost});
    }
    renumbered.first_arc.push_back(static_cast<std::uint32_t>(renumbered.arcs.size()));
  }
  return renumbered;
}

std::vector<std::uint32_t> largest_component(SearchGraph const& graph) {
  DepthFirst const walk = walk_depth_first(graph);
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t c = 0; c + 1 < walk.component_begin.size(); ++c) {
    std::size_t const size = walk.component_begin[c + 1] - walk.component_begin[c];
    if (size > most) {
      most = size;
      best = c;
    }
  }
  if (most == 0) {
    return {};
  }
  auto const begin = walk.order.begin() + static_cast<std::ptrdiff_t>(walk.component_begin[best]);
  std::vector<std::uint32_t> nodes(begin, begin + static_cast<std::ptrdiff_t>(most));
  std::ranges::sort(nodes);
  return nodes;
}

}  // namespace tongcun
