// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "io/money.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A number that a simulation rests on. What is not set has no effect, and is listed all the same.
struct SimulationParameter {
  std::string key;                   // "shocks.illness.chance"
  std::optional<std::string> value;  // none: not set
  std::string unit;                  // of English words; "" = a plain number
  std::string source;                // the user's words
};

// All of them, set or not, in the order of the scenario's tables.
[[nodiscard]] std::vector<SimulationParameter> simulation_parameters(PathTerms const& terms,
                                                                     Money const& money);

}  // namespace tongcun
