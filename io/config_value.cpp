// SPDX-License-Identifier: Apache-2.0
#include "io/config_value.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tongcun {

ConfigValue const* ConfigValue::find(std::string_view key) const {
  Table const* entries = table();
  if (entries == nullptr) {
    return nullptr;
  }
  auto const found = std::ranges::find(*entries, key, &ConfigEntry::key);
  return found != entries->end() ? &found->value : nullptr;
}

KeyedList const* keyed_list(std::string_view name) {
  auto const* const found = std::ranges::find(kKeyedLists, name, &KeyedList::name);
  return found != kKeyedLists.end() ? found : nullptr;
}

std::string const* key_of(ConfigValue const& table, KeyedList const& list) {
  ConfigValue const* const key = table.find(list.key);
  return key != nullptr ? std::get_if<std::string>(&key->value) : nullptr;
}

namespace {

// Two lists of tables, those of the same key merged; anything else: the child's.
ConfigValue inherited_list(ConfigValue const& base, ConfigValue const& child,
                           KeyedList const& keyed) {
  if (base.array() == nullptr || child.array() == nullptr) {
    return child;
  }
  ConfigValue merged = child;
  ConfigValue::Array list = *base.array();
  std::size_t const inherited_rows = list.size();
  for (ConfigValue const& row : *child.array()) {
    std::string const* const key = key_of(row, keyed);
    auto const end = list.begin() + static_cast<std::ptrdiff_t>(inherited_rows);
    auto const same = std::find_if(list.begin(), end, [&](ConfigValue const& other) {
      std::string const* const other_key = key_of(other, keyed);
      return key != nullptr && other_key != nullptr && *key == *other_key;
    });
    if (same == end) {
      list.push_back(row);
    } else {
      *same = keyed.is_merged ? inherited(*same, row) : row;
    }
  }
  merged.value = std::move(list);
  return merged;
}

}  // namespace

ConfigValue inherited(ConfigValue const& base, ConfigValue const& child) {
  ConfigValue::Table const* below = base.table();
  ConfigValue::Table const* above = child.table();
  if (below == nullptr || above == nullptr) {
    return child;
  }
  ConfigValue merged = child;
  auto& entries = std::get<ConfigValue::Table>(merged.value);
  entries.clear();
  for (auto const& [key, value] : *below) {
    ConfigValue const* own = child.find(key);
    KeyedList const* const keyed = keyed_list(key);
    if (own == nullptr) {
      entries.push_back({key, value});
    } else {
      entries.push_back(
          {key, keyed != nullptr ? inherited_list(value, *own, *keyed) : inherited(value, *own)});
    }
  }
  for (auto const& [key, value] : *above) {
    if (base.find(key) == nullptr) {
      entries.push_back({key, value});
    }
  }
  return merged;
}

}  // namespace tongcun
