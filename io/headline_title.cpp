// SPDX-License-Identifier: Apache-2.0
#include "io/headline_title.h"

#include "io/config_keys.h"
#include "io/glossary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// A name of a place with what stands in its brackets.
struct Part {
  std::string name;
  std::string bracket;
};

// At the dots outside brackets, which may stand in one another and hold dots.
std::vector<Part> parts_of(std::string_view key) {
  std::vector<Part> parts(1);
  int depth = 0;
  for (char const c : key) {
    if (c == '.' && depth == 0) {
      parts.emplace_back();
      continue;
    }
    bool const opens = c == '[' && depth++ == 0;
    bool const closes = c == ']' && --depth == 0;
    if (!opens && !closes) {
      (depth > 0 ? parts.back().bracket : parts.back().name) += c;
    }
  }
  return parts;
}

// Names that only hold others.
bool says_nothing(std::string const& name) {
  constexpr std::array<std::string_view, 7> kHolders{
      "services", "times", "parts", "scenarios", "values", "by_guarantee", "value"};
  return std::ranges::find(kHolders, name) != kHolders.end();
}

// Lists of names by the column that holds them, and below which name of a place their ids stand or
// in whose brackets.
struct NamedList {
  std::string_view holder;
  std::string_view list;
};
constexpr std::array<NamedList, 14> kLists{{{"guarantees", "guarantee"},
                                            {"by_guarantee", "guarantee"},
                                            {"parts", "rule"},
                                            {"parts", "condition"},
                                            {"at_least", "condition"},
                                            {"services", "service"},
                                            {"status", "status_class"},
                                            {"status", "status_breakdown"},
                                            {"status", "status_part"},
                                            {"deprivation", "deprivation_index"},
                                            {"indicators", "deprivation_indicator"},
                                            {"lines", "poverty_line"},
                                            {"missing", "rule"},
                                            {"parameters", "parameter"}}};
// Whose names stand for ids anywhere, in this order.
constexpr std::array<std::string_view, 12> kAnywhere{
    "rule",           "condition",         "guarantee",        "service",
    "poverty_line",   "status_class",      "monitoring_class", "status_part",
    "study_scenario", "deprivation_index", "facility_kind",    "resettlement_mode"};

void join(Text const& next, Text& title) {
  if (next.en.empty()) {
    return;
  }
  title.en += title.en.empty() ? "" : ", ";
  title.en += next.en;
  title.zh += title.zh.empty() ? "" : "，";
  title.zh += next.zh;
}

// Whether `text` is `form` with whole numbers in the places of {number}; the numbers.
std::optional<std::vector<std::string>> numbers_in(std::string_view text, std::string_view form) {
  constexpr std::string_view kNumber = "{number}";
  std::vector<std::string> numbers;
  while (true) {
    std::size_t const at = form.find(kNumber);
    std::size_t const same = std::min(at, form.size());
    if (text.substr(0, same) != form.substr(0, same)) {
      return std::nullopt;
    }
    text.remove_prefix(same);
    if (at == std::string_view::npos) {
      return text.empty() ? std::optional(std::move(numbers)) : std::nullopt;
    }
    form.remove_prefix(at + kNumber.size());
    std::size_t const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) {
      return std::nullopt;
    }
    numbers.emplace_back(text.substr(0, digits));
    text.remove_prefix(digits);
  }
}

std::string with_numbers(std::string form, std::vector<std::string> const& numbers) {
  constexpr std::string_view kNumber = "{number}";
  std::size_t at = 0;
  for (std::string const& number : numbers) {
    at = form.find(kNumber, at);
    if (at == std::string::npos) {
      break;
    }
    form.replace(at, kNumber.size(), number);
    at += number.size();
  }
  return form;
}

// A code of three letters at the head of an amount, "CNY a household"; "" = none.
std::string_view currency_of(std::string_view english) {
  constexpr std::size_t kLetters = 3;
  std::string_view const code = english.substr(0, kLetters);
  bool const is_code = code.size() == kLetters &&
                       std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                       (english.size() == kLetters || english[kLetters] == ' ');
  return is_code ? code : std::string_view();
}

std::string in_list(std::string_view list, std::string_view id) {
  return std::string(list).append(".").append(id);
}

Text stated(std::string_view group, std::string_view english) {
  for (std::string const& key : keys_below(group)) {
    Text const& name = term(key).name;
    if (auto const numbers = numbers_in(english, name.en)) {
      return {std::string(english), with_numbers(name.zh, *numbers)};
    }
  }
  return {std::string(english), std::string(english)};
}

}  // namespace

Text const* HeadlineTitles::listed(std::string_view holder, std::string_view id) const {
  for (NamedList const& one : kLists) {
    if (one.holder == holder) {
      auto const found = words_.find(in_list(one.list, id));
      if (found != words_.end()) {
        return &found->second;
      }
    }
  }
  return nullptr;
}

