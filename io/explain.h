// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// What a rule, a word of the glossary, a column of the published tables or a key of a file means.
struct Explanation {
  std::string key;   // "V005", "hardened", "clinic_walk_worst_min"
  std::string kind;  // "rule", "word", "column" or "key"
  Text name;         // of a rule its message, with readable names for what it fills in; a line
                     // for each text that it may have
  // Labelled parts that are there: "meaning", "empty", "unit", "words", "severity", "treatment",
  // "remedy", "stands_for", "file" (kind of file of a key or id), "layer", "keys" (of the same
  // name).
  std::vector<std::pair<std::string, Text>> parts;
};

// All that `asked` names: a rule in any case, a key, an alias, a Chinese or English name, a word of
// a column ("far_from_roads"), or a column of a service; else a header or a word that files use
// (vocabulary.toml); else a key of a scenario, profile or file of statements by its last word or,
// with a point in it, first of all by its place (keys.toml); else a word of findings and plans, a
// name made of one that is known
// ("jobs_used"), a column of a layer, a word that a key may have, an id of a shipped profile; else
// what holds it as a part. "" asks for everything there is.
[[nodiscard]] std::vector<Explanation> explain(std::string_view asked);

// "meaning: ", "含义："
[[nodiscard]] std::string explanation_label(std::string_view part, Language language);

}  // namespace tongcun
