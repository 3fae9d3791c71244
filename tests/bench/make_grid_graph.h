// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_graph.h"

#include <cstdint>

namespace tongcun {

// A made-up road network: side × side crossings a hundred metres apart, every tenth row and column
// an arterial, every fiftieth a highway; a quarter of the other stretches is left out. Each stretch
// is 70 to 130 m long, drawn from the seed, and is passed at 100, 60 or 30 km/h; costs are whole
// milliseconds, the same both ways. Only the largest component, nodes numbered depth first.
[[nodiscard]] BenchGraph make_grid_graph(std::uint32_t side, std::uint64_t seed);

}  // namespace tongcun
