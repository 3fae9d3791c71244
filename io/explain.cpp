// SPDX-License-Identifier: Apache-2.0
#include "io/explain.h"

#include "io/config_keys.h"
#include "io/explain_services.h"
#include "io/explain_tables.h"
#include "io/explain_vocabulary.h"
#include "io/explain_words.h"
#include "io/glossary.h"
#include "io/profile_keys.h"
#include "io/rule_catalogue.h"
#include "io/shipped_names.h"
#include "io/status_fact_name.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <regex>
#include <string>
#include <utility>

namespace tongcun {
namespace {

// The names of words below a key, in both languages: "severity.error, severity.warning".
Text names_of(std::string const& column, std::vector<std::string> const& words) {
  Text text;
  for (std::string const& word : words) {
    text.en += (text.en.empty() ? "" : "; ") + name_of_word(column, word, Language::en);
    text.zh += (text.zh.empty() ? "" : "；") + name_of_word(column, word, Language::zh);
  }
  return text;
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
  add_part(explanation, "file",
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
  add_part(to, "keys", std::move(lines));
}

Explanation of_rule(std::string const& id) {
  RuleText const rule = *rule_text(id);
  Explanation explanation;
  explanation.key = id;
  explanation.kind = "rule";
  explanation.name = {lines_of(rule, Language::en), lines_of(rule, Language::zh)};
  add_part(explanation, "severity", names_of("severity", rule.severities));
  add_part(explanation, "treatment", names_of("treatment", rule.treatments));
  add_part(explanation, "remedy",
           {readable(rule.remedy.en, Language::en), readable(rule.remedy.zh, Language::zh)});
  return explanation;
}

// Columns that are named after something: "jobs_used", "households_open" of a register.
std::optional<Explanation> of_derived_name(std::string const& asked) {
  static std::regex const of_limit("([a-z_]+)_(used|limit|price)");
  std::string const of_register = "register_" + asked;
  if (has_term(of_register)) {
    Explanation explanation = explanation_of_term(of_register);
    explanation.key = asked;
    explanation.kind = "column";
    return explanation;
  }
  std::smatch match;
  if (std::regex_match(asked, match, of_limit) && has_term("limit_kind." + match[1].str()) &&
      has_term("limit_" + match[2].str())) {
    Explanation explanation = explanation_of_term("limit_" + match[2].str());
    Text const& what = term("limit_kind." + match[1].str()).name;
    explanation.key = asked;
    explanation.kind = "column";
    explanation.name = {what.en + ": " + explanation.name.en, what.zh + "：" + explanation.name.zh};
    return explanation;
  }
  return std::nullopt;
}

// Facts of rules about what a shipped profile names: "below_monitoring", "holds_housing".
std::optional<Explanation> of_fact(std::string const& asked) {
  auto const name_of = [](std::string_view id) -> std::optional<Text> {
    auto const found = std::ranges::find(shipped_names(), id, &ShippedName::id);
    return found != shipped_names().end() ? std::optional(found->name) : std::nullopt;
  };
  std::optional<Text> name = fact_about(asked, name_of);
  if (!name) {
    return std::nullopt;
  }
  Explanation explanation;
  explanation.key = asked;
  explanation.kind = "word";
  explanation.name = *std::move(name);
  return explanation;
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

// The names of shipped profiles as they are compared.
std::vector<Text> spelled_names() {
  std::vector<Text> spelled;
  spelled.reserve(shipped_names().size());
  for (ShippedName const& one : shipped_names()) {
    spelled.push_back({normalised_word(one.name.en), normalised_word(one.name.zh)});
  }
  return spelled;
}

// What shipped profiles call so, by id or name.
std::vector<Explanation> of_profiles(std::string const& asked, std::string const& word) {
  static std::vector<Text> const spelled = spelled_names();
  std::vector<Explanation> list;
  for (std::size_t at = 0; at < spelled.size(); ++at) {
    ShippedName const& one = shipped_names()[at];
    if (one.id != asked && spelled[at].en != word && spelled[at].zh != word) {
      continue;
    }
    Explanation explanation;
    explanation.key = one.id;
    explanation.kind = "word";
    explanation.name = one.name;
    std::string profiles_en = name_of_word("key_file", "profile", Language::en) + " ";
    std::string profiles_zh = name_of_word("key_file", "profile", Language::zh) + " ";
    for (std::string const& profile : one.profiles) {
      bool const is_first = profile == one.profiles.front();
      profiles_en.append(is_first ? "" : ", ").append(profile);
      profiles_zh.append(is_first ? "" : "、").append(profile);
    }
    add_part(explanation, "file", {std::move(profiles_en), std::move(profiles_zh)});
    list.push_back(std::move(explanation));
  }
  return list;
}

// "persons_within_30_min", "persons within 30 min", "30 分钟内人口".
bool is_persons_within(std::string const& asked, std::string const& word) {
  static std::regex const key("persons_within_[0-9]+_min");
  static std::regex const number("[0-9]+(min|分钟)$");
  Text const& name = term("persons_within").name;
  std::string const kind = std::regex_replace(word, number, "");
  return std::regex_match(asked, key) ||
         (kind != word && (kind == normalised_word(name.en) || kind == normalised_word(name.zh)));
}

// Meanings, each once.
class Meanings {
 public:
  void add(Explanation explanation) {
    auto const is_same = [&](Explanation const& one) {
      return one.key == explanation.key && one.name == explanation.name;
    };
    if (std::ranges::none_of(list_, is_same)) {
      list_.push_back(std::move(explanation));
    }
  }
  void add(std::optional<Explanation> explanation) {
    if (explanation) {
      add(std::move(*explanation));
    }
  }
  void add(std::vector<Explanation> explanations) {
    for (Explanation& one : explanations) {
      add(std::move(one));
    }
  }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] Explanation& front() { return list_.front(); }
  [[nodiscard]] std::vector<Explanation> take() { return std::move(list_); }

 private:
  std::vector<Explanation> list_;
};

// All that is called so.
void add_called(std::string const& asked, std::string const& word, Meanings& found) {
  found.add(explain_tables(asked));
  if (has_term(asked) && explain_tables_titled(asked).empty()) {
    found.add(explanation_of_term(asked));
  }
  found.add(explain_service_column(asked));
  if (std::string const key = service_column_titled(word); !key.empty()) {
    found.add(explain_service_column(key));
  }
  if (is_persons_within(asked, word)) {
    found.add(explanation_of_term("persons_within"));
  }
  found.add(words_called(word));
  found.add(parts_called(word));
  found.add(of_profiles(asked, word));
  found.add(explain_vocabulary(word));
}

// What a key means, whole or up to its first sign: "最近设施数（个）" is asked for by "最近设施数".
bool is_titled(std::string const& meaning, std::string const& word) {
  if (normalised_word(meaning) == word) {
    return true;
  }
  std::size_t end = meaning.size();
  for (std::string_view const sign : {"，", "；", "：", "（", ",", ";", ":", " ("}) {
    end = std::min(end, meaning.find(sign));
  }
  return normalised_word(meaning.substr(0, end)) == word;
}

void add_titled_keys(std::string const& word, Meanings& found) {
  for (ConfigKey const& key : config_keys()) {
    if (is_titled(key.meaning.en, word) || is_titled(key.meaning.zh, word)) {
      found.add(of_key(key));
    }
  }
}

void add_config_keys(std::string_view asked, Meanings& found) {
  for (ConfigKey const& key : config_keys_named(asked)) {
    found.add(of_key(key));
  }
}

// A title made of two names ("hospital: name", "饮水安全：台账农户"): both.
void add_halves(std::string const& asked, Meanings& found) {
  for (std::string_view const colon : {"：", ": "}) {
    std::size_t const at = asked.find(colon);
    if (at == std::string::npos) {
      continue;
    }
    for (std::string const& half : {asked.substr(0, at), asked.substr(at + colon.size())}) {
      add_called(half, normalised_word(half), found);
    }
  }
}

// Where nothing is called so.
void add_near(std::string const& asked, std::string const& word, Meanings& found) {
  constexpr std::size_t kMostParts = 20;
  auto const where_none = [&](auto const& more) {
    if (found.empty()) {
      more();
    }
  };
  where_none([&] { add_config_keys(asked, found); });
  where_none([&] { add_titled_keys(word, found); });
  where_none([&] { found.add(of_derived_name(asked)); });
  where_none([&] { found.add(of_fact(asked)); });
  where_none([&] { found.add(explain_input_column(asked)); });
  where_none([&] { found.add(of_legal_word(asked)); });
  where_none([&] { found.add(words_headed(word)); });
  where_none([&] { add_halves(asked, found); });
  where_none([&] { found.add(words_with(word, kMostParts)); });
}

std::vector<Explanation> everything() {
  std::vector<Explanation> list;
  for (std::string const& id : rule_ids()) {
    list.push_back(of_rule(id));
  }
  for (std::string const& key : term_keys()) {
    list.push_back(explanation_of_term(key));
  }
  for (ConfigKey const& key : config_keys()) {
    list.push_back(of_key(key));
  }
  return list;
}

}  // namespace

std::vector<Explanation> explain(std::string_view asked) {
  if (asked.empty()) {
    return everything();
  }
  std::string const plain(asked);
  if (std::string const id = upper(plain); rule_text(id)) {
    return {of_rule(id)};
  }
  Meanings found;
  if (asked.find('.') != std::string_view::npos && !has_term(asked)) {
    add_config_keys(asked, found);
  }
  if (found.empty()) {
    std::string const word = normalised_word(asked);
    add_called(plain, word, found);
    if (!found.empty()) {
      add_keys(asked, found.front());
    }
    add_near(plain, word, found);
  }
  return found.take();
}

}  // namespace tongcun
