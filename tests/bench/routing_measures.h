// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/search_graph.h"
#include "engine/network/shortest_times.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Each measure checks its results in the run that it times; `equal` is false if any differed.

struct OneToAll {
  double seconds = 0.0;       // CPU, median
  std::int64_t cost_sum = 0;  // over all sources and the nodes each reaches
  bool equal = true;
  nlohmann::ordered_json json;
};
// From every source to all nodes, by the engine and by every peer, one after the other.
[[nodiscard]] OneToAll measure_one_to_all(SearchGraph const& graph,
                                          std::span<std::uint32_t const> sources,
                                          double time_limit);

struct NearestAll {
  bool equal = true;
  nlohmann::ordered_json json;
};
// Nearest and five nearest facilities of all nodes in one pass each, against a binary heap.
[[nodiscard]] NearestAll measure_nearest(SearchGraph const& graph,
                                         std::span<std::uint32_t const> facilities,
                                         double time_limit);

struct Matrix {
  bool equal = true;
  nlohmann::ordered_json json;
};
// Costs from half and from all of the sources to the targets, on one thread and on `threads`.
[[nodiscard]] Matrix measure_matrix(SearchGraph const& graph,
                                    std::span<std::uint32_t const> sources,
                                    std::span<std::uint32_t const> targets, int threads,
                                    double time_limit);

}  // namespace tongcun
