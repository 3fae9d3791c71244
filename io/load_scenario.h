// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/profile.h"
#include "engine/types/finding.h"
#include "io/config_value.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// The tables of a scenario over those of the scenario it inherits, and single keys over them,
// before anything is read of them. Every value keeps the file, line and column it was written at;
// one of the command line has "--set key" for a file.
struct LoadedScenario {
  std::optional<ConfigValue> root;    // none if a file is missing or no TOML: see the findings
  std::string sha256;                 // of the file itself; "" = it cannot be read
  std::vector<ConfigFile> inherited;  // the nearest first
  std::vector<Finding> findings;
};

// `inherits` names a file of the same folder, so that paths mean the same in both. Tables are
// merged key by key and lists as those of profiles (config_value.h). `settings` are "key=value"
// with a dotted key and a TOML value, applied in their order. Findings S001, S007, S060, S061,
// S062.
[[nodiscard]] LoadedScenario load_scenario(std::filesystem::path const& path,
                                           std::vector<std::string> const& settings = {});

}  // namespace tongcun
