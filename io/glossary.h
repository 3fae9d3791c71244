// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A word of the project in both languages (io/glossary.toml): the one source of titles and legends.
struct Term {
  Text name;
  Text definition;  // "" = the name says it all
};

// The term of a key that the glossary has; asserts that it has it.
[[nodiscard]] Term const& term(std::string_view key);
[[nodiscard]] bool has_term(std::string_view key);
[[nodiscard]] std::vector<std::string> term_keys();  // in the order of the file

}  // namespace tongcun
