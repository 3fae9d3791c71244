// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/simulation_options.h"
#include "io/config_reader.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Reads [[simulate.targets]]: what, year, value and its source, and the area it is for. A headcount
// is a share of persons, an income is in the major unit of the profile's currency.
[[nodiscard]] std::vector<TargetOption> read_targets(ConfigReader& simulate,
                                                     std::int64_t minor_per_major);

}  // namespace tongcun
