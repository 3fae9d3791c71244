// SPDX-License-Identifier: Apache-2.0
#include "io/config_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tongcun {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

Values values_of(LegalPart legal) {
  legal.values.emplace_back("@legal", "legal." + legal.key);
  return std::move(legal.values);
}

LegalPart range_part(double low, double high) {
  return {"range", {{"low", fmt::format("{}", low)}, {"high", fmt::format("{}", high)}}};
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

std::string list_of(std::span<std::string_view const> words) {
  std::string list;
  for (std::string_view const word : words) {
    list += list.empty() ? "" : ", ";
    list += word;
  }
  return list;
}

std::optional<std::string> nearest_word(std::string_view word,
                                        std::set<std::string, std::less<>> const& known) {
  std::optional<std::string> nearest;
  std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (std::string const& candidate : known) {
    std::size_t const distance = edit_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

ConfigReader::ConfigReader(ConfigValue const* value, ConfigValue const& parent, std::string path,
                           std::vector<Finding>& findings)
    : value_(value), parent_(parent), path_(std::move(path)), findings_(&findings) {
  if (value_ != nullptr && value_->table() == nullptr) {
    wrong_type(*value_, "", {"table", {}});
    value_ = nullptr;
  }
}

void ConfigReader::report(std::string rule, ConfigValue const& at, std::string_view key,
                          std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = at.file;
  finding.row = at.line;
  finding.column = at.column;
  finding.field = path_;
  if (!key.empty()) {
    finding.field += (path_.empty() ? "" : ".") + std::string(key);
  }
  finding.values = std::move(values);
  findings_->push_back(std::move(finding));
}

ConfigValue const* ConfigReader::take(std::string_view key, bool required) {
  asked_.emplace(key);
  ConfigValue const* found = value_ != nullptr ? value_->find(key) : nullptr;
  if (found == nullptr && required) {
    report("S003", place(), key, {});
  }
  return found;
}

void ConfigReader::wrong_type(ConfigValue const& at, std::string_view key, LegalPart legal) {
  report("S004", at, key, values_of(std::move(legal)));
}

void ConfigReader::complain(std::string_view key, std::string const& legal) {
  ConfigValue const* found = value_ != nullptr ? value_->find(key) : nullptr;
  report("S005", found != nullptr ? *found : place(), key, {{"legal", legal}});
}

void ConfigReader::complain(std::string_view key, LegalPart legal) {
  ConfigValue const* found = value_ != nullptr ? value_->find(key) : nullptr;
  report("S005", found != nullptr ? *found : place(), key, values_of(std::move(legal)));
}

void ConfigReader::complain_missing(std::string_view key) {
  report("S003", place(), key, {});
}

bool ConfigReader::has(std::string_view key) {
  asked_.emplace(key);
  return value_ != nullptr && value_->find(key) != nullptr;
}

std::optional<std::string> ConfigReader::optional_text(std::string_view key) {
  ConfigValue const* found = take(key, false);
  if (found == nullptr) {
    return std::nullopt;
  }
  if (auto const* text = std::get_if<std::string>(&found->value)) {
    return *text;
  }
  wrong_type(*found, key, {"text", {}});
  return std::nullopt;
}

std::string ConfigReader::text(std::string_view key, std::string fallback) {
  return optional_text(key).value_or(std::move(fallback));
}

std::string ConfigReader::required_text(std::string_view key) {
  if (take(key, true) == nullptr) {
    return "";
  }
  return optional_text(key).value_or("");
}

std::optional<double> ConfigReader::as_number(ConfigValue const& value, std::string_view key,
                                              double low, double high) {
  double number = 0.0;
  if (auto const* integer = std::get_if<std::int64_t>(&value.value)) {
    number = static_cast<double>(*integer);
  } else if (auto const* decimal = std::get_if<double>(&value.value)) {
    number = *decimal;
  } else {
    wrong_type(value, key, {"number", {}});
    return std::nullopt;
  }
  bool const is_legal = number >= low && number <= high;  // no: also not a number
  if (!is_legal) {
    report("S005", value, key, values_of(range_part(low, high)));
    return std::nullopt;
  }
  return number;
}

std::optional<double> ConfigReader::optional_number(std::string_view key, double low, double high) {
  ConfigValue const* found = take(key, false);
  return found != nullptr ? as_number(*found, key, low, high) : std::nullopt;
}

double ConfigReader::number(std::string_view key, double fallback, double low, double high) {
  return optional_number(key, low, high).value_or(fallback);
}

double ConfigReader::required_number(std::string_view key, double low, double high) {
  ConfigValue const* found = take(key, true);
  return found != nullptr ? as_number(*found, key, low, high).value_or(low) : low;
}

std::int64_t ConfigReader::integer(std::string_view key, std::int64_t fallback, std::int64_t low,
                                   std::int64_t high) {
  ConfigValue const* found = take(key, false);
  if (found == nullptr) {
    return fallback;
  }
  auto const* integer = std::get_if<std::int64_t>(&found->value);
  if (integer == nullptr) {
    wrong_type(*found, key, {"whole_number", {}});
    return fallback;
  }
  if (*integer < low || *integer > high) {
    report("S005", *found, key,
           values_of({"range", {{"low", std::to_string(low)}, {"high", std::to_string(high)}}}));
    return fallback;
  }
  return *integer;
}

bool ConfigReader::boolean(std::string_view key, bool fallback) {
  ConfigValue const* found = take(key, false);
  if (found == nullptr) {
    return fallback;
  }
  auto const* boolean = std::get_if<bool>(&found->value);
  if (boolean == nullptr) {
    wrong_type(*found, key, {"boolean", {}});
    return fallback;
  }
  return *boolean;
}

std::optional<std::size_t> ConfigReader::choice(std::string_view key,
                                                std::span<std::string_view const> choices) {
  std::optional<std::string> const word = optional_text(key);
  if (!word) {
    return std::nullopt;
  }
  auto const found = std::ranges::find(choices, *word);
  if (found == choices.end()) {
    complain(key, list_of(choices));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - choices.begin());
}

std::vector<std::string> ConfigReader::texts(std::string_view key) {
  ConfigValue const* found = take(key, false);
  std::vector<std::string> words;
  if (found == nullptr) {
    return words;
  }
  if (auto const* single = std::get_if<std::string>(&found->value)) {
    return {*single};
  }
  ConfigValue::Array const* array = found->array();
  if (array == nullptr) {
    wrong_type(*found, key, {"texts", {}});
    return words;
  }
  for (ConfigValue const& element : *array) {
    if (auto const* word = std::get_if<std::string>(&element.value)) {
      words.push_back(*word);
    } else {
      wrong_type(element, key, {"texts", {}});
    }
  }
  return words;
}

std::vector<std::size_t> ConfigReader::choices(std::string_view key,
                                               std::span<std::string_view const> legal) {
  std::vector<std::size_t> positions;
  for (std::string const& word : texts(key)) {
    auto const found = std::ranges::find(legal, word);
    if (found == legal.end()) {
      complain(key, list_of(legal));
    } else {
      positions.push_back(static_cast<std::size_t>(found - legal.begin()));
    }
  }
  return positions;
}

std::vector<double> ConfigReader::numbers(std::string_view key, double low, double high) {
  ConfigValue const* found = take(key, false);
  std::vector<double> values;
  if (found == nullptr) {
    return values;
  }
  ConfigValue::Array const* array = found->array();
  if (array == nullptr) {
    wrong_type(*found, key, {"numbers", {}});
    return values;
  }
  for (ConfigValue const& element : *array) {
    if (std::optional<double> const number = as_number(element, key, low, high)) {
      values.push_back(*number);
    }
  }
  return values;
}

Text ConfigReader::both_languages(std::string_view key, std::string const& fallback) {
  ConfigValue const* found = take(key, false);
  if (found == nullptr) {
    return {fallback, fallback};
  }
  if (auto const* single = std::get_if<std::string>(&found->value)) {
    return {*single, *single};
  }
  ConfigReader reader = table(key);
  Text text{reader.required_text("en"), reader.required_text("zh")};
  reader.finish();
  return text;
}

ConfigReader ConfigReader::table(std::string_view key) {
  ConfigValue const* found = take(key, false);
  return ConfigReader(found, place(), (path_.empty() ? "" : path_ + ".") + std::string(key),
                      *findings_);
}

ConfigReader ConfigReader::entry(std::string const& key, ConfigValue const& value) {
  asked_.insert(key);
  return ConfigReader(&value, place(), (path_.empty() ? "" : path_ + ".") + key, *findings_);
}

std::vector<ConfigReader> ConfigReader::tables(std::string_view key) {
  ConfigValue const* found = take(key, false);
  std::vector<ConfigReader> readers;
  if (found == nullptr) {
    return readers;
  }
  ConfigValue::Array const* array = found->array();
  if (array == nullptr) {
    wrong_type(*found, key, {"tables", {{"name", std::string(key)}}});
    return readers;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    readers.emplace_back(&(*array)[i], *found,
                         fmt::format("{}{}[{}]", path_.empty() ? "" : path_ + ".", key, i + 1),
                         *findings_);
  }
  return readers;
}

std::vector<std::pair<std::string, ConfigValue const*>> ConfigReader::entries() {
  std::vector<std::pair<std::string, ConfigValue const*>> list;
  if (value_ != nullptr) {
    for (auto const& [key, value] : *value_->table()) {
      asked_.insert(key);
      list.emplace_back(key, &value);
    }
  }
  return list;
}

void ConfigReader::finish() {
  if (value_ == nullptr) {
    return;
  }
  for (auto const& [key, value] : *value_->table()) {
    if (!asked_.contains(key)) {
      std::vector<std::string_view> const known(asked_.begin(), asked_.end());
      report("S002", value, key,
             {{"nearest", nearest_word(key, asked_).value_or("")}, {"known", list_of(known)}});
    }
  }
}

}  // namespace tongcun
