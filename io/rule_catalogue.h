// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What a rule says and what to do, as templates in both languages (io/rule_catalogue.toml).
struct RuleText {
  Text message;
  Text remedy;
};

[[nodiscard]] std::optional<RuleText> rule_text(std::string_view rule);
[[nodiscard]] std::vector<std::string> rule_ids();  // sorted

// The finding's message and remedy for people. Pure text: control characters of file contents are
// replaced by blanks.
[[nodiscard]] std::string message_of(Finding const& finding, Language language);
[[nodiscard]] std::string remedy_of(Finding const& finding, Language language);

// "file.csv, layer x, row 12, field persons": the parts that are known.
[[nodiscard]] std::string place_of(Finding const& finding, Language language);

}  // namespace tongcun
