// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "engine/types/text.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A header or word made comparable: full-width characters to ASCII, ASCII letters to lower case,
// blanks, line breaks, underscores, hyphens dropped, brackets dropped with what is inside them.
// The sign of a number ("-1") stays, and a word that would vanish altogether ("-", "(x)") is only
// narrowed and trimmed.
[[nodiscard]] std::string normalised_word(std::string_view word);

// Whether the bytes are UTF-8 without surrogates, overlong forms, U+FFFD and C1 controls.
[[nodiscard]] bool is_clean_utf8(std::string_view text);

struct ConfigValue;

// The words that files use, from io/vocabulary.toml.
class Vocabulary {
 public:
  Vocabulary();

  // Canonical fields of a layer, in the order of the file, then those that come in numbers
  // ("dwellings_75_m2").
  [[nodiscard]] std::vector<std::string> field_names(LayerRole role) const;
  // Those of them whose cells are words of a list: "class", "surface", "kind" …
  [[nodiscard]] std::vector<std::string> word_fields(LayerRole role) const;
  [[nodiscard]] std::vector<std::string> canonical_values(std::string const& field) const;
  // Those of them whose cells are shares, 0 to 1 or in per cent.
  [[nodiscard]] std::vector<std::string> share_fields(LayerRole role) const;

  // Aliases of a field, normalised.
  [[nodiscard]] std::vector<std::string> const& aliases(LayerRole role,
                                                        std::string const& field) const;
  // The same as written, but in lower case.
  [[nodiscard]] std::vector<std::string> const& spellings(LayerRole role,
                                                          std::string const& field) const;
  // The header that files of ours give a field: the canonical one of the data model in English, the
  // first Chinese one of the list in Chinese.
  [[nodiscard]] std::string header(LayerRole role, std::string const& field,
                                   Language language) const;
  // The word that files of ours use for a value of a list, likewise.
  [[nodiscard]] std::string word(std::string const& field, std::string const& canonical,
                                 Language language) const;
  // The English header or word of a Chinese one in columns of ours that nothing reads; none = it
  // has no such name.
  [[nodiscard]] std::optional<std::string> english_of_unread(std::string const& word) const;

  // What a word of a field stands for; none = not in the list.
  [[nodiscard]] std::optional<std::string> value_of(std::string_view field,
                                                    std::string_view word) const;
  // Whether a cell says that the value is not known.
  [[nodiscard]] bool is_unknown(std::string_view cell) const;

 private:
  struct Field {
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> spellings;
  };
  static void add_numbered(std::vector<Field>& fields, std::string_view pattern,
                           ConfigValue const& family);
  [[nodiscard]] Field const* find_field(LayerRole role, std::string const& field) const;

  std::map<std::string, std::vector<Field>, std::less<>> fields_;  // by layer role
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values_;
  std::map<std::string, std::vector<std::string>, std::less<>> canonical_;
  // field -> canonical value -> its first Chinese word
  std::map<std::string, std::map<std::string, std::string>, std::less<>> chinese_;
  std::map<std::string, std::string, std::less<>> unread_;
  std::set<std::string, std::less<>> shares_;
  std::set<std::string, std::less<>> unknown_;
  bool digit_may_be_unknown_ = false;  // whether one of them begins with a digit
};

// The one vocabulary of the program.
[[nodiscard]] Vocabulary const& vocabulary();

}  // namespace tongcun
