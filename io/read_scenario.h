// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"

#include <filesystem>
#include <optional>

namespace tongcun {

// Reads a scenario file and the profile it names. Throws InputError with every schema error of both
// (file, line, column, key, what is legal). Layer files are looked for when layers are read.
[[nodiscard]] Scenario read_scenario(std::filesystem::path const& path);

// The language a scenario file asks for, if the file can be read that far; for messages about a
// scenario that is rejected.
[[nodiscard]] std::optional<Language> language_of_scenario(std::filesystem::path const& path);

}  // namespace tongcun
