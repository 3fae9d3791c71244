// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace tongcun {

enum class InputFileProblem : std::uint8_t { none, not_a_file_name, outside_folder, missing };

struct InputFile {
  std::filesystem::path path;  // canonical; empty if there is a problem
  InputFileProblem problem = InputFileProblem::none;
};

// The file that a scenario names, if it is an ordinary file inside the input folder once all links
// are followed. Names that a library could take for something else than a file ("/vsi…", "PG:…",
// "<…") are refused.
[[nodiscard]] InputFile find_input_file(std::string const& folder, std::string const& name);

}  // namespace tongcun
