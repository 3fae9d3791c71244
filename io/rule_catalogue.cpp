// SPDX-License-Identifier: Apache-2.0
#include "io/rule_catalogue.h"

#include "io/config_value.h"
#include "io/embedded_files.h"
#include "io/glossary.h"
#include "io/parse_toml.h"
#include "io/shown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>

namespace tongcun {
namespace {

std::map<std::string, RuleText, std::less<>> load() {
  std::optional<std::string_view> const text = embedded_file("io/rule_catalogue.toml");
  assert(text);
  ParsedToml const parsed = parse_toml(*text, "io/rule_catalogue.toml");
  assert(parsed.root && parsed.findings.empty());
  std::map<std::string, RuleText, std::less<>> rules;
  for (ConfigEntry const& rule : *parsed.root->table()) {
    ConfigValue const& entry = rule.value;
    auto const part = [&](char const* key) {
      ConfigValue const* const found = entry.find(key);
      assert(found);
      return std::get<std::string>(found->value);
    };
    auto const list = [&](char const* key) {
      std::vector<std::string> words;
      if (ConfigValue const* const found = entry.find(key)) {
        for (ConfigValue const& word : *found->array()) {
          words.push_back(std::get<std::string>(word.value));
        }
      }
      return words;
    };
    rules[rule.key] = {{part("en"), part("zh")},
                       {part("remedy_en"), part("remedy_zh")},
                       list("severity"),
                       list("treatment"),
                       list("one_of")};
  }
  return rules;
}

std::map<std::string, RuleText, std::less<>> const& catalogue() {
  static std::map<std::string, RuleText, std::less<>> const rules = load();
  return rules;
}

// Values that come from cells and headers of a file, and those of them that are codes. The others
// are numbers and words of ours.
bool is_from_file(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames{"word",    "name",  "column", "columns",
                                                   "nearest", "layer", "layers", "unit"};
  return std::ranges::find(kNames, name) != kNames.end();
}
bool is_code(std::string_view name) {
  return name == "code" || name == "other" || name == "road";
}

std::string shown(std::string_view name, std::string const& value) {
  if (is_code(name)) {
    return masked(value, kShownDigitsOfCode);
  }
  if (name == "columns" || name == "layers") {
    return masked_list(value);
  }
  return is_from_file(name) ? masked(value) : printable(value);
}

std::string filled(std::string_view pattern, Finding const& finding, Language language);

std::string const* raw_value(Finding const& finding, std::string_view name) {
  for (auto const& [key, value] : finding.values) {
    if (key == name) {
      return &value;
    }
  }
  return nullptr;
}

// The column as it stands in the file with our key beside it; without a column our key alone.
std::string field_of(Finding const& finding, Language language) {
  std::string key = masked(finding.field);
  std::string const* const column = raw_value(finding, "source_column");
  bool const is_title = column == nullptr && finding.rule.starts_with('V') && has_term(key);
  if (is_title) {
    return fmt::format(fmt::runtime(language == Language::zh ? "{}（{}）" : "{} ({})"),
                       term(key).name.in(language), key);
  }
  if (column == nullptr || column->empty() || masked(*column) == key) {
    return key;
  }
  return fmt::format(fmt::runtime(language == Language::zh ? "{}（{}）" : "{} ({})"),
                     masked(*column), key);
}

std::string value_of(Finding const& finding, std::string_view name, Language language) {
  if (std::string const* const value = raw_value(finding, name)) {
    return shown(name, *value);
  }
  if (name == "field") {
    return field_of(finding, language);
  }
  if (name == "key") {
    return masked(finding.field);
  }
  // The value may be a part of a message in both languages, itself a template.
  if (std::string const* const part = raw_value(finding, "@" + std::string(name))) {
    return has_term(*part) ? filled(term(*part).name.in(language), finding, language)
                           : printable(*part);
  }
  return "";
}

// {name} is the value, {name@column} the name of a word of that column of the glossary, {name?text}
// the text if the value is not empty; {{ and }} are brackets.
std::string filled(std::string_view pattern, Finding const& finding, Language language) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern.substr(i).starts_with("{{") || pattern.substr(i).starts_with("}}")) {
      result += pattern[i++];
      continue;
    }
    if (pattern[i] != '{') {
      result += pattern[i];
      continue;
    }
    std::size_t depth = 1;
    std::size_t end = i + 1;
    for (; end < pattern.size(); ++end) {
      depth += pattern[end] == '{' ? 1 : 0;
      depth -= pattern[end] == '}' ? 1 : 0;
      if (depth == 0) {
        break;
      }
    }
    std::string_view const inside = pattern.substr(i + 1, end - i - 1);
    std::size_t const mark = inside.find_first_of("?@");
    std::string const value = value_of(finding, inside.substr(0, mark), language);
    if (mark == std::string_view::npos) {
      result += value;
    } else if (inside[mark] == '@') {
      result += name_of_word(inside.substr(mark + 1), value, language);
    } else if (!value.empty()) {
      result += filled(inside.substr(mark + 1), finding, language);
    }
    i = end;
  }
  return result;
}

