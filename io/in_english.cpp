// SPDX-License-Identifier: Apache-2.0
#include "io/in_english.h"

#include "io/vocabulary.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The field that a header names; "" if the role has none.
std::string field_of(std::string const& header, LayerRole role) {
  std::string const key = normalised_word(header);
  for (std::string const& field : vocabulary().field_names(role)) {
    std::vector<std::string> const& aliases = vocabulary().aliases(role, field);
    if (std::ranges::find(aliases, key) != aliases.end()) {
      return field;
    }
  }
  return "";
}

// Words of a list by the list, yes and no in the columns of fields, and in columns that nothing
// reads what is known of those.
std::optional<std::string> english_word(std::string const& field, std::string const& word) {
  if (field.empty()) {
    return vocabulary().english_of_unread(word);
  }
  if (!vocabulary().canonical_values(field).empty()) {
    std::optional<std::string> value = vocabulary().value_of(field, normalised_word(word));
    return value ? value : vocabulary().english_of_unread(word);
  }
  return word == "是" || word == "否" ? vocabulary().english_of_unread(word) : std::nullopt;
}

void translate_column(OutputTable& table, std::size_t column, std::string const& field) {
  for (std::vector<OutputCell>& row : table.rows) {
    auto* const word = std::get_if<std::string>(&row[column]);
    std::optional<std::string> english =
        word != nullptr ? english_word(field, *word) : std::nullopt;
    if (english) {
      *word = std::move(*english);
    }
  }
}

}  // namespace

OutputTable in_english(OutputTable table, std::optional<LayerRole> role) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::string& key = table.columns[c].key;
    std::string const field = role ? field_of(key, *role) : "";
    std::optional<std::string> header = vocabulary().english_of_unread(key);
    if (!header && !field.empty()) {
      header = vocabulary().header(*role, field, Language::en);
    }
    translate_column(table, c, field);
    if (header) {
      key = *header;
      table.columns[c].title = {key, key};
    }
  }
  return table;
}

}  // namespace tongcun
