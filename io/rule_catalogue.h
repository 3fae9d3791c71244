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
  std::vector<std::string> severities;  // that findings of the rule can have, the gravest first
  std::vector<std::string> treatments;
  std::vector<std::string> one_of;  // values of which a finding has one, each with its own text
};

[[nodiscard]] std::optional<RuleText> rule_text(std::string_view rule);
[[nodiscard]] std::vector<std::string> rule_ids();  // sorted

// A template with readable names, ‹code›, where values stand.
[[nodiscard]] std::string readable(std::string_view pattern, Language language);
// The message of a rule likewise, one for each of the texts that it may have.
[[nodiscard]] std::vector<std::string> readable_messages(RuleText const& rule, Language language);

// The finding's message and remedy for people. Pure text: control characters of file contents are
// replaced by blanks.
[[nodiscard]] std::string message_of(Finding const& finding, Language language);
[[nodiscard]] std::string remedy_of(Finding const& finding, Language language);

// The column of the file that the finding speaks of, as it stands there; "" = none, or not known.
[[nodiscard]] std::string source_column_of(Finding const& finding);

// "file.csv, layer x, row 12, field persons": the parts that are known.
[[nodiscard]] std::string place_of(Finding const& finding, Language language);

}  // namespace tongcun
