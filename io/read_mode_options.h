// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/mode_options.h"
#include "io/config_reader.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace tongcun {

inline constexpr std::array<std::string_view, 2> kModeOfferNames{"all", "named"};

// [relocation.modes.<mode>] of a scenario: who pays what in the mode, to whom it is offered, the
// most households that it may settle, and what it is without a site. `minor_per_major`: of the
// profile's currency.
[[nodiscard]] ModesOptions read_mode_options(ConfigReader reader, std::int64_t minor_per_major);

}  // namespace tongcun
