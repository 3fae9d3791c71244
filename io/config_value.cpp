// SPDX-License-Identifier: Apache-2.0
#include "io/config_value.h"

#include <algorithm>

namespace tongcun {

ConfigValue const* ConfigValue::find(std::string_view key) const {
  Table const* entries = table();
  if (entries == nullptr) {
    return nullptr;
  }
  auto const found = std::ranges::find(*entries, key, &ConfigEntry::key);
  return found != entries->end() ? &found->value : nullptr;
}

namespace {

std::string const* id_of(ConfigValue const& table) {
  ConfigValue const* const id = table.find("id");
  return id != nullptr ? std::get_if<std::string>(&id->value) : nullptr;
}

// Two lists of tables, those of the same id merged; anything else: the child's.
ConfigValue inherited_list(ConfigValue const& base, ConfigValue const& child) {
  if (base.array() == nullptr || child.array() == nullptr) {
    return child;
  }
  ConfigValue merged = child;
  ConfigValue::Array list = *base.array();
  std::size_t const inherited_rows = list.size();
  for (ConfigValue const& row : *child.array()) {
    std::string const* const id = id_of(row);
    auto const end = list.begin() + static_cast<std::ptrdiff_t>(inherited_rows);
    auto const same = std::find_if(list.begin(), end, [&](ConfigValue const& other) {
      std::string const* const other_id = id_of(other);
      return id != nullptr && other_id != nullptr && *id == *other_id;
    });
    if (same != end) {
      *same = inherited(*same, row);
    } else {
      list.push_back(row);
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
    bool const is_list_by_id = std::ranges::find(kListsById, key) != kListsById.end();
    if (own == nullptr) {
      entries.push_back({key, value});
    } else {
      entries.push_back(
          {key, is_list_by_id ? inherited_list(value, *own) : inherited(value, *own)});
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
