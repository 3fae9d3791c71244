// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/profile.h"
#include "engine/types/finding.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

struct ReadProfile {
  Profile profile;
  std::vector<Finding> findings;  // rejected ones: the profile must not be used
};

// Reads a rule profile and those it inherits: a shipped one by its id ("cn-2026") or a user's own
// by a path ending in ".toml", relative to `folder`. All schema errors at once, each with file,
// line, column and key; every class × surface must have exactly one row of speeds.
[[nodiscard]] ReadProfile read_profile(std::string const& name,
                                       std::filesystem::path const& folder);

}  // namespace tongcun
