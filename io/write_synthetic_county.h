// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/synthetic_county.h"
#include "engine/types/text.h"
#include "io/check_output_target.h"

#include <string>
#include <vector>

namespace tongcun {

// Publishes a made-up county as an office would hand it over: county.gpkg with Chinese column names
// (villages, committees, roads, facilities, water points, sites, hazard zones, townships, hamlets,
// rivers),
// elevation.tif, a scenario that runs on them, and synth.json, which says how it was made and that
// it is invented. The folder appears whole or not at all; the same county gives the same bytes but
// for the command in synth.json. Throws OutputError.
void write_synthetic_county(OutputTarget const& target, SyntheticCounty const& county,
                            Language language, std::vector<std::string> const& command);

}  // namespace tongcun
