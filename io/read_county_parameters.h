// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"

#include <optional>
#include <string>

namespace tongcun {

// Reads a parameter file of a synthetic county (datasets/*.toml); "" = the built-in
// datasets/quickstart.toml. An `era` overrides that of the file; a file without a year means the
// usual one of the era in effect. Throws InputError with all schema errors; ranges are checked by
// check_county_parameters.
[[nodiscard]] CountyParameters read_county_parameters(std::string const& path,
                                                      std::optional<CountyEra> era = std::nullopt);

}  // namespace tongcun
