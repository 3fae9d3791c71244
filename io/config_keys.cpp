// SPDX-License-Identifier: Apache-2.0
#include "io/config_keys.h"

#include "io/config_value.h"
#include "io/embedded_files.h"
#include "io/parse_toml.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>

namespace tongcun {
namespace {

// Keys that mean the same in every table.
constexpr std::string_view kAnywhere = "anywhere";

std::vector<std::string_view> parts_of(std::string_view place) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t const dot = place.find('.');
    parts.push_back(place.substr(0, dot));
    if (dot == std::string_view::npos) {
      return parts;
    }
    place.remove_prefix(dot + 1);
  }
}

std::vector<ConfigKey> load() {
  std::optional<std::string_view> const text = embedded_file("io/keys.toml");
  assert(text);
  ParsedToml const parsed = parse_toml(*text, "io/keys.toml");
  assert(parsed.root && parsed.findings.empty());
  std::vector<ConfigKey> keys;
  for (auto const& [table, entries] : *parsed.root->table()) {
    std::size_t const dot = table.find('.');
    std::string const file = table.substr(0, dot);
    std::string const place = dot == std::string::npos ? "" : table.substr(dot + 1) + ".";
    for (auto const& [key, meaning] : *entries.table()) {
      ConfigValue::Array const& both = *meaning.array();
      keys.push_back(
          {file,
           place + key,
           {std::get<std::string>(both[0].value), std::get<std::string>(both[1].value)}});
    }
  }
  return keys;
}

// Part by part, a "*" of the pattern for any.
bool fits(std::vector<std::string_view> const& pattern,
          std::vector<std::string_view> const& place) {
  return std::ranges::equal(
      pattern, place, [](std::string_view a, std::string_view b) { return a == "*" || a == b; });
}

bool ends_like(std::vector<std::string_view> const& pattern,
               std::vector<std::string_view> const& asked) {
  return pattern.size() >= asked.size() &&
         fits({pattern.end() - static_cast<std::ptrdiff_t>(asked.size()), pattern.end()}, asked);
}

// What a scenario shares with its profile, and layers with those of other roles or in parts.
std::vector<std::pair<std::string, std::vector<std::string_view>>> same_as(
    std::string_view file, std::vector<std::string_view> const& parts) {
  std::vector<std::pair<std::string, std::vector<std::string_view>>> others{
      {std::string(file), parts}};
  if (file == "scenario" && parts.front() == "poverty") {
    others.emplace_back("profile", parts);
  }
  // Rules, conditions and guarantees are the same wherever they stand.
  bool const has_rules =
      file == "profile" && parts.size() > 2 && (parts[0] == "poverty" || parts[0] == "checks") &&
      (parts[1] == "rules" || parts[1] == "conditions" || parts[1] == "guarantees");
  if (has_rules) {
    others.push_back({std::string(file), {parts.begin() + 1, parts.end()}});
  }
  bool const is_earlier = parts.size() > 3 && parts[0] == "earlier" && parts[1] == "layers";
  std::size_t const role = is_earlier ? 2 : 1;
  if ((parts.front() == "layers" || is_earlier) && parts.size() > role + 1) {
    others.push_back({std::string(file), {"layers", "*", parts.back()}});
  }
  return others;
}

}  // namespace

std::vector<ConfigKey> const& config_keys() {
  static std::vector<ConfigKey> const loaded = load();
  return loaded;
}

std::optional<ConfigKey> config_key_at(std::string_view file, std::string_view place) {
  std::vector<std::string_view> const parts = parts_of(place);
  for (auto const& [kind, wanted] : same_as(file, parts)) {
    for (ConfigKey const& key : config_keys()) {
      if (key.file == kind && fits(parts_of(key.place), wanted)) {
        return key;
      }
    }
  }
  for (ConfigKey const& key : config_keys()) {
    if (key.file == kAnywhere && key.place == parts.back()) {
      return key;
    }
  }
  return std::nullopt;
}

std::vector<ConfigKey> config_keys_named(std::string_view asked) {
  std::vector<ConfigKey> found;
  if (asked.empty()) {
    return found;
  }
  std::vector<std::string_view> const parts = parts_of(asked);
  for (ConfigKey const& key : config_keys()) {
    std::string whole = key.file;
    whole.append(".").append(key.place);
    // "layers.villages" asks for that key, not for a name of the user's own that ends like it.
    bool const is_of_user = parts_of(key.place).back() == "*";
    if (!is_of_user && ends_like(parts_of(whole), parts)) {
      found.push_back(key);
    }
  }
  return found;
}

}  // namespace tongcun
