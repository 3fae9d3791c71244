// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/read_layers.h"

namespace tongcun {

// Reads the layers of the earlier register that the scenario names, with the same key as the
// present one: read_layers of another year.
[[nodiscard]] ReadLayers read_earlier_register(Scenario const& scenario, RunSettings const& run);

}  // namespace tongcun
