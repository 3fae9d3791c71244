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
    entries.push_back({key, own != nullptr ? inherited(value, *own) : value});
  }
  for (auto const& [key, value] : *above) {
    if (base.find(key) == nullptr) {
      entries.push_back({key, value});
    }
  }
  return merged;
}

}  // namespace tongcun
