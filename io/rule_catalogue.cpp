// SPDX-License-Identifier: Apache-2.0
#include "io/rule_catalogue.h"

#include "io/config_value.h"
#include "io/embedded_files.h"
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
  for (auto const& [id, entry] : *parsed.root->table()) {
    auto const part = [&](char const* key) {
      return std::get<std::string>(entry.find(key)->value);
    };
    rules[id] = {{part("en"), part("zh")}, {part("remedy_en"), part("remedy_zh")}};
  }
  return rules;
}

std::map<std::string, RuleText, std::less<>> const& catalogue() {
  static std::map<std::string, RuleText, std::less<>> const kRules = load();
  return kRules;
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

std::string value_of(Finding const& finding, std::string_view name) {
  if (name == "field") {
    return masked(finding.field);
  }
  for (auto const& [key, value] : finding.values) {
    if (key == name) {
      return shown(name, value);
    }
  }
  return "";
}

// {name} is the value; {name?text} is the text if the value is not empty; {{ and }} are brackets.
std::string filled(std::string_view pattern, Finding const& finding) {
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
    std::size_t const question = inside.find('?');
    if (question == std::string_view::npos) {
      result += value_of(finding, inside);
    } else if (!value_of(finding, inside.substr(0, question)).empty()) {
      result += filled(inside.substr(question + 1), finding);
    }
    i = end;
  }
  return result;
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

std::string message_of(Finding const& finding, Language language) {
  std::optional<RuleText> const text = rule_text(finding.rule);
  return text ? filled(text->message.in(language), finding) : finding.rule;
}

std::string remedy_of(Finding const& finding, Language language) {
  std::optional<RuleText> const text = rule_text(finding.rule);
  return text ? filled(text->remedy.in(language), finding) : "";
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
    place += comma + (zh ? "字段 " : "field ") + masked(finding.field);
  }
  return place;
}

}  // namespace tongcun
