// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_options.h"
#include "engine/scenario/profile.h"
#include "io/config_reader.h"

#include <array>
#include <string_view>

namespace tongcun {

inline constexpr std::int64_t kMostOtherPlans = 20;

inline constexpr std::array<std::string_view, 2> kPlanKindNames{"committed", "potential"};
inline constexpr std::array<std::string_view, 2> kMoveUnitNames{"household", "group"};
inline constexpr std::array<std::string_view, 2> kWishRuleNames{"only", "ranked"};
inline constexpr std::array<std::string_view, 2> kObjectiveNames{"weighted", "ordered"};
inline constexpr std::array<std::string_view, 3> kLockKindNames{"fix", "forbid", "prefer"};

// Reads [relocation] of a scenario: what the planner asks. An absent table gives the defaults.
// Money in the major unit of the profile's currency.
[[nodiscard]] RelocationOptions read_relocation_options(ConfigReader& reader,
                                                        Profile const& profile);
[[nodiscard]] RelocationOptions default_relocation_options(Profile const& profile);

}  // namespace tongcun
