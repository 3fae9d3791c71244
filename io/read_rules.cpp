// SPDX-License-Identifier: Apache-2.0
#include "io/read_rules.h"

#include "engine/guarantees/guarantee_fields.h"
#include "io/parse_value.h"
#include "io/rule_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tongcun {
namespace {

constexpr std::string_view kUserSupplies = "user";
constexpr std::array<std::string_view, 5> kMarks{"S", "V", "M", "A", "USER"};

std::string joined(std::vector<std::string> const& words) {
  std::string list;
  for (std::string const& word : words) {
    list += (list.empty() ? "" : ", ") + word;
  }
  return list;
}

bool is_plain(std::string_view id) {
  return !id.empty() && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

class RuleReader {
 public:
  RuleReader(ConfigReader& profile, Services const& services) : profile_(profile) {
    rules_.book.fields = guarantee_fields(services);
    for (Field const& field : fields().values()) {
      field_keys_.insert(field.key);
    }
  }

  GuaranteeRules read() {
    for (ConfigReader& row : profile_.tables("rules")) {
      read_rule(row);
    }
    std::vector<ConfigReader> conditions = profile_.tables("conditions");
    std::vector<ConfigReader> guarantees = profile_.tables("guarantees");
    for (ConfigReader& row : conditions) {
      draft_condition(row);
    }
    for (ConfigReader& row : guarantees) {
      if (row.boolean("active", true)) {
        draft_guarantee(row);
      }
    }
    for (auto const& [id, index] : draft_of_) {
      place(index);
    }
    for (Draft& draft : drafts_) {
      if (draft.guarantee) {
        finish_guarantee(draft);
      }
    }
    for (ConfigReader& row : profile_.tables("stated")) {
      read_stated(row);
    }
    std::ranges::sort(rules_.stated, {}, &StatedFact::field);
    return std::move(rules_);
  }

 private:
  // A condition as written, before its parts are found. A guarantee is a condition that reports
  // and maps show.
  struct Draft {
    ConfigReader* row = nullptr;
    Condition condition;
    std::vector<std::string> parts;
    std::vector<std::string> when;
    std::optional<Guarantee> guarantee;
    std::vector<std::pair<ConfigReader, std::string>> rung_conditions;
    enum class State : std::uint8_t { waiting, open, placed } state = State::waiting;
    ConditionId id;
  };

  [[nodiscard]] Fields const& fields() const { return rules_.book.fields; }

  bool take_id(ConfigReader& row, std::string const& id) {
    if (is_plain(id) && ids_.insert(id).second) {
      return true;
    }
    if (!id.empty()) {
      row.complain("id", LegalPart{"rule_id", {}});
    }
    return false;
  }

  std::optional<FieldId> field_of(ConfigReader& row) {
    std::string const key = row.required_text("field");
    std::optional<FieldId> const field = find_field(fields(), key);
    if (!field && !key.empty()) {
      std::optional<std::string> const nearest = nearest_word(key, field_keys_);
      row.complain("field",
                   nearest
                       ? LegalPart{"known_field_nearest", {{"nearest", *nearest}}}
                       : LegalPart{"known_field",
                                   {{"list", joined({field_keys_.begin(), field_keys_.end()})}}});
    }
    return field;
  }

  void read_rule(ConfigReader& row) {
    Rule rule;
    rule.id = row.required_text("id");
    bool const is_new = take_id(row, rule.id);
    rule.name = row.both_languages("name", rule.id);
    std::optional<FieldId> const field = field_of(row);
    if (std::optional<std::size_t> const op = row.choice("op", kComparisonNames)) {
      rule.comparison = static_cast<Comparison>(*op);
    } else if (!row.has("op")) {
      row.complain("op", "<, <=, ==, !=, >=, >, in");
    }
    rule.unit = row.text("unit", "");
    bool const waits = is_left_to_user(row);
    if (field) {
      rule.field = *field;
      check_comparison(row, fields()[*field], rule.comparison);
      Unit const* const unit = unit_of(row, fields()[*field], rule.unit);
      if (!waits) {
        rule.threshold = thresholds(row, "value", fields()[*field], unit);
        if (rule.threshold.size() > 1 && rule.comparison != Comparison::one_of) {
          row.complain("value", LegalPart{"one_value_unless_in", {}});
        }
      }
    }
    rule.veto = row.boolean("veto", false);
    if (auto const policy = row.choice("missing", kMissingPolicyNames)) {
      rule.missing = static_cast<MissingPolicy>(*policy);
    }
    rule.years = row.has("years") ? years_of(row) : years_of(profile_);
    rule.source = row.required_text("source");
    rule.mark = mark_of(row);
    if (waits && rule.mark != "USER") {
      row.complain("mark", LegalPart{"user_mark", {}});
    }
    row.finish();
    if (field && is_new) {
      std::string id = rule.id;
      rule_of_[std::move(id)] = rules_.book.rules.push_back(std::move(rule));
    }
  }

  static bool is_left_to_user(ConfigReader& row) {
    if (!row.has("value")) {
      return true;
    }
    ConfigValue const* const value = row.place().find("value");
    auto const* const text = std::get_if<std::string>(&value->value);
    return text != nullptr && *text == kUserSupplies;
  }

  static std::optional<YearRange> years_of(ConfigReader& row) {
    if (!row.has("years")) {
      return std::nullopt;
    }
    std::vector<double> const years = row.numbers("years", 1900, 2200);
    bool const is_sound = years.size() == 2 && years[0] <= years[1] &&
                          std::floor(years[0]) == years[0] && std::floor(years[1]) == years[1];
    if (!is_sound) {
      row.complain("years", LegalPart{"years", {}});
      return std::nullopt;
    }
    return YearRange{static_cast<int>(years[0]), static_cast<int>(years[1])};
  }

  static std::string mark_of(ConfigReader& row) {
    std::optional<std::size_t> const mark = row.choice("mark", kMarks);
    if (!mark && !row.has("mark")) {
      row.complain("mark", "S, V, M, A, USER");
    }
    return mark ? std::string(kMarks[*mark]) : "";
  }

  static void check_comparison(ConfigReader& row, Field const& field, Comparison comparison) {
    bool const orders = comparison == Comparison::less || comparison == Comparison::at_most ||
                        comparison == Comparison::at_least || comparison == Comparison::more;
    if (orders && field.kind != FieldKind::number) {
      row.complain("op", LegalPart{"no_order", {{"field", field.key}}});
    }
  }

  static Unit const* unit_of(ConfigReader& row, Field const& field, std::string const& key) {
    if (field.dimension == Dimension::none) {
      if (!key.empty()) {
        row.complain("unit", LegalPart{"no_unit", {{"field", field.key}}});
      }
      return nullptr;
    }
    Unit const* const unit = find_unit(key);
    if (unit == nullptr || unit->dimension != field.dimension) {
      std::vector<std::string> legal;
      for (Unit const& candidate : units()) {
        if (candidate.dimension == field.dimension) {
          legal.emplace_back(candidate.key);
        }
      }
      row.complain("unit", joined(legal));
      return nullptr;
    }
    return unit;
  }

  // Canonical values of a key that holds one or a list; complaints make it shorter.
  std::vector<std::int64_t> thresholds(ConfigReader& row, std::string_view key, Field const& field,
                                       Unit const* unit) {
    ConfigValue const* const value = row.place().find(key);
    static_cast<void>(row.has(key));
    std::vector<ConfigValue const*> written;
    if (ConfigValue::Array const* const list = value->array()) {
      for (ConfigValue const& element : *list) {
        written.push_back(&element);
      }
      if (list->empty()) {
        row.complain(key, LegalPart{"some_value", {}});
      }
    } else {
      written.push_back(value);
    }
    std::set<std::int64_t> numbers;
    for (ConfigValue const* const element : written) {
      if (field.kind == FieldKind::number && unit == nullptr) {
        continue;  // complained about already
      }
      if (std::optional<std::int64_t> const number = canonical(field, unit, *element)) {
        numbers.insert(*number);
      } else {
        row.complain(key, legal_values(field, unit));
      }
    }
    return {numbers.begin(), numbers.end()};
  }

  static std::optional<std::int64_t> canonical(Field const& field, Unit const* unit,
                                               ConfigValue const& value) {
    auto const* const text = std::get_if<std::string>(&value.value);
    if (field.kind == FieldKind::word) {
      auto const found =
          text != nullptr ? std::ranges::find(field.words, *text) : field.words.end();
      return found != field.words.end() ? std::optional(found - field.words.begin()) : std::nullopt;
    }
    if (field.kind == FieldKind::truth) {
      auto const* const truth = std::get_if<bool>(&value.value);
      return truth != nullptr ? std::optional<std::int64_t>(*truth ? 1 : 0) : std::nullopt;
    }
    std::optional<std::int64_t> number;
    if (field.dimension == Dimension::date) {
      number = text != nullptr ? parse_day(*text) : std::nullopt;
    } else {
      number = scaled(value, unit->canonical);
    }
    bool const is_possible = number && *number >= field.low && *number <= field.high;
    return is_possible ? number : std::nullopt;
  }

  // The number times `canonical` if that is whole; none otherwise.
  static std::optional<std::int64_t> scaled(ConfigValue const& value, std::int64_t canonical) {
    double number = 0.0;
    if (auto const* const integer = std::get_if<std::int64_t>(&value.value)) {
      number = static_cast<double>(*integer);
    } else if (auto const* const decimal = std::get_if<double>(&value.value)) {
      number = *decimal;
    } else {
      return std::nullopt;
    }
    double const product = number * static_cast<double>(canonical);
    double const whole = std::floor(product + 0.5);
    bool const is_whole = std::abs(product - whole) <= 1e-6 * std::max(1.0, std::abs(product));
    if (!is_whole || std::abs(whole) > 9e15) {
      return std::nullopt;
    }
    return static_cast<std::int64_t>(whole);
  }

  static LegalPart legal_values(Field const& field, Unit const* unit) {
    if (field.kind == FieldKind::word) {
      return LegalPart{"one_of", {{"list", joined(field.words)}}};
    }
    if (field.kind == FieldKind::truth) {
      return LegalPart{"boolean", {}};
    }
    if (field.dimension == Dimension::date) {
      return LegalPart{"date", {}};
    }
    return LegalPart{"range_in_unit",
                     {{"low", fmt::to_string(field.low / unit->canonical)},
                      {"high", fmt::to_string(field.high / unit->canonical)},
                      {"unit", std::string(unit->key)}}};
  }

  // The keys that conditions and guarantees share.
  static Draft shared_keys(ConfigReader& row) {
    Draft draft;
    draft.row = &row;
    Condition& condition = draft.condition;
    condition.id = row.required_text("id");
    condition.name = row.both_languages("name", condition.id);
    if (auto const needs = row.choice("needs", kNeedsNames)) {
      condition.needs = static_cast<Needs>(*needs);
    }
    condition.veto = row.boolean("veto", false);
    draft.parts = row.texts("parts");
    draft.when = row.texts("when");
    if (draft.parts.empty()) {
      row.complain("parts", LegalPart{"some_part", {}});
    }
    return draft;
  }

  void keep(Draft draft) {
    if (take_id(*draft.row, draft.condition.id)) {
      draft_of_[draft.condition.id] = drafts_.size();
      drafts_.push_back(std::move(draft));
    }
  }

  void draft_condition(ConfigReader& row) {
    Draft draft = shared_keys(row);
    row.finish();
    keep(std::move(draft));
  }

  void draft_guarantee(ConfigReader& row) {
    Draft draft = shared_keys(row);
    Guarantee guarantee;
    guarantee.key = draft.condition.id;
    guarantee.name = draft.condition.name;
    if (auto const family = row.choice("family", kFamilyNames)) {
      guarantee.family = static_cast<Family>(*family);
    } else if (!row.has("family")) {
      row.complain("family", "official, access");
    }
    if (auto const about = row.choice("about", kAboutNames)) {
      guarantee.about = static_cast<About>(*about);
    } else if (!row.has("about")) {
      row.complain("about", "village, household");
    }
    for (ConfigReader& entry : row.tables("rungs")) {
      Rung rung;
      rung.key = entry.required_text("id");
      rung.name = entry.both_languages("name", rung.key);
      std::string condition = entry.required_text("condition");
      entry.finish();
      guarantee.rungs.push_back(std::move(rung));
      draft.rung_conditions.emplace_back(entry, std::move(condition));
    }
    guarantee.below_all = row.both_languages("below_all", "");
    draft.guarantee = std::move(guarantee);
    row.finish();
    keep(std::move(draft));
  }

  // Puts a condition behind everything it is made of.
  ConditionId place(std::size_t index) {
    if (drafts_[index].state == Draft::State::placed) {
      return drafts_[index].id;
    }
    drafts_[index].state = Draft::State::open;
    Condition condition = drafts_[index].condition;
    condition.parts = found_parts(index, "parts", drafts_[index].parts);
    condition.when = found_parts(index, "when", drafts_[index].when);
    drafts_[index].id = rules_.book.conditions.push_back(std::move(condition));
    drafts_[index].state = Draft::State::placed;
    return drafts_[index].id;
  }

  std::vector<Part> found_parts(std::size_t index, std::string_view key,
                                std::vector<std::string> const& ids) {
    std::vector<Part> parts;
    for (std::string const& id : ids) {
      Part part;
      if (auto const rule = rule_of_.find(id); rule != rule_of_.end()) {
        part.rule = rule->second;
      } else if (auto const other = draft_of_.find(id); other != draft_of_.end()) {
        if (drafts_[other->second].state == Draft::State::open) {
          drafts_[index].row->complain(key, LegalPart{"no_circle", {{"name", id}}});
          continue;
        }
        part.condition = place(other->second);
      } else {
        if (!ids_.contains(id)) {  // a rule with faults has been complained about
          std::optional<std::string> const nearest = nearest_word(id, ids_);
          drafts_[index].row->complain(
              key, nearest ? LegalPart{"known_part_nearest", {{"name", id}, {"nearest", *nearest}}}
                           : LegalPart{"known_part", {{"name", id}}});
        }
        continue;
      }
      parts.push_back(part);
    }
    return parts;
  }

  void finish_guarantee(Draft& draft) {
    Guarantee& guarantee = *draft.guarantee;
    guarantee.condition = draft.id;
    for (std::size_t i = 0; i < guarantee.rungs.size(); ++i) {
      auto& [row, id] = draft.rung_conditions[i];
      auto const found = draft_of_.find(id);
      if (found != draft_of_.end()) {
        guarantee.rungs[i].condition = drafts_[found->second].id;
      } else if (!id.empty()) {
        row.complain("condition", LegalPart{"known_condition", {{"name", id}}});
      }
    }
    rules_.guarantees.push_back(std::move(guarantee));
  }

  void read_stated(ConfigReader& row) {
    std::optional<FieldId> const field = field_of(row);
    std::string const unit_key = row.text("unit", "");
    static_cast<void>(row.required_text("source"));
    static_cast<void>(mark_of(row));
    if (!row.has("value")) {
      row.complain("value", LegalPart{"stated_value", {}});
    } else if (field) {
      Unit const* const unit = unit_of(row, fields()[*field], unit_key);
      std::vector<std::int64_t> const values = thresholds(row, "value", fields()[*field], unit);
      if (values.size() > 1) {
        row.complain("value", LegalPart{"one_value", {}});
      }
      if (values.size() == 1) {
        rules_.stated.push_back({*field, RuleValue::known(values.front())});
      }
    }
    static_cast<void>(row.text("id", ""));
    row.finish();
  }

  ConfigReader& profile_;
  GuaranteeRules rules_;
  std::set<std::string, std::less<>> field_keys_;
  std::set<std::string, std::less<>> ids_;
  std::map<std::string, RuleId> rule_of_;
  std::vector<Draft> drafts_;
  std::map<std::string, std::size_t> draft_of_;
};

// Words that a period may have of its own (domain reference 4.1).
constexpr std::array<std::string_view, 15> kWordKeys{"poor_household",
                                                     "poor_person",
                                                     "poor_village",
                                                     "headcount_ratio",
                                                     "exit",
                                                     "relapse",
                                                     "return_migration",
                                                     "project",
                                                     "grant",
                                                     "workshop",
                                                     "planned_relocation",
                                                     "accompanying_household",
                                                     "destitute_support",
                                                     "social_assistance",
                                                     "guarantees"};
// Quantities whose display unit a profile sets (domain reference 4.10).
constexpr std::array<std::string_view, 8> kQuantityKeys{
    "money", "large_money", "land", "floor_area", "area", "length", "time", "ten_days"};

// Values of years outside the profile's own do not count.
void read_line(ConfigReader& row, std::optional<YearRange> const& years,
               std::vector<PovertyLine>& lines) {
  if (!row.boolean("active", true)) {
    return;
  }
  PovertyLine line;
  line.key = row.required_text("id");
  if (!is_plain(line.key)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
  line.name = row.both_languages("name", line.key);
  line.currency = row.required_text("currency");
  constexpr std::array<std::string_view, 2> kPer{"person/year", "person/day"};
  if (auto const per = row.choice("per", kPer)) {
    line.per = kPer[*per];
  } else if (!row.has("per")) {
    row.complain("per", "person/year, person/day");
  }
  constexpr std::array<std::string_view, 4> kConcepts{"net", "disposable", "consumption", "survey"};
  if (auto const kind = row.choice("concept", kConcepts)) {
    line.concept_of_income = kConcepts[*kind];
  }
  if (auto const op = row.choice("poor_if", kComparisonNames)) {
    line.poor_if = static_cast<Comparison>(*op);
  }
  auto const minor = [](double money) {
    return static_cast<std::int64_t>(std::floor(money * 100.0 + 0.5));
  };
  if (auto const value = row.optional_number("value", 0.0, 1e9)) {
    line.any_year = minor(*value);
  }
  ConfigReader by_year = row.table("by_year");
  for (auto const& [key, value] : by_year.entries()) {
    static_cast<void>(value);
    bool const is_year =
        key.size() == 4 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_year) {
      by_year.complain(key, LegalPart{"year", {}});
      continue;
    }
    int const year = std::stoi(key);
    std::int64_t const value_of_year = minor(by_year.number(key, 0.0, 0.0, 1e9));
    if (!years || (year >= years->first && year <= years->last)) {
      line.by_year[year] = value_of_year;
    }
  }
  line.source = row.required_text("source");
  std::optional<std::size_t> const mark = row.choice("mark", kMarks);
  if (!mark && !row.has("mark")) {
    row.complain("mark", "S, V, M, A, USER");
  }
  line.mark = mark ? std::string(kMarks[*mark]) : "";
  row.finish();
  lines.push_back(std::move(line));
}

}  // namespace

GuaranteeRules read_rules(ConfigReader& profile, Services const& services) {
  return RuleReader(profile, services).read();
}

ProfileTerms read_terms(ConfigReader& profile) {
  ProfileTerms terms;
  if (profile.has("years")) {
    std::vector<double> const years = profile.numbers("years", 1900, 2200);
    if (years.size() == 2 && years[0] <= years[1]) {
      terms.years = YearRange{static_cast<int>(years[0]), static_cast<int>(years[1])};
    } else {
      profile.complain("years", LegalPart{"years", {}});
    }
  }
  ConfigReader words = profile.table("words");
  for (std::string_view const key : kWordKeys) {
    if (words.has(key)) {
      terms.words[std::string(key)] = words.both_languages(key, "");
    }
  }
  words.finish();
  ConfigReader currency = profile.table("currency");
  terms.currency = currency.text("code", "");
  terms.minor_per_major = currency.integer("minor_per_major", 100, 1, 1000);
  currency.finish();
  ConfigReader units = profile.table("units");
  for (std::string_view const key : kQuantityKeys) {
    if (auto const unit = units.optional_text(key)) {
      terms.units[std::string(key)] = *unit;
    }
  }
  units.finish();
  for (ConfigReader& row : profile.tables("lines")) {
    read_line(row, terms.years, terms.lines);
  }
  std::ranges::sort(terms.lines, {}, &PovertyLine::key);
  return terms;
}

}  // namespace tongcun
