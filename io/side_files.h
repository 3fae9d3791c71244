// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The file of the same name with another extension (".dbf", or ".DBF") beside a checked file.
[[nodiscard]] std::optional<std::filesystem::path> side_file(std::filesystem::path const& file,
                                                             std::string_view extension);

// Every file beside a shapefile that reading it may open.
[[nodiscard]] std::vector<std::filesystem::path> side_files_of(std::filesystem::path const& file);

// Whether a side file is an ordinary file of the same folder once links are followed, so that
// nothing outside the input folder is opened through it.
[[nodiscard]] bool lies_beside(std::filesystem::path const& side,
                               std::filesystem::path const& file);

}  // namespace tongcun
