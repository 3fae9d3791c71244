// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// Findings for a terminal: by rule, the rejecting ones first, with the remedy of errors and
// warnings once and, unless all are wanted, the first few places of each rule and how many more
// there are.
enum class FindingsShown : std::uint8_t { first_few, all };
[[nodiscard]] std::string findings_text(std::vector<Finding> const& findings, Language language,
                                        FindingsShown shown = FindingsShown::first_few);

// The same as one JSON document, every finding by itself; what is not known of it is null.
[[nodiscard]] std::string findings_json(std::vector<Finding> const& findings, Language language);

// The summary document with all findings in it.
[[nodiscard]] std::string with_findings(std::string const& summary,
                                        std::vector<Finding> const& findings, Language language);

}  // namespace tongcun
