// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/text.h"

#include <string>
#include <vector>

namespace tongcun {

// Findings for a terminal: by rule, the rejecting ones first, with the first few places of each and
// how many more there are.
[[nodiscard]] std::string findings_text(std::vector<Finding> const& findings, Language language);

// The same as one JSON document, every finding by itself.
[[nodiscard]] std::string findings_json(std::vector<Finding> const& findings, Language language);

}  // namespace tongcun
