// SPDX-License-Identifier: Apache-2.0
#include "io/input_folder.h"

#include <algorithm>
#include <system_error>

namespace tongcun {

InputFile find_input_file(std::string const& folder, std::string const& name) {
  bool const odd_characters = name.find_first_of("<>:?*|\"\n\r") != std::string::npos ||
                              name.find('\0') != std::string::npos;
  if (name.empty() || odd_characters || name.starts_with("/vsi") || name.starts_with("\\")) {
    return {{}, InputFileProblem::not_a_file_name};
  }
  std::error_code error;
  std::filesystem::path const root = std::filesystem::canonical(folder, error);
  if (error) {
    return {{}, InputFileProblem::missing};
  }
  std::filesystem::path const path = std::filesystem::canonical(root / name, error);
  if (error) {
    return {{}, InputFileProblem::missing};
  }
  auto const [root_end, path_at] = std::ranges::mismatch(root, path);
  static_cast<void>(path_at);
  if (root_end != root.end()) {
    return {{}, InputFileProblem::outside_folder};
  }
  if (!std::filesystem::is_regular_file(path, error)) {
    return {{}, InputFileProblem::missing};
  }
  return {path, InputFileProblem::none};
}

}  // namespace tongcun
