// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/search_graph.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// A graph to search, the same for the engine and its peers.
struct BenchGraph {
  std::string origin;      // where topology and weights come from
  std::string node_order;  // "depth first" …
  SearchGraph graph;
  std::vector<std::uint32_t> facilities;  // nodes; empty = to be drawn
};

}  // namespace tongcun
