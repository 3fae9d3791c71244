// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/judge_seasons.h"

#include "engine/guarantees/guarantee_fields.h"
#include "engine/guarantees/judge_villages.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {
namespace {

// One service, three villages, one guarantee "within 60 minutes in the worst month" and one about
// electricity. Minutes in dry months, in wet ones, in the worst:
//   a   20  30  30      b   40  90  120      c   70  -  -      (-: cut off)
class JudgeSeasons : public testing::Test {
 protected:
  JudgeSeasons() {
    Service clinic;
    clinic.key = "clinic";
    services_.push_back(clinic);
    rules_.book.fields = guarantee_fields(services_);
    within_ = add("clinic_ride_worst", Comparison::at_most, 60 * 60000);
    electricity_ = add("electricity_rate", Comparison::at_least, 1'000'000);
    village("a", 20, 30, 30);
    village("b", 40, 90, 120);
    village("c", 70, std::nullopt, std::nullopt);
  }

  GuaranteeId add(std::string const& field, Comparison comparison, std::int64_t threshold) {
    Rule rule;
    rule.id = field;
    rule.field = *find_field(rules_.book.fields, field);
    rule.comparison = comparison;
    rule.threshold = {threshold};
    Part part;
    part.rule = rules_.book.rules.push_back(rule);
    Condition condition;
    condition.parts = {part};
    Guarantee guarantee;
    guarantee.condition = rules_.book.conditions.push_back(condition);
    return rules_.guarantees.push_back(guarantee);
  }
  void village(std::string const& code, std::optional<int> dry, std::optional<int> wet,
               std::optional<int> worst) {
    villages_.code.push_back(code);
    villages_.households.push_back(Households(100));
    villages_.persons.push_back(std::nullopt);
    IdVector<FieldId, RuleValue> row;
    for (Field const& field : rules_.book.fields.values()) {
      row.push_back(RuleValue::unknown(field.lack));
    }
    auto const set = [&](char const* key, std::optional<int> minutes) {
      Magnitude const time = minutes ? Magnitude(*minutes * 60000) : Magnitude::beyond();
      row[*find_field(rules_.book.fields, key)] = RuleValue::between(time, time, Lack::surfaces);
    };
    set("clinic_ride_dry", dry);
    set("clinic_ride_wet", wet);
    set("clinic_ride_worst", worst);
    facts_.push_back(row);
  }
  static std::int64_t of(VerdictCount const& count, Verdict verdict) {
    return count[static_cast<std::size_t>(verdict)].villages;
  }

  Services services_;
  GuaranteeRules rules_;
  Villages villages_;
  VillageFacts facts_;
  GuaranteeId within_;
  GuaranteeId electricity_;
};

TEST_F(JudgeSeasons, DryAndWetApart) {
  auto const counts = judge_seasons(rules_, services_, facts_, villages_, std::nullopt);
  ASSERT_TRUE(counts[within_].has_value());
  SeasonCounts const& within = *counts[within_];
  EXPECT_EQ(of(within.dry, Verdict::pass), 2);
  EXPECT_EQ(of(within.dry, Verdict::fail), 1);
  EXPECT_EQ(of(within.wet, Verdict::pass), 1);
  EXPECT_EQ(of(within.wet, Verdict::fail), 2);
  EXPECT_EQ(within.wet[static_cast<std::size_t>(Verdict::fail)].households, 200);
  // The year's verdict is that of the worst month.
  VillageGuarantees const year = judge_villages(rules_, facts_, villages_, std::nullopt);
  EXPECT_EQ(of(year.counts[within_].whole, Verdict::pass), 1);
}

TEST_F(JudgeSeasons, NothingIsSaidOfWhatHasNoSeason) {
  auto const counts = judge_seasons(rules_, services_, facts_, villages_, std::nullopt);
  EXPECT_FALSE(counts[electricity_].has_value());
}

}  // namespace
}  // namespace tongcun
