// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tongcun {

// A value of a configuration file with the place it was written at. Tables keep the file's order.
struct ConfigEntry;
struct ConfigValue {
  using Array = std::vector<ConfigValue>;
  using Table = std::vector<ConfigEntry>;

  std::variant<std::string, std::int64_t, double, bool, Array, Table> value;
  std::string file;
  std::int64_t line = 0;
  std::int64_t column = 0;

  [[nodiscard]] Table const* table() const { return std::get_if<Table>(&value); }
  [[nodiscard]] Array const* array() const { return std::get_if<Array>(&value); }
  // The entry of a table; null if this is no table or has no such key.
  [[nodiscard]] ConfigValue const* find(std::string_view key) const;
};

struct ConfigEntry {
  std::string key;
  ConfigValue value;
};

// The lists whose tables have an id of their own and are merged by it.
inline constexpr std::array<std::string_view, 5> kListsById{"rules", "conditions", "guarantees",
                                                            "stated", "lines"};

// The child's keys over the base's: tables are merged key by key, the lists above table by table
// with the same id (new ones come last), all else is replaced.
[[nodiscard]] ConfigValue inherited(ConfigValue const& base, ConfigValue const& child);

}  // namespace tongcun
