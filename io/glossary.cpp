// SPDX-License-Identifier: Apache-2.0
#include "io/glossary.h"

#include "io/config_value.h"
#include "io/embedded_files.h"
#include "io/parse_toml.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <optional>

namespace tongcun {
namespace {

struct Entry {
  std::string key;
  Term term;
  bool is_part = false;  // of messages: its group has no name of its own
};

std::string text_of(ConfigValue const& entry, std::string_view key) {
  ConfigValue const* found = entry.find(key);
  return found != nullptr ? std::get<std::string>(found->value) : std::string();
}

std::vector<std::string> texts_of(ConfigValue const& entry, std::string_view key) {
  std::vector<std::string> texts;
  if (ConfigValue const* found = entry.find(key)) {
    for (ConfigValue const& element : *found->array()) {
      texts.push_back(std::get<std::string>(element.value));
    }
  }
  return texts;
}

Term term_of(ConfigValue const& entry) {
  return {{text_of(entry, "en"), text_of(entry, "zh")},
          {text_of(entry, "definition_en"), text_of(entry, "definition_zh")},
          {text_of(entry, "empty_en"), text_of(entry, "empty_zh")},
          text_of(entry, "unit"),
          texts_of(entry, "aliases"),
          texts_of(entry, "values")};
}

std::vector<Entry> load() {
  std::optional<std::string_view> const text = embedded_file("io/glossary.toml");
  assert(text);
  ParsedToml const parsed = parse_toml(*text, "io/glossary.toml");
  assert(parsed.root && parsed.findings.empty());
  std::vector<Entry> terms;
  for (auto const& [key, entry] : *parsed.root->table()) {
    bool const is_group = entry.find("en") == nullptr;
    std::vector<Entry> below;
    for (auto const& [word, value] : *entry.table()) {
      if (value.table() != nullptr) {
        std::string full = key;
        full.append(".").append(word);
        below.push_back({std::move(full), term_of(value), is_group});
      }
    }
    if (!is_group) {
      terms.push_back({key, term_of(entry), false});
      for (Entry const& value : below) {
        terms.back().term.values.push_back(value.key);
      }
    }
    std::ranges::move(below, std::back_inserter(terms));
  }
  return terms;
}

std::vector<Entry> const& terms() {
  static std::vector<Entry> const loaded = load();
  return loaded;
}

using TermsByKey = std::map<std::string_view, Term const*>;

TermsByKey index() {
  TermsByKey by_key;
  for (Entry const& entry : terms()) {
    by_key.emplace(entry.key, &entry.term);
  }
  return by_key;
}

Term const* find(std::string_view key) {
  static TermsByKey const by_key = index();
  auto const found = by_key.find(key);
  return found != by_key.end() ? found->second : nullptr;
}

}  // namespace

Term const& term(std::string_view key) {
  Term const* found = find(key);
  assert(found != nullptr && "the glossary has every word we print");
  return *found;
}

bool has_term(std::string_view key) {
  return find(key) != nullptr;
}

std::vector<std::string> term_keys() {
  std::vector<std::string> keys;
  for (Entry const& entry : terms()) {
    if (!entry.is_part) {
      keys.push_back(entry.key);
    }
  }
  return keys;
}

std::vector<std::string> keys_below(std::string_view key) {
  std::string const prefix = std::string(key) + ".";
  std::vector<std::string> keys;
  for (Entry const& entry : terms()) {
    if (entry.key.starts_with(prefix)) {
      keys.push_back(entry.key);
    }
  }
  return keys;
}

std::string name_of_word(std::string_view column, std::string_view word, Language language) {
  std::string const below = std::string(column) + "." + std::string(word);
  Term const* found = find(below);
  return found != nullptr ? found->name.in(language) : std::string(word);
}

std::string_view word_of(std::string_view key) {
  std::size_t const dot = key.rfind('.');
  return dot == std::string_view::npos ? key : key.substr(dot + 1);
}

}  // namespace tongcun
