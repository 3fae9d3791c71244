// SPDX-License-Identifier: Apache-2.0
#include "io/explain.h"

#include "engine/region/region.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/rule_catalogue.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <regex>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

void add(Explanation& to, std::string label, Text text) {
  if (!text.en.empty()) {
    to.parts.emplace_back(std::move(label), std::move(text));
  }
}

// The names of words below a key, in both languages: "severity.error, severity.warning".
Text names_of(std::string const& column, std::vector<std::string> const& words) {
  Text text;
  for (std::string const& word : words) {
    text.en += (text.en.empty() ? "" : "; ") + name_of_word(column, word, Language::en);
    text.zh += (text.zh.empty() ? "" : "；") + name_of_word(column, word, Language::zh);
  }
  return text;
}

Text unit_text(std::string const& unit) {
  return {name_of_word("unit", unit, Language::en), name_of_word("unit", unit, Language::zh)};
}

// The texts that a rule's message may have, one a line.
std::string lines_of(RuleText const& rule, Language language) {
  std::string lines;
  for (std::string const& message : readable_messages(rule, language)) {
    lines += (lines.empty() ? "" : "\n") + message;
  }
  return lines;
}

Explanation of_rule(std::string const& id) {
  RuleText const rule = *rule_text(id);
  Explanation explanation;
  explanation.key = id;
  explanation.kind = "rule";
  explanation.name = {lines_of(rule, Language::en), lines_of(rule, Language::zh)};
  add(explanation, "severity", names_of("severity", rule.severities));
  add(explanation, "treatment", names_of("treatment", rule.treatments));
  add(explanation, "remedy",
      {readable(rule.remedy.en, Language::en), readable(rule.remedy.zh, Language::zh)});
  return explanation;
}

Explanation of_term(std::string const& key) {
  Term const& word = term(key);
  Explanation explanation;
  explanation.key = key;
  explanation.kind = "word";
  explanation.name = word.name;
  add(explanation, "meaning", word.definition);
  add(explanation, "unit", unit_text(word.unit));
  add(explanation, "empty", word.empty);
  Text words;
  for (std::string const& value : word.values) {
    words.en +=
        (words.en.empty() ? "" : "; ") + std::string(word_of(value)) + " = " + term(value).name.en;
    words.zh +=
        (words.zh.empty() ? "" : "；") + std::string(word_of(value)) + "＝" + term(value).name.zh;
  }
  add(explanation, "words", words);
  return explanation;
}

// "clinic_walk_worst_min", "clinic_ride_low_months_cut_off", "water_round_trip_nearest": columns of
// a service, whose name only the profile knows.
std::optional<Explanation> of_service_column(std::string const& key) {
  static std::regex const times(
      "([a-z0-9_]+)_(walk|ride|round_trip)_(dry|wet|worst)(?:_(low|high))?_min");
  static std::regex const cut_off("([a-z0-9_]+)_(ride)_(low|high)_(months_cut_off)");
  static std::regex const nearest("([a-z0-9_]+)_(walk|round_trip)_(nearest)");
  std::smatch match;
  bool const fits = std::regex_match(key, match, times) || std::regex_match(key, match, cut_off) ||
                    std::regex_match(key, match, nearest);
  if (!fits) {
    return std::nullopt;
  }
  Explanation explanation;
  explanation.key = key;
  explanation.kind = "column";
  explanation.name = {match[1].str() + ": ", match[1].str() + "："};
  Text meaning;
  for (std::size_t i = 2; i < match.size(); ++i) {
    if (!match[i].matched) {
      continue;
    }
    Term const& part = term(match[i].str());
    explanation.name.en += (i > 2 ? ", " : "") + part.name.en;
    explanation.name.zh += (i > 2 ? "，" : "") + part.name.zh;
    meaning.en +=
        (meaning.en.empty() || part.definition.en.empty() ? "" : " ") + part.definition.en;
    meaning.zh += part.definition.zh;
  }
  add(explanation, "meaning", meaning);
  if (key.ends_with("_min")) {
    add(explanation, "unit", unit_text("minute"));
    add(explanation, "empty", term("not_reached").name);
  }
  return explanation;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

bool names(std::string const& key, std::string const& asked) {
  Term const& word = term(key);
  auto const is_same = [&](std::string const& text) { return normalised_word(text) == asked; };
  return is_same(key) || is_same(std::string(word_of(key))) || is_same(word.name.en) ||
         is_same(word.name.zh) || std::ranges::any_of(word.aliases, is_same);
}

// The glossary's key of a column that files have; "" = it has none.
std::string key_of(std::string const& field) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOther{
      {{"class", "road_class"}, {"surface", "road_surface"}, {"kind", "facility_kind"}}};
  for (auto const& [name, key] : kOther) {
    if (name == field) {
      return std::string(key);
    }
  }
  return has_term(field) ? field : "";
}

