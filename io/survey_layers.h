// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A layer of a file, and what it looks like to the reader.
struct SurveyedLayer {
  std::string file;               // its name
  std::string layer;              // "" = the only one
  std::optional<LayerRole> role;  // none: looks like nothing that is read
  std::string problem;            // why it cannot be looked at; "" = it can
  std::vector<std::pair<std::string, std::string>> fields;  // canonical field, column of the file
  std::vector<std::string> unused;                          // columns, of registers none
  std::size_t columns = 0;
  bool states_no_crs = false;  // coordinates in columns, or a file that says nothing
};

// Looks at every file of the folder (not below it) that some reader takes, in the order of their
// names: which layers it has, of which geometry, and which role's columns they have most of. Names
// of files and layers decide where columns leave it open. Nothing but headers is looked at.
[[nodiscard]] std::vector<SurveyedLayer> survey_layers(std::filesystem::path const& folder);

}  // namespace tongcun
