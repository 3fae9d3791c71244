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

// A list whose tables are known by a key of their own.
struct KeyedList {
  std::string_view name;
  std::string_view key;
  bool is_merged = true;  // table by table; else a table replaces that of the same key as a whole
};
inline constexpr std::array<KeyedList, 11> kKeyedLists{{{"rules", "id"},
                                                        {"conditions", "id"},
                                                        {"guarantees", "id"},
                                                        {"stated", "field", false},
                                                        {"lines", "id"},
                                                        {"classes", "id"},
                                                        {"cases", "id"},
                                                        {"warnings", "id"},
                                                        {"deprivations", "id"},
                                                        {"score_cards", "id"},
                                                        {"indicators", "id"}}};
// The list of that name; null for all others.
[[nodiscard]] KeyedList const* keyed_list(std::string_view name);
// The key of a table of the list; null if it has none that is a text.
[[nodiscard]] std::string const* key_of(ConfigValue const& table, KeyedList const& list);

// The child's keys over the base's: tables are merged key by key, the lists above by the keys of
// their tables (new ones come last), all else is replaced.
[[nodiscard]] ConfigValue inherited(ConfigValue const& base, ConfigValue const& child);

}  // namespace tongcun
