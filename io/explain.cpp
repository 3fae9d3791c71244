// SPDX-License-Identifier: Apache-2.0
#include "io/explain.h"

#include "engine/region/region.h"
#include "io/config_keys.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/load_profile.h"
#include "io/profile_keys.h"
#include "io/read_profile.h"
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

// Places of keys with the kind of file before them.
std::string place_of(ConfigKey const& key, Language language) {
  return name_of_word("key_file", key.file, language) + (language == Language::zh ? "：" : ": ") +
         key.place;
}

Explanation of_key(ConfigKey const& key) {
  Explanation explanation;
  explanation.key = key.place;
  explanation.kind = "key";
  explanation.name = key.meaning;
  add(explanation, "file",
      {name_of_word("key_file", key.file, Language::en),
       name_of_word("key_file", key.file, Language::zh)});
  return explanation;
}

// Where files have a key of the name that was explained.
void add_keys(std::string_view asked, Explanation& to) {
  Text lines;
  for (ConfigKey const& key : config_keys_named(asked)) {
    lines.en +=
        (lines.en.empty() ? "" : "; ") + place_of(key, Language::en) + " = " + key.meaning.en;
    lines.zh +=
        (lines.zh.empty() ? "" : "；") + place_of(key, Language::zh) + "＝" + key.meaning.zh;
  }
  add(to, "keys", std::move(lines));
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

// Parts of messages and tables that are words by themselves: what was done, what is wrong with a
// plan, what a rule looked at. Glossaries keep them below these keys.
constexpr std::array<std::string_view, 11> kGroupsOfWords{
    "severity",        "treatment",   "finding",           "plan_fault",
    "published_fault", "plan_figure", "eligibility_fault", "earlier_run",
    "comparison",      "layer_role",  "folder_kind"};

std::vector<Explanation> of_grouped_word(std::string const& asked) {
  std::vector<Explanation> list;
  for (std::string_view const group : kGroupsOfWords) {
    std::string key(group);
    key.append(".").append(asked);
    if (has_term(key)) {
      list.push_back(of_term(key));
    }
  }
  return list;
}

// Tables and columns that are named after something: "facilities_clinics", "guarantee_of_water",
// "jobs_used", "household_missing" of a register.
std::optional<Explanation> of_derived_name(std::string const& asked) {
  static std::regex const named_after("(facilities|roads|guarantee|households)_(?:of_)?[^ ]+");
  static std::regex const of_limit("([a-z_]+)_(used|limit|price)");
  constexpr std::string_view kOfRegister = "register_";
  std::string const of_register =
      asked.starts_with(kOfRegister) ? asked.substr(kOfRegister.size()) : "";
  std::string const title = asked == "findings" ? "finding.title" : "";
  for (std::string const& key :
       {asked + "_table", std::string(kOfRegister) + asked, of_register, title}) {
    if (has_term(key)) {
      Explanation explanation = of_term(key);
      explanation.key = asked;
      return explanation;
    }
  }
  std::smatch match;
  if (std::regex_match(asked, match, of_limit) && has_term("limit_kind." + match[1].str()) &&
      has_term("limit_" + match[2].str())) {
    Explanation explanation = of_term("limit_" + match[2].str());
    Text const& what = term("limit_kind." + match[1].str()).name;
    explanation.key = asked;
    explanation.kind = "column";
    explanation.name = {what.en + ": " + explanation.name.en, what.zh + "：" + explanation.name.zh};
    return explanation;
  }
  if (std::regex_match(asked, match, named_after) && has_term(match[1].str())) {
    Explanation explanation = of_term(match[1].str());
    explanation.key = asked;
    return explanation;
  }
  return std::nullopt;
}

// A column of a layer that has no term: what its headers say.
std::optional<Explanation> of_input_column(std::string const& asked) {
  for (std::size_t i = 0; i < kLayerRoleNames.size(); ++i) {
    auto const role = static_cast<LayerRole>(i);
    std::vector<std::string> const fields = vocabulary().field_names(role);
    if (std::ranges::find(fields, asked) == fields.end()) {
      continue;
    }
    Explanation explanation;
    explanation.key = asked;
    explanation.kind = "column";
    explanation.name = {vocabulary().header(role, asked, Language::en),
                        vocabulary().header(role, asked, Language::zh)};
    std::ranges::replace(explanation.name.en, '_', ' ');
    add(explanation, "layer",
        {name_of_word("layer_role", name_of(role, kLayerRoleNames), Language::en),
         name_of_word("layer_role", name_of(role, kLayerRoleNames), Language::zh)});
    return explanation;
  }
  return std::nullopt;
}

// What shipped profiles call something by that id: a guarantee, a rule, a line, a service, a class.
std::vector<Explanation> of_profiles(std::string const& asked) {
  std::vector<Explanation> list;
  auto const take = [&](std::string const& id, Text const& name, std::string const& profile) {
    if (id != asked || name.en.empty()) {
      return;
    }
    auto const known = std::ranges::find(list, name, &Explanation::name);
    if (known != list.end()) {
      known->parts.front().second.en += ", " + profile;
      known->parts.front().second.zh += "、" + profile;
      return;
    }
    Explanation explanation;
    explanation.key = id;
    explanation.kind = "word";
    explanation.name = name;
    add(explanation, "file",
        {name_of_word("key_file", "profile", Language::en) + " " + profile,
         name_of_word("key_file", "profile", Language::zh) + " " + profile});
    list.push_back(std::move(explanation));
  };
  for (std::string const& shipped : shipped_profiles()) {
    Profile const profile = read_profile(shipped, "").profile;
    auto const take_all = [&](auto const& named) {
      for (auto const& one : named) {
        if constexpr (requires { one.id; }) {
          take(one.id, one.name, shipped);
        } else if constexpr (requires { one.code; }) {
          take(one.code, one.name, shipped);
        } else {
          take(one.key, one.name, shipped);
        }
      }
    };
    take_all(profile.guarantees.book.rules.values());
    take_all(profile.guarantees.book.conditions.values());
    take_all(profile.guarantees.guarantees.values());
    for (Guarantee const& guarantee : profile.guarantees.guarantees.values()) {
      take_all(guarantee.rungs);
    }
    take_all(profile.services.values());
    take_all(profile.terms.lines);
    take_all(profile.terms.programmes);
    take_all(profile.status.classes);
    take_all(profile.relocation.reasons);
    take_all(profile.relocation.checks);
    for (DeprivationRules const& index : profile.measures.indices) {
      take(index.key, index.name, shipped);
      take_all(index.book.rules.values());
    }
    for (ScoreCardRules const& card : profile.measures.score_cards) {
      take(card.key, card.name, shipped);
      take_all(card.indicators);
    }
    take_all(profile.measures.warnings);
  }
  return list;
}

// Keys whose meaning lists the word among those that are legal ("ranked").
std::vector<Explanation> of_legal_word(std::string const& asked) {
  std::vector<Explanation> list;
  if (asked.size() < 3 || !is_plain_word(asked)) {
    return list;
  }
  std::regex const word("(^|[^a-z_])" + asked + "($|[^a-z_])");
  for (ConfigKey const& key : config_keys()) {
    if (std::regex_search(key.meaning.en, word) && std::regex_search(key.meaning.zh, word)) {
      list.push_back(of_key(key));
    }
  }
  return list;
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
    for (ConfigKey const& key : config_keys()) {
      list.push_back(of_key(key));
    }
    return list;
  }
  std::string const id = upper(std::string(asked));
  if (rule_text(id)) {
    return {of_rule(id)};
  }
  if (has_term(asked)) {
    list.push_back(of_term(std::string(asked)));
    add_keys(asked, list.back());
    return list;
  }
  auto const take_keys = [&] {
    for (ConfigKey const& key : config_keys_named(asked)) {
      list.push_back(of_key(key));
    }
  };
  if (asked.find('.') != std::string_view::npos) {
    take_keys();
  }
  if (!list.empty()) {
    return list;
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
    take_keys();
  }
  std::string const plain(asked);
  if (list.empty()) {
    list = of_grouped_word(plain);
  }
  if (list.empty()) {
    if (std::optional<Explanation> derived = of_derived_name(plain)) {
      list.push_back(std::move(*derived));
    }
  }
  if (list.empty()) {
    if (std::optional<Explanation> column = of_input_column(plain)) {
      list.push_back(std::move(*column));
    }
  }
  if (list.empty()) {
    list = of_legal_word(plain);
  }
  if (list.empty()) {
    list = of_profiles(plain);
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
