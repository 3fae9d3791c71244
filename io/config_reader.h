// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/text.h"
#include "io/config_value.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// What is legal, as a part of messages in both languages: a key of the glossary below "legal" and
// the values that its text asks for.
struct LegalPart {
  std::string key;
  std::vector<std::pair<std::string, std::string>> values;
};

// Reads one table of a configuration file key by key and gathers every complaint with its place:
// missing keys, wrong types, values out of range, and at the end the keys nobody asked for.
class ConfigReader {
 public:
  // `path` names the table in messages ("roads.motor"); value may be null: an absent table, whose
  // required keys are all missing at the place of `parent`.
  ConfigReader(ConfigValue const* value, ConfigValue const& parent, std::string path,
               std::vector<Finding>& findings);

  [[nodiscard]] bool present() const { return value_ != nullptr; }
  [[nodiscard]] ConfigValue const& place() const { return value_ != nullptr ? *value_ : parent_; }
  [[nodiscard]] std::string const& path() const { return path_; }

  [[nodiscard]] std::string required_text(std::string_view key);
  [[nodiscard]] std::string text(std::string_view key, std::string fallback);
  [[nodiscard]] std::optional<std::string> optional_text(std::string_view key);
  [[nodiscard]] double required_number(std::string_view key, double low, double high);
  [[nodiscard]] double number(std::string_view key, double fallback, double low, double high);
  [[nodiscard]] std::optional<double> optional_number(std::string_view key, double low,
                                                      double high);
  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t fallback, std::int64_t low,
                                     std::int64_t high);
  [[nodiscard]] bool boolean(std::string_view key, bool fallback);
  // Position of the text in `choices`.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view key,
                                                  std::span<std::string_view const> choices);
  [[nodiscard]] std::vector<std::size_t> choices(std::string_view key,
                                                 std::span<std::string_view const> legal);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<double> numbers(std::string_view key, double low, double high);
  // A text in both languages: { en = "…", zh = "…" } or one string for both.
  [[nodiscard]] Text both_languages(std::string_view key, std::string const& fallback);

  [[nodiscard]] ConfigReader table(std::string_view key);
  // The tables of an array of tables [[key]], in file order.
  [[nodiscard]] std::vector<ConfigReader> tables(std::string_view key);
  // The table's entries whatever their keys, for tables whose keys are the user's words.
  [[nodiscard]] std::vector<std::pair<std::string, ConfigValue const*>> entries();
  [[nodiscard]] ConfigReader entry(std::string const& key, ConfigValue const& value);

  // Whether the key is there; it counts as asked for.
  [[nodiscard]] bool has(std::string_view key);
  // Complains that `key` has a value that is not legal; `legal` says what is: words that are the
  // same in both languages, or a part of messages.
  void complain(std::string_view key, std::string const& legal);
  void complain(std::string_view key, LegalPart legal);
  // Complains that `key` is missing.
  void complain_missing(std::string_view key);
  // Complains about every key nobody asked for, with the nearest known one.
  void finish();

 private:
  ConfigValue const* take(std::string_view key, bool required);
  void report(std::string rule, ConfigValue const& at, std::string_view key,
              std::vector<std::pair<std::string, std::string>> values);
  void wrong_type(ConfigValue const& at, std::string_view key, LegalPart legal);
  std::optional<double> as_number(ConfigValue const& value, std::string_view key, double low,
                                  double high);

  ConfigValue const* value_;
  ConfigValue const& parent_;
  std::string path_;
  std::vector<Finding>* findings_;
  std::set<std::string, std::less<>> asked_;
};

// "a, b, c"
[[nodiscard]] std::string list_of(std::span<std::string_view const> words);

// The known word nearest to `word` by edit distance, if it is near enough to be a slip.
[[nodiscard]] std::optional<std::string> nearest_word(
    std::string_view word, std::set<std::string, std::less<>> const& known);

}  // namespace tongcun
