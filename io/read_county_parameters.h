// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"

#include <string>

namespace tongcun {

// Reads a parameter file of a synthetic county (datasets/*.toml); "" = the built-in
// datasets/quickstart.toml. Throws InputError with all schema errors; ranges are checked by
// check_county_parameters.
[[nodiscard]] CountyParameters read_county_parameters(std::string const& path);

}  // namespace tongcun