// The same as a message, with every value there but some.
std::string readable_without(std::vector<std::string> const& left_out, std::string_view pattern,
                             Language language) {
  Finding example;
  std::string_view rest = pattern;
  for (std::size_t at = rest.find('{'); at != std::string_view::npos; at = rest.find('{')) {
    rest.remove_prefix(at + 1);
    std::string const name(rest.substr(0, rest.find_first_of("}?@{")));
    if (!name.empty() && std::ranges::find(left_out, name) == left_out.end()) {
      example.values.emplace_back(name, "‹" + name_of_word("placeholder", name, language) + "›");
    }
  }
  return filled(pattern, example, language);
}

}  // namespace

std::optional<RuleText> rule_text(std::string_view rule) {
  auto const found = catalogue().find(rule);
  return found != catalogue().end() ? std::optional(found->second) : std::nullopt;
}

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (auto const& [id, text] : catalogue()) {
    ids.push_back(id);
  }
  return ids;
}

std::string readable(std::string_view pattern, Language language) {
  return readable_without({}, pattern, language);
}

std::vector<std::string> readable_messages(RuleText const& rule, Language language) {
  std::string const& pattern = rule.message.in(language);
  if (rule.one_of.empty()) {
    return {readable(pattern, language)};
  }
  std::vector<std::string> messages;
  for (std::string const& value : rule.one_of) {
    std::vector<std::string> others = rule.one_of;
    std::erase(others, value);
    messages.push_back(readable_without(others, pattern, language));
  }
  return messages;
}

std::string message_of(Finding const& finding, Language language) {
  std::optional<RuleText> const text = rule_text(finding.rule);
  return text ? filled(text->message.in(language), finding, language) : finding.rule;
}

std::string remedy_of(Finding const& finding, Language language) {
  std::optional<RuleText> const text = rule_text(finding.rule);
  return text ? filled(text->remedy.in(language), finding, language) : "";
}

std::string source_column_of(Finding const& finding) {
  std::string const* const column = raw_value(finding, "source_column");
  return column != nullptr ? masked(*column) : "";
}

std::string place_of(Finding const& finding, Language language) {
  bool const zh = language == Language::zh;
  std::string place = printable(finding.file);
  if (finding.column > 0) {
    return fmt::format("{}:{}:{}", place, finding.row, finding.column);
  }
  std::string const comma = zh ? "，" : ", ";
  if (!finding.layer.empty()) {
    place += comma + (zh ? "图层 " : "layer ") + printable(finding.layer);
  }
  if (finding.row > 0) {
    place += comma + fmt::format(fmt::runtime(zh ? "第 {} 行" : "row {}"), finding.row);
  }
  if (!finding.field.empty()) {
    bool const has_column = raw_value(finding, "source_column") != nullptr;
    std::string const what = has_column ? (zh ? "列 " : "column ") : (zh ? "字段 " : "field ");
    place += comma + what + field_of(finding, language);
  }
  return place;
}

}  // namespace tongcun
