// SPDX-License-Identifier: Apache-2.0
#include "io/glossary.h"

#include "io/config_value.h"
#include "io/embedded_files.h"
#include "io/parse_toml.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

using Terms = std::vector<std::pair<std::string, Term>>;

Terms load() {
  std::optional<std::string_view> const text = embedded_file("io/glossary.toml");
  assert(text);
  ParsedToml const parsed = parse_toml(*text, "io/glossary.toml");
  assert(parsed.root && parsed.findings.empty());
  Terms terms;
  for (auto const& [key, entry] : *parsed.root->table()) {
    auto const part = [&](char const* name) {
      ConfigValue const* found = entry.find(name);
      return found != nullptr ? std::get<std::string>(found->value) : std::string();
    };
    terms.emplace_back(
        key, Term{{part("en"), part("zh")}, {part("definition_en"), part("definition_zh")}});
  }
  return terms;
}

Terms const& terms() {
  static Terms const kTerms = load();
  return kTerms;
}

Term const* find(std::string_view key) {
  auto const found =
      std::ranges::find_if(terms(), [&](auto const& entry) { return entry.first == key; });
  return found != terms().end() ? &found->second : nullptr;
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
  for (auto const& entry : terms()) {
    keys.push_back(entry.first);
  }
  return keys;
}

}  // namespace tongcun
