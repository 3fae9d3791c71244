// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Reads a scenario file and the profile it names. Throws InputError with every schema error of both
// (file, line, column, key, what is legal), each at the file that holds the key: the scenario may
// inherit another, and `settings` ("key=value") change single keys (load_scenario). Layer files are
// looked for when layers are read.
[[nodiscard]] Scenario read_scenario(std::filesystem::path const& path,
                                     std::vector<std::string> const& settings = {});

// The language a scenario file asks for, if the file can be read that far; for messages about a
// scenario that is rejected.
[[nodiscard]] std::optional<Language> language_of_scenario(std::filesystem::path const& path);

}  // namespace tongcun
