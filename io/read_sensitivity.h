// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/simulation_options.h"
#include "io/config_reader.h"

#include <cstdint>
#include <optional>

namespace tongcun {

// Reads [simulate.sensitivity] beside the numbers that `options` set: a step in parts of each
// number, and [simulate.sensitivity.ranges] with low and high by the key of a number, as the list
// of parameters tells it, money in the major unit. None where the table is missing.
[[nodiscard]] std::optional<SensitivityOptions> read_sensitivity(ConfigReader& simulate,
                                                                 SimulationOptions const& options,
                                                                 std::int64_t minor_per_major);

}  // namespace tongcun
