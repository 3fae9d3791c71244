// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/solve_relocation.h"
#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/score_relocation.h"
#include "tests/worlds/add_mover.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// The example of the domain reference (2.14.1): sizes 4, 2, 5, 3, 1; two sites for 7 and 9 persons;
// minutes to each. A minute of a person costs one minor unit, and nothing else costs anything.
struct Example {
  RelocationProblem problem;

  Example() {
    std::vector<std::int32_t> const sizes{4, 2, 5, 3, 1};
    std::vector<std::array<std::int32_t, 2>> const minutes{
        {12, 20}, {9, 11}, {30, 14}, {8, 25}, {15, 6}};
    problem.rules.cost_a_person = 0;
    problem.options.minute_price = 1;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      auto const id = static_cast<std::uint32_t>(i);
      add_mover(problem, {.household = HouseholdId(id),
                          .village = VillageId(id),
                          .persons = sizes[i],
                          .consent = Consent::willing,
                          .unserved = 1000});
      for (std::int32_t const time : minutes[i]) {
        problem.times.old_land.emplace_back(time);
      }
    }
    for (std::uint32_t site = 0; site < 2; ++site) {
      SiteLimits limits;
      limits.admits = true;
      problem.sites.push_back(limits);
      add_phase(problem, SiteId(site), site == 0 ? 7 : 9, 202607);
      problem.times.clinic.push_back(0);
      problem.times.primary.push_back(0);
    }
  }

  [[nodiscard]] RelocationPlan solve() const {
    return solve_relocation(problem, RelocationSearch{}, quiet_run());
  }
};

std::string sites_of(RelocationPlan const& plan) {
  std::string text;
  for (std::optional<MoverPlace> const& place : plan.place.values()) {
    text += place ? std::to_string(place->phase.value() + 1) : "-";
  }
  return text;
}

TEST(SolveRelocation, TheExampleOfTheReference) {
  Example const example;
  RelocationPlan const plan = example.solve();
  EXPECT_EQ(plan.objective, 170);
  EXPECT_EQ(sites_of(plan), "12212");
  auto const score = score_relocation(example.problem, plan.place);
  ASSERT_TRUE(score);
  EXPECT_EQ(score->objective, 170);
  EXPECT_EQ(score->way_price, 170);
  EXPECT_EQ(score->used, (std::vector<std::int64_t>{7, 8}));
  EXPECT_EQ(score->households_placed, 5);
  EXPECT_EQ(score->persons_placed, 15);
  EXPECT_LE(plan.bound, 170);
}

TEST(SolveRelocation, TheExampleWithTwoHouseholdsTied) {
  Example example;
  example.problem.movers.unit[MoverId(1)] = MoveUnitId(0);
  for (std::uint32_t mover = 2; mover < 5; ++mover) {
    example.problem.movers.unit[MoverId(mover)] = MoveUnitId(mover - 1);
  }
  example.problem.units = 4;
  RelocationPlan const plan = example.solve();
  EXPECT_EQ(plan.objective, 217);
  EXPECT_EQ(plan.place[MoverId(0)], plan.place[MoverId(1)]);
}

TEST(SolveRelocation, TooLittleRoomLeavesSomebodyOutAndSaysWhatIsShort) {
  Example example;
  example.problem.phases.persons[PhaseId(1)] = 5;
  RelocationPlan const plan = example.solve();
  auto const score = score_relocation(example.problem, plan.place);
  ASSERT_TRUE(score);
  EXPECT_EQ(score->households_unplaced, 1);
  std::vector<LeftOut> const left = explain_left_out(example.problem, plan, *score);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].reason, LeftOutReason::no_room);
  ASSERT_EQ(left[0].lacking.size(), 1U);
  EXPECT_GT(left[0].lacking[0].amount, 0);
}

TEST(SolveRelocation, NobodyGoesWhereHeDoesNotWishToGo) {
  Example example;
  example.problem.movers.wishes[MoverId(3)] = {SiteId(1)};
  RelocationPlan const plan = example.solve();
  ASSERT_TRUE(plan.place[MoverId(3)]);
  EXPECT_EQ(plan.place[MoverId(3)]->phase, PhaseId(1));
  EXPECT_EQ(plan.objective, 217);  // 48 + 18 + 70 + 75 + 6
}

TEST(SolveRelocation, LocksAreKept) {
  Example example;
  example.problem.movers.fixed[MoverId(2)] = SiteId(0);
  example.problem.movers.forbidden[MoverId(4)] = {SiteId(1)};
  RelocationPlan const plan = example.solve();
  ASSERT_TRUE(plan.place[MoverId(2)]);
  EXPECT_EQ(plan.place[MoverId(2)]->phase, PhaseId(0));
  EXPECT_TRUE(!plan.place[MoverId(4)] || plan.place[MoverId(4)]->phase == PhaseId(0));
}

