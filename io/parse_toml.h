// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "io/config_value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

struct ParsedToml {
  std::optional<ConfigValue> root;  // none if the text is no TOML
  std::vector<Finding> findings;    // S001 with line and column
};

// Parses TOML text; `file` names it in messages. Dates and times are refused: nothing of ours uses
// them.
[[nodiscard]] ParsedToml parse_toml(std::string_view text, std::string const& file);

}  // namespace tongcun
