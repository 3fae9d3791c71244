// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/settles_alone.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// A book of rules on two facts: "tier", a word of three, and "litres", a number from 0 to 100.
class Book {
 public:
  Book() {
    Field tier;
    tier.key = "tier";
    tier.kind = FieldKind::word;
    tier.words = {"A", "B", "C"};
    tier.high = 2;
    book_.fields.push_back(tier);
    Field litres;
    litres.key = "litres";
    litres.high = 100;
    book_.fields.push_back(litres);
    facts_.push_back(RuleValue::unknown(Lack::column));
    facts_.push_back(RuleValue::unknown(Lack::column));
  }
  Part rule(std::uint32_t field, Comparison comparison, std::vector<std::int64_t> threshold) {
    Rule rule;
    rule.id = "rule" + std::to_string(book_.rules.size());
    rule.field = FieldId(field);
    rule.comparison = comparison;
    rule.threshold = std::move(threshold);
    Part part;
    part.rule = book_.rules.push_back(rule);
    return part;
  }
  Part condition(Needs needs, std::vector<Part> parts, std::vector<Part> when = {}) {
    Condition condition;
    condition.needs = needs;
    condition.parts = std::move(parts);
    condition.when = std::move(when);
    Part part;
    part.condition = book_.conditions.push_back(condition);
    return part;
  }
  void know(std::uint32_t field, RuleValue const& value) { facts_[FieldId(field)] = value; }
  [[nodiscard]] bool settles(Part const& part, std::string const& column) const {
    Judgements const all = judged();
    EXPECT_EQ(all.of(part), Verdict::unknown);
    return settles_alone(book_, all, part.condition, {Missing::Kind::column, column}, std::nullopt);
  }
  [[nodiscard]] Judgements judged() const { return judge_all(book_, facts_, std::nullopt); }
  RuleBook& book() { return book_; }

 private:
  RuleBook book_;
  IdVector<FieldId, RuleValue> facts_;
};

constexpr std::uint32_t kTier = 0;
constexpr std::uint32_t kLitres = 1;

// A passes, B fails, C hangs on the litres: the tier does not settle it, though it would if it were
// all three words at once, or none. Once the litres are known it does.
TEST(SettlesAlone, EveryLegalWordIsTried) {
  Book book;
  Part const is_a = book.rule(kTier, Comparison::equal, {0});
  Part const is_c = book.rule(kTier, Comparison::equal, {2});
  Part const much = book.rule(kLitres, Comparison::at_least, {35});
  Part const c_and_much = book.condition(Needs::all, {is_c, much});
  Part const whole = book.condition(Needs::any, {is_a, c_and_much});
  EXPECT_FALSE(book.settles(whole, "tier"));
  EXPECT_FALSE(book.settles(whole, "litres"));
  book.know(kLitres, RuleValue::known(20));
  EXPECT_TRUE(book.settles(whole, "tier"));
}

// One of three exclusive words always holds: each alone decides its own condition, so that the tier
// settles what no assignment of one verdict to all of its rules would.
TEST(SettlesAlone, ExclusiveWords) {
  Book book;
  Part const is_a = book.rule(kTier, Comparison::equal, {0});
  Part const is_b = book.rule(kTier, Comparison::equal, {1});
  Part const much = book.rule(kLitres, Comparison::at_least, {35});
  Part const a_and_b = book.condition(Needs::all, {is_a, is_b});
  Part const neither = book.condition(Needs::all, {a_and_b, much});
  EXPECT_TRUE(book.settles(neither, "tier"));  // never both: it fails
}

// From 20 to 35 litres only: more than one threshold, and a number between them.
TEST(SettlesAlone, NumbersBetweenThresholds) {
  Book book;
  Part const some = book.rule(kLitres, Comparison::at_least, {20});
  Part const much = book.rule(kLitres, Comparison::at_least, {35});
  Part const is_a = book.rule(kTier, Comparison::equal, {0});
  Part const much_or_a = book.condition(Needs::any, {much, is_a});
  Part const whole = book.condition(Needs::all, {some, much_or_a});
  EXPECT_FALSE(book.settles(whole, "litres"));  // 20 to 34 hang on the tier
  // Known to lie below 20 or not … within 25 to 40 only the second threshold is open.
  book.know(kLitres, RuleValue::between(Magnitude(25), Magnitude(40), Lack::column));
  EXPECT_FALSE(book.settles(whole, "litres"));
  EXPECT_FALSE(book.settles(whole, "tier"));  // B leaves it to the litres
  book.know(kTier, RuleValue::known(1));
  EXPECT_TRUE(book.settles(whole, "litres"));
}

// What may be true of some houses only stays open.
TEST(SettlesAlone, SomeHouses) {
  Book book;
  Part const enough = book.rule(kLitres, Comparison::at_least, {35});
  Part const whole = book.condition(Needs::all, {enough});
  EXPECT_TRUE(book.settles(whole, "litres"));
  book.book().fields[FieldId(kLitres)].by_house = true;
  EXPECT_FALSE(book.settles(whole, "litres"));
}

// Where only the threshold is missing it settles a value that is known, not one within bounds.
TEST(SettlesAlone, ThresholdOfAKnownValue) {
  for (auto const& [high, settles] : {std::pair<std::int64_t, bool>(20, true), {30, false}}) {
    Book book;
    Part const enough = book.rule(kLitres, Comparison::at_least, {});
    Part const whole = book.condition(Needs::all, {enough});
    book.know(kLitres, RuleValue::between(Magnitude(20), Magnitude(high), Lack::houses));
    Judgements const all = book.judged();
    EXPECT_EQ(settles_alone(book.book(), all, whole.condition, {Missing::Kind::threshold, "rule0"},
                            std::nullopt),
              settles);
  }
}

// A threshold that is missing as well keeps a fact from settling anything.
TEST(SettlesAlone, MissingThreshold) {
  Book book;
  Part const enough = book.rule(kLitres, Comparison::at_least, {});
  Part const whole = book.condition(Needs::all, {enough});
  EXPECT_FALSE(book.settles(whole, "litres"));
}

}  // namespace
}  // namespace tongcun