// A word that a list of a column has: what it stands for.
std::optional<Explanation> of_listed_word(std::string const& field, std::string const& asked) {
  std::optional<std::string> const value = vocabulary().value_of(field, asked);
  std::string const key = value ? key_of(field) : "";
  if (key.empty()) {
    return std::nullopt;
  }
  if (std::string const word = key + "." + *value; has_term(word)) {
    return of_term(word);
  }
  Explanation explanation = of_term(key);
  add(explanation, "stands_for",
      {vocabulary().word(field, *value, Language::en),
       vocabulary().word(field, *value, Language::zh)});
  return explanation;
}

// Headers and words by which files call the columns and words of ours, each of ours once.
std::vector<Explanation> of_vocabulary(std::string const& asked) {
  std::vector<Explanation> list;
  auto const take = [&list](Explanation explanation) {
    if (std::ranges::find(list, explanation.key, &Explanation::key) == list.end()) {
      list.push_back(std::move(explanation));
    }
  };
  for (std::size_t i = 0; i < kLayerRoleNames.size(); ++i) {
    auto const role = static_cast<LayerRole>(i);
    for (std::string const& field : vocabulary().field_names(role)) {
      std::vector<std::string> const& aliases = vocabulary().aliases(role, field);
      std::string const key = key_of(field);
      if (!key.empty() && std::ranges::find(aliases, asked) != aliases.end()) {
        take(of_term(key));
      }
      if (std::optional<Explanation> word = of_listed_word(field, asked)) {
        take(std::move(*word));
      }
    }
  }
  return list;
}

bool holds(std::string const& key, std::string const& asked) {
  Term const& word = term(key);
  return normalised_word(word.name.en).find(asked) != std::string::npos ||
         normalised_word(word.name.zh).find(asked) != std::string::npos;
}

}  // namespace

std::vector<Explanation> explain(std::string_view asked) {
  std::vector<Explanation> list;
  if (asked.empty()) {
    for (std::string const& id : rule_ids()) {
      list.push_back(of_rule(id));
    }
    for (std::string const& key : term_keys()) {
      list.push_back(of_term(key));
    }
    return list;
  }
  std::string const id = upper(std::string(asked));
  if (rule_text(id)) {
    return {of_rule(id)};
  }
  if (has_term(asked)) {
    return {of_term(std::string(asked))};
  }
  if (std::optional<Explanation> const column = of_service_column(std::string(asked))) {
    return {*column};
  }
  static std::regex const within("persons_within_[0-9]+_min");
  if (std::regex_match(std::string(asked), within)) {
    return {of_term("persons_within")};
  }
  std::string const word = normalised_word(asked);
  auto const take_all = [&](auto const& fits) {
    for (std::string const& key : term_keys()) {
      if (list.size() < 20 && !word.empty() && fits(key, word)) {
        list.push_back(of_term(key));
      }
    }
  };
  take_all(names);
  if (list.empty()) {
    list = of_vocabulary(word);
  }
  if (list.empty()) {
    take_all(holds);
  }
  return list;
}

std::string explanation_label(std::string_view part, Language language) {
  std::string const name = name_of_word("explanation", part, language);
  return name + (language == Language::zh ? "：" : ": ");
}

}  // namespace tongcun
