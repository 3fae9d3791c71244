// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/search_graph.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {

// Another library's shortest paths on a graph of its own, made from the same arcs in the same
// order. What is timed is one `search`, which fills the costs of all nodes; kNotReached elsewhere.
class ShortestPathPeer {
 public:
  static constexpr std::uint32_t kNotReached = 0xffffffff;

  virtual ~ShortestPathPeer() = default;
  ShortestPathPeer() = default;
  ShortestPathPeer(ShortestPathPeer const&) = delete;
  ShortestPathPeer& operator=(ShortestPathPeer const&) = delete;

  [[nodiscard]] virtual std::string name() const = 0;
  virtual void search(std::uint32_t source) = 0;
  [[nodiscard]] std::vector<std::uint32_t> const& costs() const { return costs_; }

 protected:
  std::vector<std::uint32_t> costs_;
};

// boost::adjacency_list of vectors, dijkstra_shortest_paths.
[[nodiscard]] std::unique_ptr<ShortestPathPeer> boost_adjacency_list_peer(SearchGraph const& graph);
// boost::compressed_sparse_row_graph with 32-bit numbers, dijkstra_shortest_paths.
[[nodiscard]] std::unique_ptr<ShortestPathPeer> boost_compressed_rows_peer(
    SearchGraph const& graph);
// Compressed rows and std::priority_queue, settled nodes skipped when they come up again.
[[nodiscard]] std::unique_ptr<ShortestPathPeer> binary_heap_peer(SearchGraph const& graph);

}  // namespace tongcun