// With the second household at the first site the cheapest plan costs 207 (80 + 18 + 70 + 24 + 15),
// 37 more than the cheapest of all, where it is at the second.
TEST(SolveRelocation, APreferenceIsMetWhereItsPriceIsHigherThanWhatItCosts) {
  Example example;
  example.problem.movers.preferences[MoverId(1)] = {{SiteId(0), 36}};
  RelocationPlan const unmet = example.solve();
  EXPECT_EQ(unmet.objective, 206);
  EXPECT_EQ(sites_of(unmet), "12212");
  auto const score = score_relocation(example.problem, unmet.place);
  ASSERT_TRUE(score);
  EXPECT_EQ(score->unmet_preferences, 36);
  EXPECT_EQ(score->way_price, 170);
  example.problem.movers.preferences[MoverId(1)] = {{SiteId(0), 38}};
  RelocationPlan const met = example.solve();
  EXPECT_EQ(met.objective, 207);
  EXPECT_EQ(sites_of(met), "21211");
}

// Near to that plan of 207: the cheapest moves three households, which is worth 37 to the minutes.
TEST(SolveRelocation, AnEarlierPlanIsKeptWhereChangesCostMoreThanTheyGain) {
  Example example;
  std::vector<std::uint32_t> const earlier{1, 0, 1, 0, 0};
  auto const solve_at = [&](std::int64_t change_price) {
    for (MoverId const mover : example.problem.movers.household.ids()) {
      example.problem.movers.preferences[mover] = {{SiteId(earlier[mover.value()]), change_price}};
    }
    return example.solve();
  };
  RelocationPlan const changed = solve_at(12);
  EXPECT_EQ(changed.objective, 206);
  EXPECT_EQ(sites_of(changed), "12212");
  RelocationPlan const kept = solve_at(13);
  EXPECT_EQ(kept.objective, 207);
  EXPECT_EQ(sites_of(kept), "21211");
}

// A site that is not in the question is nobody's any more: the price is paid, and changes nothing.
TEST(SolveRelocation, APreferenceForASiteThatIsGoneIsPaidInAnyCase) {
  Example example;
  example.problem.movers.preferences[MoverId(1)] = {{SiteId::none(), 5}};
  example.problem.movers.preferences[MoverId(2)] = {{std::nullopt, 7}};  // stayed before
  RelocationPlan const plan = example.solve();
  EXPECT_EQ(plan.objective, 182);
  EXPECT_EQ(sites_of(plan), "12212");
}

TEST(SolveRelocation, StayingIsChosenWhereItIsPricedLower) {
  Example example;
  example.problem.unserved[MoverId(2)] = 69;  // its way costs 70
  RelocationPlan const plan = example.solve();
  EXPECT_FALSE(plan.place[MoverId(2)]);
  auto const score = score_relocation(example.problem, plan.place);
  ASSERT_TRUE(score);
  std::vector<LeftOut> const left = explain_left_out(example.problem, plan, *score);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].reason, LeftOutReason::dearer);
  EXPECT_EQ(left[0].placing_cost, 70);
}

TEST(SolveRelocation, ABudgetPaysForOpeningToo) {
  Example example;
  RelocationProblem& problem = example.problem;
  problem.rules.cost_a_person = 10;
  problem.phases.opening_cost[PhaseId(0)] = 30;
  problem.phases.opening_cost[PhaseId(1)] = 40;
  problem.budgets = {{2026, 149}};
  RelocationPlan const plan = example.solve();
  auto const score = score_relocation(problem, plan.place);
  ASSERT_TRUE(score);
  std::int64_t const spent = score->public_money + score->opening;
  EXPECT_LE(spent, 149);
  EXPECT_EQ(score->used.back(), spent);
  EXPECT_GT(score->persons_placed, 0);
}

TEST(SolveRelocation, TheSamePlanForOneAndTwoThreads) {
  Example const example;
  RelocationSearch search;
  search.work_limit = 1000;
  RelocationPlan const one = solve_relocation(example.problem, search, quiet_run(1));
  RelocationPlan const two = solve_relocation(example.problem, search, quiet_run(2));
  EXPECT_EQ(one.place, two.place);
  EXPECT_EQ(one.certificate.price, two.certificate.price);
  EXPECT_EQ(one.certificate.unit_value, two.certificate.unit_value);
}

// 15 persons, a dwelling costs 100 for each. The programme asks for 10 a person; the household of
// one that accompanies has 30 of public money, pays up to 50 and borrows the rest.
TEST(SolveRelocation, AccompanyingHouseholdsHaveRulesOfTheirOwn) {
  Example example;
  RelocationProblem& problem = example.problem;
  problem.options.minute_price = 0;
  problem.rules.cost_a_person = 100;
  problem.rules.self_payment_a_person = 10;
  PaymentRules own;
  own.subsidy_a_person = 30;
  own.most_self_payment = 50;
  problem.rules.accompanying.emplace().payment = own;
  problem.movers.accompanying[MoverId(4)] = 1;  // the one person
  RelocationPlan const plan = example.solve();
  std::optional<RelocationScore> const score = score_relocation(problem, plan.place);
  ASSERT_TRUE(score);
  EXPECT_EQ(score->households_placed, 5);
  EXPECT_EQ(score->public_money, 14 * 90 + 30);
  EXPECT_EQ(score->self_payment, 14 * 10 + 50);
  EXPECT_EQ(score->loan, 20);
  problem.rules.accompanying->payment->most_loan = 19;  // it may not borrow as much
  EXPECT_FALSE(example.solve().place[MoverId(4)]);
  problem.rules.accompanying->payment = std::nullopt;  // nothing is stated: as the others
  EXPECT_EQ(score_relocation(problem, example.solve().place)->public_money, 15 * 90);
}

}  // namespace
}  // namespace tongcun
