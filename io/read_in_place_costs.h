// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/in_place_costs.h"
#include "engine/scenario/profile.h"
#include "io/config_reader.h"

#include <array>
#include <string_view>

namespace tongcun {

inline constexpr std::array<std::string_view, 4> kMeasureUnitNames{"person", "household", "village",
                                                                   "kilometre"};

// Reads [relocation.in_place] of a scenario: what serving those who stay costs, measure by measure,
// and what belongs to a move beside its dwelling. Money in the major unit of the profile's
// currency. An absent table has no measures.
[[nodiscard]] InPlaceCosts read_in_place_costs(ConfigReader& reader, Profile const& profile);

}  // namespace tongcun
