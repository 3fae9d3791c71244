// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/place_facilities.h"
#include "engine/synthetic/place_hamlets.h"
#include "engine/synthetic/synthetic_county.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A hazard zone before it has code and name.
struct HazardDraft {
  std::uint32_t hamlet = 0;  // that it threatens
  HazardKind kind = HazardKind::landslide;
  HazardLevel level = HazardLevel::low;
  Ring outline;  // closed, counter-clockwise, simple
};

// Zones at hamlets, by hamlet, at most one each: floods where a stream runs by low houses, debris
// flows below small steep valleys, landslides and rockfall below steep slopes. The ground decides
// which can come, chance by shares of our own [A] whether and how likely. A zone depends on the
// ground, the seed and the hamlet's number alone. O(hamlets).
[[nodiscard]] std::vector<HazardDraft> place_hazards(RunSettings const& run, PlacingMap const& map,
                                                     std::span<Hamlet const> hamlets);

}  // namespace tongcun
