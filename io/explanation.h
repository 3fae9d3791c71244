// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// One meaning of a word that was asked for.
struct Explanation {
  std::string key;   // "V005", "hardened", "clinic_walk_worst_min"
  std::string kind;  // "rule", "word", "table", "column" or "key"
  Text name;         // of a rule its message, with readable names for what it fills in; a line
                     // for each text that it may have
  // Labelled parts that are there: "meaning", "empty", "unit", "words", "severity", "treatment",
  // "remedy", "stands_for", "file" (kind of file of a key or id), "layer", "table" (its file and
  // what a row of it is), "keys" (of the same name).
  std::vector<std::pair<std::string, Text>> parts;
};

// Adds a part unless its text is empty.
void add_part(Explanation& to, std::string label, Text text);

// What the glossary says under a key that it has: the name, meaning, unit, empty cells and words.
[[nodiscard]] Explanation explanation_of_term(std::string const& key);

// A unit by its name.
[[nodiscard]] Text unit_text(std::string const& unit);

// "meaning: ", "含义："
[[nodiscard]] std::string explanation_label(std::string_view part, Language language);

}  // namespace tongcun
