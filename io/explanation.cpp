// SPDX-License-Identifier: Apache-2.0
#include "io/explanation.h"

#include "io/glossary.h"

namespace tongcun {

void add_part(Explanation& to, std::string label, Text text) {
  if (!text.en.empty()) {
    to.parts.emplace_back(std::move(label), std::move(text));
  }
}

Text unit_text(std::string const& unit) {
  return {name_of_word("unit", unit, Language::en), name_of_word("unit", unit, Language::zh)};
}

Explanation explanation_of_term(std::string const& key) {
  Term const& word = term(key);
  Explanation explanation;
  explanation.key = key;
  explanation.kind = "word";
  explanation.name = word.name;
  add_part(explanation, "meaning", word.definition);
  add_part(explanation, "unit", unit_text(word.unit));
  add_part(explanation, "empty", word.empty);
  Text words;
  for (std::string const& value : word.values) {
    words.en +=
        (words.en.empty() ? "" : "; ") + std::string(word_of(value)) + " = " + term(value).name.en;
    words.zh +=
        (words.zh.empty() ? "" : "；") + std::string(word_of(value)) + "＝" + term(value).name.zh;
  }
  add_part(explanation, "words", words);
  return explanation;
}

std::string explanation_label(std::string_view part, Language language) {
  std::string const name = name_of_word("explanation", part, language);
  return name + (language == Language::zh ? "：" : ": ");
}

}  // namespace tongcun
