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
  Text definition;   // "" = the name says it all
  Text empty;        // what an empty cell of such a column means; "" = not recorded
  std::string unit;  // "" = no number, or one without a unit
  std::vector<std::string> aliases;
  std::vector<std::string> values;  // keys of the terms that cells of such a column may name
};

// The term of a key that the glossary has; asserts that it has it. A value of a column's list of
// words stands below the column's term: "road_class.village".
[[nodiscard]] Term const& term(std::string_view key);
[[nodiscard]] bool has_term(std::string_view key);
// In the order of the file, without parts of messages ("legal.number").
[[nodiscard]] std::vector<std::string> term_keys();

// The keys that stand below a group or a term, in the order of the file: "unit.minute" of "unit".
[[nodiscard]] std::vector<std::string> keys_below(std::string_view key);

// The name of a word of a column, for people: "village" of "road_class" is "村道". A word that is
// in no list stands for itself.
[[nodiscard]] std::string name_of_word(std::string_view column, std::string_view word,
                                       Language language);
// The part behind the last dot.
[[nodiscard]] std::string_view word_of(std::string_view key);

}  // namespace tongcun