Text HeadlineTitles::word(std::string const& name, std::string_view holder) {
  if (Text const* const own = listed(holder, name)) {
    return *own;
  }
  auto const known = known_.find(name);
  if (known != known_.end()) {
    return known->second;
  }
  std::string key = "headline.";
  key += name;
  std::string role = "layer_role.";
  role += name;
  std::string fact = "village_fact.";
  fact += name;
  Text const* own = nullptr;
  for (std::string_view const list : kAnywhere) {
    auto const found = words_.find(in_list(list, name));
    if (own == nullptr && found != words_.end()) {
      own = &found->second;
    }
  }
  Text text = has_term(key)    ? term(key).name
              : own != nullptr ? *own
              : has_term(role) ? term(role).name
              : has_term(fact) ? term(fact).name
              : has_term(name) ? term(name).name
                               : Text{name, name};
  return known_.emplace(name, std::move(text)).first->second;
}

Text HeadlineTitles::words_of(std::string_view bracket, std::string_view holder) {
  if (Text const* const whole = listed(holder, bracket)) {
    return *whole;
  }
  Text text;
  std::size_t begin = 0;
  while (begin <= bracket.size()) {
    std::size_t const end = std::min(bracket.find(' ', begin), bracket.size());
    if (end > begin) {
      join(word(std::string(bracket.substr(begin, end - begin)), holder), text);
    }
    begin = end + 1;
  }
  return text;
}

// "roads", "facilities.public": what a layer is for, then what the user called it.
Text HeadlineTitles::layer_words(std::string_view layer) {
  std::size_t const dot = std::min(layer.find('.'), layer.size());
  std::string role = "layer_role.";
  role += layer.substr(0, dot);
  Text text = has_term(role) ? term(role).name : words_of(layer.substr(0, dot), "layers");
  if (dot < layer.size()) {
    std::string_view const own = layer.substr(dot + 1);
    text.en.append(" ").append(own);
    text.zh.append(" ").append(own);
  }
  return text;
}

Text HeadlineTitles::of_number(std::string_view key) {
  Text title;
  std::string before;
  std::string within;  // the brackets before: indicators are of an index
  std::vector<Part> const parts = parts_of(key);
  for (Part const& part : parts) {
    bool const is_said = says_nothing(part.name) || part.name == before;
    // The gap of a plan and that of poverty are two things.
    std::string special = parts.front().name;
    special.append("_").append(part.name);
    bool const is_special = has_term("headline." + special);
    Text text = is_said ? Text{} : word(is_special ? special : part.name, before);
    before = part.name;
    std::string const id = part.name == "indicators" ? in_list(within, part.bracket) : part.bracket;
    within = part.bracket;
    if (!part.bracket.empty()) {
      Text const inside =
          part.name == "layers" ? layer_words(part.bracket) : words_of(id, part.name);
      std::size_t const at = text.en.find("{number}");
      if (at != std::string::npos) {
        text = {with_numbers(text.en, {inside.en}), with_numbers(text.zh, {inside.zh})};
      } else if (text.en.empty()) {
        text = inside;
      } else {
        text.en.append(" (").append(inside.en).append(")");
        text.zh.append("（").append(inside.zh).append("）");
      }
    }
    join(text, title);
  }
  return title;
}

Text HeadlineTitles::of_parameter(std::string_view key) {
  constexpr std::string_view kSet = "--set ";
  constexpr std::string_view kValues = "values.";
  constexpr std::string_view kFile = "file ";
  if (key.starts_with(kFile)) {
    std::string const file(key.substr(kFile.size()));
    Text const& digest = term("headline.file_digest").name;
    return {digest.en + " " + file, digest.zh + " " + file};
  }
  std::string_view place = key.starts_with(kSet) ? key.substr(kSet.size()) : key;
  place = place.starts_with(kValues) ? place.substr(kValues.size()) : place;
  std::string_view last;
  for (std::string_view const ending : {".value", ".unit"}) {
    if (place.ends_with(ending)) {
      last = ending;
      place.remove_suffix(ending.size());
    }
  }
  std::optional<ConfigKey> const known = config_key_at("scenario", place);
  Text title = known ? known->meaning : of_number(place);
  if (last == ".unit") {
    join(term("compared_unit").name, title);
  } else if (key.starts_with(kSet)) {
    join(term("headline.command_line").name, title);
  }
  return title;
}

Text stated_unit(std::string_view english) {
  std::string_view const code = currency_of(english);
  if (code.empty() || code == english) {
    return stated("stated_unit", english);
  }
  constexpr std::string_view kCurrency = "{currency}";
  std::string form(kCurrency);
  form += english.substr(code.size());
  std::string zh = stated("stated_unit", form).zh;
  if (zh == form) {
    return {std::string(english), std::string(english)};
  }
  return {std::string(english),
          zh.replace(zh.find(kCurrency), kCurrency.size(), stated("stated_unit", code).zh)};
}

Text stated_base(std::string_view english) {
  return stated("stated_base", english);
}

}  // namespace tongcun
