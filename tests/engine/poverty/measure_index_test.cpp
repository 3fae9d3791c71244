// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/measure_index.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// An index of five indicators of equal weight; the first four are recorded ones of the global
// index, the last is a guarantee that does not hold.
DeprivationRules five_indicators() {
  DeprivationRules rules;
  rules.key = "five";
  rules.book.fields = status_fields({}, {"water"}, {});
  for (char const* const field : {"mpi_nutrition", "mpi_child_mortality", "mpi_years_of_schooling",
                                  "mpi_attendance", "holds_water"}) {
    Rule rule;
    rule.id = field;
    rule.field = *find_field(rules.book.fields, field);
    rule.threshold = {std::string_view(field) == "holds_water" ? 0 : 1};
    rules.book.rules.push_back(std::move(rule));
    rules.index.weights.push_back(1);
  }
  rules.index.poor_from = 2;
  return rules;
}

// Households of one person in villages of one township, by their deprivations: 1, 0 or ?; of the
// last also n, to whom it does not apply.
class People {
 public:
  void add(std::uint32_t village, std::string_view letters, int count = 1) {
    HouseholdTable& table = people_.households;
    for (int i = 0; i < count; ++i) {
      HouseholdId const id(static_cast<std::uint32_t>(table.size()));
      table.resize(table.size() + 1);
      table.village[id] = VillageId(village);
      table.persons[id] = 1;
      for (std::size_t at = 0; at < 4; ++at) {
        auto const indicator = static_cast<MpiIndicator>(at);
        if (letters[at] != '?') {
          table.deprivations[id].known.insert(indicator);
        }
        if (letters[at] == '1') {
          table.deprivations[id].deprived.insert(indicator);
        }
      }
      water_.push_back(letters[4] == '1'   ? Verdict::fail
                       : letters[4] == '0' ? Verdict::pass
                       : letters[4] == 'n' ? Verdict::not_applicable
                                           : Verdict::unknown);
    }
    while (villages_.code.size() <= village) {
      villages_.code.push_back("v" + std::to_string(villages_.code.size()));
      villages_.name.push_back("");
      villages_.township_code.push_back("t");
      villages_.township_name.push_back("");
      villages_.county_code.push_back("c");
      villages_.county_name.push_back("");
    }
  }
  MeasuredIndex measure(DeprivationRules const& rules, int threads = 1) {
    IncomeAccounts const accounts = account_incomes(people_.households);
    RunSettings run;
    run.threads = threads;
    return measure_index(rules, {people_, accounts, {}, {{"water", water_}}, {}},
                         build_area_tree(villages_), run);
  }

 private:
  HouseholdRegister people_;
  Villages villages_;
  IdVector<HouseholdId, Verdict> water_;
};

// Domain reference 2.10.4: 13 of 20 poor, H 0.65, A 0.5384615385, M0 0.35; censored 0.35, 0.10,
// 0.35, 0.40, 0.55; contributions 0.2, 0.0571, 0.2, 0.2286, 0.3143.
TEST(MeasureIndex, PrintedExample) {
  People people;
  people.add(0, "00000", 4);
  people.add(0, "10000", 3);
  people.add(0, "10101", 5);
  people.add(1, "11110", 2);
  people.add(1, "00011", 6);
  DeprivationRules rules = five_indicators();
  MeasuredIndex const measured = people.measure(rules);
  DeprivationMeasure const& all = measured.areas.values()[0].complete;
  EXPECT_NEAR(all.headcount(), 0.65, 1e-12);
  EXPECT_NEAR(all.intensity(), 0.5384615385, 1e-10);
  EXPECT_NEAR(all.index(), 0.35, 1e-12);
  EXPECT_EQ(all.raw, (std::vector<std::int64_t>{10, 2, 7, 8, 11}));
  EXPECT_EQ(all.censored, (std::vector<std::int64_t>{7, 2, 7, 8, 11}));
  EXPECT_NEAR(all.contribution(rules.index, 3), 0.2285714286, 1e-10);
  // Nothing is unknown: the bounds are the value.
  EXPECT_EQ(measured.areas.values()[0].least, all);
  EXPECT_EQ(measured.areas.values()[0].most, all);
  // all, county, township, villages: M0 is the mean of the villages' by persons.
  DeprivationMeasure const& first = measured.areas.values()[3].complete;
  DeprivationMeasure const& second = measured.areas.values()[4].complete;
  EXPECT_NEAR((12 * first.index() + 8 * second.index()) / 20, all.index(), 1e-12);
  rules.index.poor_from = 1;
  EXPECT_NEAR(people.measure(rules).areas.values()[0].complete.index(), 0.38, 1e-12);
}

// Poor whatever is unknown, not poor whatever is unknown, and open.
TEST(MeasureIndex, UnknownIndicatorsWidenTheBounds) {
  People people;
  people.add(0, "11?00");
  people.add(0, "00?00");
  people.add(0, "10?00");
  people.add(0, "00000");
  MeasuredIndex const measured = people.measure(five_indicators());
  AreaDeprivation const& all = measured.areas.values()[0];
  EXPECT_EQ(all.complete.persons, 1);
  EXPECT_EQ(all.complete.dropped, 3);
  EXPECT_EQ(all.least.poor, 1);
  EXPECT_EQ(all.most.poor, 2);
  EXPECT_EQ(all.least.poor_weight, 2);
  EXPECT_EQ(all.most.poor_weight, 3 + 2);
  EXPECT_EQ(all.unknown, (std::vector<std::int64_t>{0, 0, 3, 0, 0}));
  std::vector<IndexState> const states{IndexState::poor, IndexState::not_poor, IndexState::open,
                                       IndexState::not_poor};
  for (HouseholdId const id : measured.households.ids()) {
    EXPECT_EQ(index_state(measured.rules.index, measured.households[id]), states[id.value()])
        << id.value();
  }
  EXPECT_EQ(weight_range(measured.rules.index, measured.households[HouseholdId(0)]),
            (WeightRange{2, 3}));
}

// Who has no pupils is not deprived of school; a rule that waits for its value knows nothing.
TEST(MeasureIndex, NotApplicableIsNotDeprivedAndNoThresholdIsUnknown) {
  People people;
  people.add(0, "1000n");
  people.add(0, "10001");
  DeprivationRules rules = five_indicators();
  EXPECT_EQ(people.measure(rules).areas.values()[0].complete.poor, 1);
  rules.book.rules[RuleId(4)].threshold.clear();
  AreaDeprivation const waiting = people.measure(rules).areas.values()[0];
  EXPECT_EQ(waiting.least.poor, 0);
  EXPECT_EQ(waiting.most.poor, 1);  // not applicable stays so, whatever the threshold
  EXPECT_EQ(waiting.unknown.back(), 1);
}

TEST(MeasureIndex, TheSameForAnyThreads) {
  People people;
  for (int i = 0; i < 1500; ++i) {
    people.add(static_cast<std::uint32_t>(i / 100), i % 3 == 0 ? "10?11" : "0110n", 6);
  }
  MeasuredIndex const one = people.measure(five_indicators(), 1);
  MeasuredIndex const two = people.measure(five_indicators(), 2);
  EXPECT_EQ(one.areas, two.areas);
}

}  // namespace
}  // namespace tongcun
