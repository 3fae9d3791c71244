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

// The tables of a profile over those of the profiles it inherits, before anything is read of them.
struct LoadedProfile {
  std::optional<ConfigValue> root;  // none if a file is missing or no TOML: see the findings
  std::vector<ConfigFile> files;    // the profile and those it inherits
  std::vector<Finding> findings;
};

// Loads a shipped profile by its id or a file by a path ending in ".toml", relative to `folder`.
[[nodiscard]] LoadedProfile load_profile(std::string const& name,
                                         std::filesystem::path const& folder);

// Ids of the shipped profiles, sorted.
[[nodiscard]] std::vector<std::string> shipped_profiles();

}  // namespace tongcun
