// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/search_graph.h"
#include "engine/run/random_stream.h"

#include <cstdint>
#include <tuple>
#include <vector>

namespace tongcun {

// A directed graph as a list of arcs (tail, head, cost), easy to change and to turn round.
struct ArcList {
  std::uint32_t nodes = 0;
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> arcs;
};

// 1 to `most_nodes` nodes, sparse to dense, costs from 0 to 10^1 … 10^6, repeated arcs, loops and
// unreachable parts among them.
[[nodiscard]] ArcList random_arcs(RandomStream& random, std::uint32_t most_nodes);

[[nodiscard]] SearchGraph graph_of(ArcList const& list);

// All-pairs costs by Floyd and Warshall; -1 = unreachable. The reference twin for small graphs.
[[nodiscard]] std::vector<std::vector<std::int64_t>> all_pairs(ArcList const& list);

}  // namespace tongcun
