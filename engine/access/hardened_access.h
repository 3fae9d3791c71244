// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/network_overlay.h"
#include "engine/network/network_states.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/region/region.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace tongcun {

struct SearchGraph;

// The hardened network (硬化路网) under one reading of what nobody recorded: connected stretches of
// hardened road that contain a road of the anchor class or wider. Hardened stretches that hang on
// nothing hardened are isolated: they do not connect a village (domain reference 2.12.4,
// precedence).
struct HardenedNetwork {
  IdVector<RoadId, std::uint8_t> contains;  // 1 = part of the hardened network
  Length length;
  Length unclassed_length;  // hardened, part of it only if a road of unknown class is wide enough
  Length isolated_length;   // hardened, not part of it
};

// A road whose class is not recorded anchors in the high reading of classes and not in the low one.
[[nodiscard]] HardenedNetwork find_hardened_network(RoadNetwork const& network,
                                                    RoadRules const& rules,
                                                    NetworkOverlay const& overlay, Reading surfaces,
                                                    Reading classes);

// The anchor class that lets every hardened road count, connected or not: what vehicles cannot use
// is not hardened, so that the class, recorded or not, decides nothing more.
[[nodiscard]] constexpr RoadClass any_class_anchors() {
  return RoadClass::unknown;
}

// How far every place is from the hardened network: along walkable roads, the off-road walk
// included; none = cannot be reached on the network. `lengths` is the network's length graph.
// O(links log links).
[[nodiscard]] IdVector<OriginId, std::optional<Length>> distances_to(
    HardenedNetwork const& hardened, RoadNetwork const& network, SearchGraph const& lengths);

// How far every place is from the hardened network and from a road open all year.
struct RoadAccess {
  // Index = Reading: low = known hardened only, high = if every unrecorded surface were hardened
  // and every road of unrecorded class an anchor.
  std::array<HardenedNetwork, 2> hardened;
  // Along walkable roads, the off-road walk included; none = cannot be reached on the network.
  std::array<IdVector<OriginId, std::optional<Length>>, 2> to_hardened;
  // Straight to the nearest road that vehicles can use in every month; none = there is no such
  // road.
  std::array<IdVector<OriginId, std::optional<Length>>, 2> to_all_season;
};

// Deterministic; the overlay's changes of roads count, its added links are no roads.
// O(links log links).
[[nodiscard]] RoadAccess compute_road_access(Region const& region, RoadNetwork const& network,
                                             RoadRules const& rules, NetworkStates const& states,
                                             NetworkOverlay const& overlay);

// Persons within `reach` (inclusive) of an all-season road over all persons with known numbers.
// Source: SDG 9.1.1 metadata; domain reference 2.12.6 (reach 2 km).
struct PersonShare {
  std::int64_t persons = 0;
  std::int64_t base = 0;
};
[[nodiscard]] PersonShare rural_access_index(std::span<std::optional<Persons> const> persons,
                                             std::span<std::optional<Length> const> distance,
                                             Length reach);

}  // namespace tongcun
