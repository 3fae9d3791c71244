// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/types/text.h"

#include <string_view>

namespace tongcun {

// What a number that a simulation rests on (SimulationParameter::key) is called: what keys.toml
// says of it, with the shock, the service, the programme, the ages or the year that it is of. One
// that nothing names stands for itself.
[[nodiscard]] Text simulation_parameter_title(std::string_view key, Services const& services);

}  // namespace tongcun
