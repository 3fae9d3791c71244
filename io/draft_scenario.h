// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/survey_layers.h"

#include <string>
#include <vector>

namespace tongcun {

struct ScenarioDraft {
  std::string name;          // of the scenario
  std::string profile;       // a shipped one
  std::string input_folder;  // as the scenario is to name it
  Language language = Language::en;
};

// The text of a scenario file that reads what was recognised, with comments on what was recognised
// by which column, what is needed and was not found, what is not used, and what only the user can
// know. Layers of one role that stands once: the one with most of its columns, the others are
// comments. It is read without schema errors if villages and roads were recognised.
[[nodiscard]] std::string draft_scenario(ScenarioDraft const& draft,
                                         std::vector<SurveyedLayer> const& layers);

}  // namespace tongcun
