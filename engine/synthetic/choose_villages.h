// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/place_graph.h"
#include "engine/synthetic/raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// The `count` places, ascending, that make up the counties: a connected patch without holes
// around the middle of the map, with an uneven outline. `cells` are the places' own cells,
// `at_edge` says which places touch the map's edge (those are never chosen unless there are too
// few others). O(places log places).
[[nodiscard]] std::vector<std::uint32_t> choose_villages(std::uint64_t seed, Raster const& raster,
                                                         std::span<std::uint32_t const> cells,
                                                         PlaceGraph const& graph,
                                                         std::span<std::uint8_t const> at_edge,
                                                         std::size_t count);

}  // namespace tongcun
