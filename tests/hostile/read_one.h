// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "tests/hostile/hostile_files.h"

#include <string>
#include <vector>

namespace tongcun {

// What a run would say of one layer of the input folder. Heights are read for a good layer of
// sites, and what needs a region meets one good village and one good road.
[[nodiscard]] std::vector<Finding> findings_of_layer(HostileFile const& hostile,
                                                     std::string const& input_folder);

}  // namespace tongcun
