// SPDX-License-Identifier: Apache-2.0
#include "io/guarantee_texts.h"

#include "io/glossary.h"
#include "io/rule_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tongcun {
namespace {

constexpr char const* kTo = " .. ";  // between the bounds of what is not known exactly

void add_once(ColumnWord word, std::vector<ColumnWord>& words) {
  bool const is_new = std::ranges::find(words, word.word, &ColumnWord::word) == words.end();
  if (is_new && !word.word.empty()) {
    words.push_back(std::move(word));
  }
}

// The canonical number in the unit, exact: at most as many decimals as the unit needs.
std::string in_unit(std::int64_t number, Unit const* unit) {
  if (unit == nullptr) {
    return std::to_string(number);
  }
  if (unit->dimension == Dimension::date) {
    return fmt::format("{:04}-{:02}-{:02}", number / 10000, number / 100 % 100, number % 100);
  }
  std::int64_t const whole = number / unit->canonical;
  std::int64_t const rest = number % unit->canonical;
  // Three decimals, halves up; trailing zeros fall away.
  std::int64_t thousandths = (rest * 1000 + unit->canonical / 2) / unit->canonical;
  std::int64_t const carried = whole + thousandths / 1000;
  thousandths %= 1000;
  std::string text = std::to_string(carried);
  if (thousandths != 0) {
    text += fmt::format(".{:03}", thousandths);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string known(Field const& field, Unit const* unit, std::int64_t number) {
  switch (field.kind) {
    case FieldKind::word:
      return field.words[static_cast<std::size_t>(number)];
    case FieldKind::truth:
      return number != 0 ? "yes" : "no";
    case FieldKind::number:
      return in_unit(number, unit);
  }
  return "";
}

// The column of the village form that says a fact.
std::string const& column_of(Field const& field) {
  return field.column.empty() ? field.key : field.column;
}

// The name of a fact; "" where the glossary has none.
std::string title_of(Field const& field, Language language) {
  std::string const& column = column_of(field);
  std::string const key = "village_fact." + column;
  if (has_term(key)) {
    return term(key).name.in(language);
  }
  bool const is_titled = field.kind == FieldKind::word || field.level != FieldLevel::village;
  return is_titled && has_term(column) ? term(column).name.in(language) : "";
}

bool is_absent(Missing const& missing) {
  using Kind = Missing::Kind;
  return missing.kind == Kind::column || missing.kind == Kind::layer ||
         missing.kind == Kind::layer_column || missing.kind == Kind::registry ||
         missing.kind == Kind::own_water;
}

}  // namespace

GuaranteeTexts::GuaranteeTexts(GuaranteeRules const& rules, Services const& services,
                               Language language)
    : rules_(rules),
      language_(language),
      unreached_(term("not_reached").name),
      fails_(term("because.fails").name.in(language)),
      not_failed_(term("because.not_failed").name.in(language)),
      is_missing_(term("because.missing").name.in(language)),
      is_undecided_(term("because.undecided").name.in(language)),
      has_no_threshold_(term("because.no_threshold").name.in(language)),
      is_stated_(term("because.stated").name.in(language)),
      is_of_other_year_(term("because.other_year").name.in(language)) {
  name_missing(services);
  name_words();
}

// Words and truth values, in the order of their numbers.
void GuaranteeTexts::name_words() {
  for (Field const& field : rules_.book.fields.values()) {
    std::vector<Text> names;
    if (field.kind == FieldKind::truth) {
      names = {term("truth.no").name, term("truth.yes").name};
    }
    for (std::string const& word : field.words) {
      names.push_back({name_of_word(field.key, word, Language::en),
                       name_of_word(field.key, word, Language::zh)});
    }
    words_.push_back(std::move(names));
  }
}

// Whatever a rule may wait for, in words.
void GuaranteeTexts::name_missing(Services const& services) {
  using Kind = Missing::Kind;
  auto const kind_name = [&](Kind kind) -> std::string const& {
    std::string_view const key = kMissingKindNames[static_cast<std::size_t>(kind)];
    return term(fmt::format("missing_kind.{}", key)).name.in(language_);
  };
  auto const add = [&](Kind kind, std::string const& subject, std::string const& words) {
    char const* const colon = language_ == Language::zh ? "：" : ": ";
    missing_[{kind, subject}] = kind_name(kind) + (words.empty() ? "" : colon + words);
  };
  for (Kind const kind :
       {Kind::registry, Kind::houses, Kind::surfaces, Kind::classes, Kind::way, Kind::own_water}) {
    add(kind, "", "");
  }
  std::map<std::string, std::string> layers;
  for (Service const& service : services.values()) {
    layers["facilities." + service.key] = service.name.in(language_);
  }
  for (Field const& field : rules_.book.fields.values()) {
    std::string const& column = column_of(field);
    std::string const title = title_of(field, language_);
    std::string const words = fmt::format("{}{}({})", title, title.empty() ? "" : " ", column);
    add(Kind::column, column, words);
    std::string const key = "lacking_layer." + field.source;
    std::string const& layer =
        layers
            .try_emplace(field.source, has_term(key) ? term(key).name.in(language_) : field.source)
            .first->second;
    add(Kind::layer, field.source, layer);
    add(Kind::layer_column, field.source + "." + column,
        fmt::format("{}{}{}", layer, language_ == Language::zh ? "，" : ", ", words));
  }
  for (Rule const& rule : rules_.book.rules.values()) {
    add(Kind::threshold, rule.id, fmt::format("{} ({})", rule.name.in(language_), rule.id));
  }
}

std::string GuaranteeTexts::value(RuleId rule, RuleValue const& value) const {
  if (!value.is_known()) {
    return "";
  }
  Rule const& asked = rules_.book.rules[rule];
  Field const& field = rules_.book.fields[asked.field];
  Unit const* const unit = find_unit(asked.unit);
  auto const print = [&](Magnitude magnitude) {
    return magnitude.is_beyond() ? std::string("unreached")
                                 : known(field, unit, magnitude.number());
  };
  if (value.low() == value.high()) {
    return print(value.low());
  }
  return print(value.low()) + kTo + print(value.high());
}

std::string GuaranteeTexts::threshold(RuleId rule) const {
  Rule const& asked = rules_.book.rules[rule];
  std::string list;
  for (std::int64_t const number : asked.threshold) {
    list += list.empty() ? "" : ", ";
    list += known(rules_.book.fields[asked.field], find_unit(asked.unit), number);
  }
  return list;
}

std::string GuaranteeTexts::value_name(RuleId rule, RuleValue const& value) const {
  Rule const& asked = rules_.book.rules[rule];
  std::vector<Text> const& words = words_[asked.field];
  bool const has_words = !words.empty() || (value.is_known() && value.high().is_beyond());
  if (!value.is_known() || !has_words) {
    return "";
  }
  auto const print = [&](Magnitude magnitude) {
    if (magnitude.is_beyond()) {
      return unreached_.in(language_);
    }
    return words.empty() ? in_unit(magnitude.number(), find_unit(asked.unit))
                         : words[static_cast<std::size_t>(magnitude.number())].in(language_);
  };
  std::string const low = print(value.low());
  return value.low() == value.high() ? low : low + kTo + print(value.high());
}

std::string GuaranteeTexts::threshold_name(RuleId rule) const {
  return names_of_threshold(rule).in(language_);
}

// "自设、联设"; nothing where the threshold is a number.
Text GuaranteeTexts::names_of_threshold(RuleId rule) const {
  Rule const& asked = rules_.book.rules[rule];
  std::vector<Text> const& words = words_[asked.field];
  Text list;
  for (std::int64_t const number : asked.threshold) {
    if (!words.empty()) {
      Text const& word = words[static_cast<std::size_t>(number)];
      list.en += (list.en.empty() ? "" : ", ") + word.en;
      list.zh += (list.zh.empty() ? "" : "、") + word.zh;
    }
  }
  return list;
}

std::vector<ColumnWord> GuaranteeTexts::value_names() const {
  std::vector<ColumnWord> names;
  auto const add = [&](Text const& name) { add_once({name.in(language_), name}, names); };
  for (Rule const& rule : rules_.book.rules.values()) {
    if (rules_.book.fields[rule.field].level != FieldLevel::village) {
      continue;
    }
    std::vector<Text> const& words = words_[rule.field];
    std::ranges::for_each(words, add);
    if (rules_.book.fields[rule.field].kind == FieldKind::truth) {
      add({words[0].en + kTo + words[1].en, words[0].zh + kTo + words[1].zh});
    }
  }
  add(unreached_);
  return names;
}

std::vector<ColumnWord> GuaranteeTexts::threshold_names() const {
  std::vector<ColumnWord> names;
  for (RuleId const id : rules_.book.rules.ids()) {
    if (rules_.book.fields[rules_.book.rules[id].field].level == FieldLevel::village) {
      Text const name = names_of_threshold(id);
      add_once({name.in(language_), name}, names);
    }
  }
  return names;
}

std::vector<ColumnWord> GuaranteeTexts::threshold_words() const {
  std::vector<ColumnWord> names;
  for (RuleId const id : rules_.book.rules.ids()) {
    if (Text const name = names_of_threshold(id); !name.en.empty()) {
      add_once({threshold(id), name}, names);
    }
  }
  return names;
}

std::string const& GuaranteeTexts::missing(Missing const& missing) const {
  return missing_.at(missing);
}

Text const& GuaranteeTexts::name(Part const& part) const {
  return part.rule.is_none() ? rules_.book.conditions[part.condition].name
                             : rules_.book.rules[part.rule].name;
}

std::string const& GuaranteeTexts::id(Part const& part) const {
  return part.rule.is_none() ? rules_.book.conditions[part.condition].id
                             : rules_.book.rules[part.rule].id;
}

StatedFact const* GuaranteeTexts::stated(FieldId field) const {
  auto const found = std::ranges::find(rules_.stated, field, &StatedFact::field);
  return found != rules_.stated.end() ? &*found : nullptr;
}

// In what way an unknown part is open.
std::string const& GuaranteeTexts::open_state(Part const& part,
                                              Judgements const& judgements) const {
  std::vector<Missing> const needs =
      part.rule.is_none() ? missing_of(rules_.book, part.condition, judgements)
                          : missing_of(rules_.book, part.rule, judgements.rules[part.rule]);
  if (needs.empty()) {  // nobody can supply anything
    return is_of_other_year_;
  }
  if (std::ranges::any_of(needs, is_absent)) {
    return is_missing_;
  }
  bool const waits = std::ranges::any_of(
      needs, [](Missing const& missing) { return missing.kind == Missing::Kind::threshold; });
  return waits ? has_no_threshold_ : is_undecided_;
}

std::string GuaranteeTexts::why(ConditionId condition, Judgements const& judgements) const {
  std::string const decided = decided_by(condition, judgements);
  std::string const stated = stated_facts(condition, judgements);
  bool const both = !decided.empty() && !stated.empty();
  return decided + (both ? (language_ == Language::zh ? "；" : "; ") : "") + stated;
}

// The fields, in the order of the rules, of which the profile states what a condition was judged
// by.
void GuaranteeTexts::collect_stated(ConditionId condition, Judgements const& judgements,
                                    std::vector<FieldId>& fields) const {
  Condition const& whole = rules_.book.conditions[condition];
  for (auto const* list : {&whole.when, &whole.parts}) {
    for (Part const& part : *list) {
      if (part.rule.is_none()) {
        collect_stated(part.condition, judgements, fields);
        continue;
      }
      Judgement const& judgement = judgements.rules[part.rule];
      FieldId const field = judgement.value.stated_of();
      bool const is_new = std::ranges::find(fields, field) == fields.end();
      if (is_new && judgement.reason == Reason::stated) {
        fields.push_back(field);
      }
    }
  }
}

std::string GuaranteeTexts::stated_facts(ConditionId condition,
                                         Judgements const& judgements) const {
  std::vector<FieldId> fields;
  collect_stated(condition, judgements, fields);
  bool const zh = language_ == Language::zh;
  std::string list;
  for (FieldId const id : fields) {
    Field const& field = rules_.book.fields[id];
    std::string const title = title_of(field, language_);
    list += list.empty() ? (zh ? "：" : ": ") : (zh ? "、" : ", ");
    list += title.empty() ? field.key : title;
    if (StatedFact const* const fact = stated(id)) {
      list += fmt::format(fmt::runtime(zh ? "（{}，{}）" : " ({}, {})"), fact->source, fact->mark);
    }
  }
  return list.empty() ? "" : is_stated_ + list;
}

std::string GuaranteeTexts::decided_by(ConditionId condition, Judgements const& judgements) const {
  Verdict const verdict = judgements.conditions[condition];
  if (verdict != Verdict::fail && verdict != Verdict::unknown) {
    return "";
  }
  bool const zh = language_ == Language::zh;
  std::string list;
  auto const add = [&](Part const& part) {
    if (judgements.of(part) != verdict) {
      return;
    }
    list += list.empty() ? "" : (zh ? "、" : ", ");
    list += name(part).in(language_);
    if (verdict == Verdict::unknown) {
      list += (zh ? "" : " ") + open_state(part, judgements);
    }
  };
  if (verdict == Verdict::unknown) {  // perhaps only whether it applies
    std::ranges::for_each(rules_.book.conditions[condition].when, add);
  }
  std::ranges::for_each(rules_.book.conditions[condition].parts, add);
  std::string const& head = verdict == Verdict::fail ? fails_ : not_failed_;
  if (list.empty()) {
    return head;
  }
  return head + (zh ? "：" : verdict == Verdict::fail ? " " : ": ") + list;
}

}  // namespace tongcun
