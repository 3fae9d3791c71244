// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_graph.h"

#include <cstdint>
#include <filesystem>

namespace tongcun {

enum class NodeOrder : std::uint8_t { depth_first, as_in_file };

// Reads an undirected topology in the text format of PACE 2016 ("c" comments, "p tw nodes edges",
// then "u v" a line, 1-based), plain or packed with xz. The files state no costs; an edge u < v
// costs 1,000 + mixed(seed xor (u * 2^32 + v)) mod 60,000 milliseconds (mixed: edge_list.h), u and
// v counted as in the file, so that the costs do not depend on the order of nodes.
// Throws std::runtime_error with the line that is wrong.
[[nodiscard]] BenchGraph read_pace_graph(std::filesystem::path const& path, NodeOrder order,
                                         std::uint64_t seed);

}  // namespace tongcun
