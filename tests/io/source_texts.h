// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/io/temporary_folder.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace tongcun {

// The C++ texts below these folders of the project, in the order of their paths.
inline std::vector<std::string> source_texts(std::vector<std::string> const& folders) {
  std::vector<std::filesystem::path> paths;
  for (std::string const& folder : folders) {
    std::filesystem::path const root = std::filesystem::path(TONGCUN_SOURCE_DIR) / folder;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") {
        paths.push_back(entry.path());
      }
    }
  }
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  for (std::filesystem::path const& path : paths) {
    // Without lines that are comments only: what they quote is no use of it.
    texts.push_back(std::regex_replace(content_of(path), std::regex("\\n[ ]*//[^\\n]*"), "\n"));
    texts.back() = std::regex_replace(texts.back(), std::regex("  // [^\\n]*"), "");
  }
  return texts;
}

// The first group of every match in the texts.
inline std::set<std::string> matches(std::vector<std::string> const& texts,
                                     std::string const& pattern) {
  std::set<std::string> found;
  std::regex const expression(pattern);
  for (std::string const& text : texts) {
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
      found.insert((*at)[1]);
    }
  }
  return found;
}

}  // namespace tongcun
