// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/make_grid_graph.h"

#include "tests/bench/edge_list.h"

#include <limits>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// km/h on a row or column.
std::uint32_t speed_on(std::uint32_t line) {
  if (line % 50 == 0) {
    return 100;
  }
  return line % 10 == 0 ? 60 : 30;
}

std::vector<Edge> grid_edges(std::uint32_t side, std::uint64_t seed) {
  std::vector<Edge> edges;
  for (std::uint32_t row = 0; row < side; ++row) {
    for (std::uint32_t column = 0; column < side; ++column) {
      std::uint32_t const node = row * side + column;
      for (bool const along_row : {true, false}) {
        if ((along_row ? column : row) + 1 == side) {
          continue;
        }
        std::uint64_t const bits =
            mixed(seed ^ ((std::uint64_t{node} << 1) | (along_row ? 1U : 0U)));
        std::uint32_t const speed = speed_on(along_row ? row : column);
        if (speed == 30 && bits % 4 == 0) {
          continue;
        }
        auto const millimetres = 70000 + static_cast<std::uint32_t>((bits >> 8) % 60001);
        // mm / (km/h) = 3.6 ms
        edges.push_back({node, node + (along_row ? 1 : side), millimetres * 36 / (speed * 10)});
      }
    }
  }
  return edges;
}

}  // namespace

BenchGraph make_grid_graph(std::uint32_t side, std::uint64_t seed) {
  std::vector<Edge> edges = grid_edges(side, seed);
  std::vector<std::uint32_t> const kept = largest_component(graph_of_edges(side * side, edges));
  constexpr std::uint32_t kLeftOut = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number(std::size_t{side} * side, kLeftOut);
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    number[kept[i]] = i;
  }
  std::erase_if(edges, [&](Edge const& edge) { return number[edge.a] == kLeftOut; });
  for (Edge& edge : edges) {
    edge.a = number[edge.a];
    edge.b = number[edge.b];
  }
  BenchGraph bench;
  bench.origin = "made-up grid with arterials, side " + std::to_string(side);
  bench.node_order = "depth first";
  bench.graph =
      renumber_depth_first(graph_of_edges(static_cast<std::uint32_t>(kept.size()), edges));
  return bench;
}

}  // namespace tongcun
