// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/judge_conditions.h"
#include "io/guarantee_texts.h"
#include "io/read_profile.h"
#include "tests/io/finding_lists.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// Facts written by hand, judged by a profile. Words by their name, numbers in the unit given.
class JudgedFacts {
 public:
  explicit JudgedFacts(Profile profile) : profile_(std::move(profile)) { forget(); }
  static JudgedFacts by_shipped(std::string const& id) {
    ReadProfile read = read_profile(id, ".");
    EXPECT_TRUE(read.findings.empty()) << id << "\n" << listed(read.findings);
    return JudgedFacts(std::move(read.profile));
  }

  void forget() {
    facts_ = {};
    for (Field const& field : book().fields.values()) {
      facts_.push_back(RuleValue::unknown(field.lack));
    }
  }
  JudgedFacts& word(std::string const& key, std::string const& word) {
    FieldId const field = field_of(key);
    std::vector<std::string> const& words = book().fields[field].words;
    auto const found = std::ranges::find(words, word);
    EXPECT_NE(found, words.end()) << key << " " << word;
    facts_[field] = RuleValue::known(found - words.begin());
    return *this;
  }
  JudgedFacts& truth(std::string const& key, bool is_true) {
    facts_[field_of(key)] = RuleValue::known(is_true ? 1 : 0);
    return *this;
  }
  JudgedFacts& number(std::string const& key, double value, std::string const& unit) {
    Unit const* const found = find_unit(unit);
    EXPECT_NE(found, nullptr) << unit;
    EXPECT_EQ(found->dimension, book().fields[field_of(key)].dimension) << key;
    double const canonical = value * static_cast<double>(found->canonical);
    facts_[field_of(key)] = RuleValue::known(static_cast<std::int64_t>(canonical + 0.5));
    return *this;
  }
  JudgedFacts& set(std::string const& key, RuleValue const& value) {
    facts_[field_of(key)] = value;
    return *this;
  }
  // Gives a rule the value that the user must supply, canonical.
  JudgedFacts& supply(std::string const& rule, std::int64_t value) {
    profile_.guarantees.book.rules[rule_of(rule)].threshold = {value};
    return *this;
  }

  [[nodiscard]] Judgements judged(std::optional<int> year = std::nullopt) const {
    return judge_all(book(), facts_, year);
  }
  [[nodiscard]] Verdict verdict(std::string const& condition) const {
    return judged().conditions[condition_of(condition)];
  }
  // The grade of a pair of conditions: 2 if the full one passes, 1, 0, or "1..2" and the like.
  [[nodiscard]] std::string grade(std::string const& full, std::string const& basic) const {
    Judgements const all = judged();
    RungRange const range = rung_of(std::vector{of(all, full), of(all, basic)});
    std::string const best = std::to_string(2 - range.best);
    std::string const sure = std::to_string(2 - range.sure);
    return best == sure ? best : sure + ".." + best;
  }
  [[nodiscard]] std::string why(std::string const& condition,
                                Language language = Language::en) const {
    GuaranteeTexts const texts(profile_.guarantees, profile_.services, language);
    return texts.why(condition_of(condition), judged());
  }
  [[nodiscard]] Judgement of_rule(std::string const& rule) const {
    return judged().rules[rule_of(rule)];
  }
  [[nodiscard]] Guarantee const* guarantee(std::string const& key) const {
    auto const all = profile_.guarantees.guarantees.values();
    auto const found = std::ranges::find(all, key, &Guarantee::key);
    return found != all.end() ? &*found : nullptr;
  }
  [[nodiscard]] IdVector<FieldId, RuleValue> const& facts() const { return facts_; }
  [[nodiscard]] Profile const& profile() const { return profile_; }
  [[nodiscard]] RuleBook const& book() const { return profile_.guarantees.book; }

  [[nodiscard]] RuleId rule_of(std::string const& id) const {
    for (RuleId const rule : book().rules.ids()) {
      if (book().rules[rule].id == id) {
        return rule;
      }
    }
    ADD_FAILURE() << "no rule " << id;
    return RuleId(0);
  }
  [[nodiscard]] ConditionId condition_of(std::string const& id) const {
    for (ConditionId const condition : book().conditions.ids()) {
      if (book().conditions[condition].id == id) {
        return condition;
      }
    }
    ADD_FAILURE() << "no condition " << id;
    return ConditionId(0);
  }

 private:
  [[nodiscard]] FieldId field_of(std::string const& key) const {
    std::optional<FieldId> const field = find_field(book().fields, key);
    EXPECT_TRUE(field) << key;
    return field.value_or(FieldId(0));
  }
  // A rule or a condition by its id.
  [[nodiscard]] Verdict of(Judgements const& all, std::string const& id) const {
    for (RuleId const rule : book().rules.ids()) {
      if (book().rules[rule].id == id) {
        return all.rules[rule].verdict;
      }
    }
    return all.conditions[condition_of(id)];
  }

  Profile profile_;
  IdVector<FieldId, RuleValue> facts_;
};

}  // namespace tongcun
