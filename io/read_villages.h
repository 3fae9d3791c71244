// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/villages.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/profile.h"
#include "engine/types/finding.h"
#include "io/read_layers.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

struct VillageFile {
  std::filesystem::path path;
  std::string layer;     // "" = the only one of the file
  std::string crs;       // "" = as the file says; CSV files say nothing
  std::string encoding;  // of CSV files; "" = UTF-8
};

struct ReadVillages {
  Villages villages;
  Profile profile;
  std::vector<InputRecord> inputs;
  std::vector<Finding> findings;  // repaired, quarantined and noted rows
};

// Reads a village layer by itself, without a scenario: any format, columns and words that a
// scenario's village layer may have, judged by the same rules. profile: an id, or a path from the
// working folder. Throws InputError with all findings.
[[nodiscard]] ReadVillages read_villages(VillageFile const& file, std::string const& profile,
                                         RunSettings const& run);

}  // namespace tongcun
