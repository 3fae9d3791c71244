// SPDX-License-Identifier: Apache-2.0
// Rules of village groups against the brute-force twin.
#include "engine/relocation/goal_cost.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_groups.h"
#include "engine/relocation/split_groups.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/plain_relocation.h"
#include "tests/worlds/random_relocation.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace tongcun {
namespace {

constexpr std::uint64_t kSeed = 71;

RelocationSearch small_search() {
  RelocationSearch search;
  search.work_limit = 2000;
  return search;
}

RandomRelocation draw(std::uint64_t index, RandomRelocationSize const& size) {
  RandomStream random(kSeed, Purpose::test, index);
  return random_relocation(random, size);
}

// Every plan is checked from the facts; the certified bound is no higher than the cheapest plan
// that keeps the rule, the plan no cheaper.
TEST(RandomGroups, LieBetweenTheirBoundAndTheCheapestPlan) {
  constexpr int kInstances = repetitions(2000);
  int with_rule = 0;
  int bound_by_it = 0;  // the rule costs something
  int optimal = 0;
  int chunks = 0;
  for (int i = 0; i < kInstances; ++i) {
    RandomRelocation const world = draw(static_cast<std::uint64_t>(i), {6, 4, 2, 3, 0, 0, 1});
    if (!world.problem.groups) {
      continue;
    }
    GroupedPlan const grouped = solve_groups(world.problem, small_search(), quiet_run());
    RelocationPlan const& plan = grouped.solved.plan;
    PlanCheck const check = verify_relocation(grouped.solved.problem, plan, world.people);
    ASSERT_TRUE(check.findings.empty())
        << "instance " << i << " fault " << static_cast<int>(check.findings.front().fault);
    std::int64_t const cheapest = cheapest_plan(world.problem).objective;
    ASSERT_LE(plan.bound, cheapest) << "instance " << i;
    ASSERT_GE(plan.objective, cheapest) << "instance " << i;
    ASSERT_LE(grouped.free->plan.objective, plan.objective) << "instance " << i;
    ++with_rule;
    bound_by_it += grouped.free->plan.objective < plan.objective ? 1 : 0;
    optimal += plan.objective == cheapest ? 1 : 0;
    chunks += world.problem.options.groups == GroupRule::chunks ? 1 : 0;
  }
  RecordProperty("with_rule", with_rule);
  RecordProperty("bound_by_it", bound_by_it);
  RecordProperty("optimal", optimal);
  EXPECT_GE(chunks, at_least(500));
  EXPECT_GE(bound_by_it, at_least(100));
  EXPECT_GE(optimal, with_rule * 99 / 100) << optimal << " of " << with_rule;
}

// With goals before the cost, of which the rule may cost some as well.
TEST(RandomGroups, KeepTheirGoalsWithinBounds) {
  int with_levels = 0;
  for (std::uint64_t i = 0; i < repetitions(600); ++i) {
    RandomRelocation const world = draw(10'000 + i, {5, 4, 2, 3, 2, 2, 1});
    if (!world.problem.groups || goals_before_cost(world.problem).empty()) {
      continue;
    }
    ++with_levels;
    GroupedPlan const grouped = solve_groups(world.problem, small_search(), quiet_run());
    PlanCheck const check =
        verify_relocation(grouped.solved.problem, grouped.solved.plan, world.people);
    ASSERT_TRUE(check.findings.empty())
        << "instance " << i << " fault " << static_cast<int>(check.findings.front().fault);
    for (PlanLevel const& level : grouped.solved.plan.levels) {
      ASSERT_EQ(level.value, plain_goal(world.problem, grouped.solved.plan.place, level.goal));
    }
  }
  EXPECT_GE(with_levels, at_least(150));
}

// The largest least share that all townships can be given is no larger under a rule of groups.
TEST(RandomGroups, FindTheLargestShareUnderTheRule) {
  int found = 0;
  for (std::uint64_t i = 0; i < repetitions(200); ++i) {
    RandomRelocation world = draw(20'000 + i, {5, 4, 2, 3, 1, 0, 1});
    if (!world.problem.groups) {
      continue;
    }
    ++found;
    world.problem.options.fairness = {std::nullopt, true};
    world.problem.shares->least = 0;
    GroupedPlan const grouped = solve_groups(world.problem, small_search(), quiet_run());
    PlanCheck const check =
        verify_relocation(grouped.solved.problem, grouped.solved.plan, world.people);
    ASSERT_TRUE(check.findings.empty())
        << "instance " << i << " fault " << static_cast<int>(check.findings.front().fault);
    EXPECT_LE(grouped.solved.problem.shares->least, grouped.solved.plan.share_proof->most);
  }
  EXPECT_GE(found, at_least(80));
}

// A dearer split is never cheaper in all; what the plan counts is the price of those apart.
TEST(RandomGroups, ADearerSplitIsNeverCheaper) {
  int compared = 0;
  for (std::uint64_t i = 0; i < repetitions(300); ++i) {
    RandomRelocation world = draw(30'000 + i, {6, 4, 2, 3, 0, 0, 1});
    if (world.problem.options.groups != GroupRule::price) {
      continue;
    }
    ++compared;
    std::int64_t const cheap = cheapest_plan(world.problem).objective;
    Places const best = cheapest_plan(world.problem).place;
    RelocationScore const score = score_relocation(world.problem, best).value();
    EXPECT_EQ(score.objective, cheap);
    EXPECT_EQ(score.split_price, plain_split_price(world.problem, best));
    world.problem.options.split_price += 5'000;
    EXPECT_GE(cheapest_plan(world.problem).objective, cheap);
  }
  EXPECT_GE(compared, at_least(80));
}

// Where a little work finds a dearer plan than much, it says that the limit ended the search.
TEST(RandomGroups, LittleWorkSaysSo) {
  RelocationSearch little;
  little.work_limit = 3;
  little.exact_options = 0;
  RelocationSearch much = little;
  much.work_limit = 300;
  int dearer = 0;
  for (std::uint64_t i = 0; i < repetitions(200); ++i) {
    // In worlds 66 and 78 of this seed the search without the rule is through, those within are
    // not.
    RandomStream random(85, Purpose::test, i);
    RandomRelocation const world = random_relocation(random, {40, 5, 2, 3, 0, 0, 1});
    RelocationPlan const first = solve_groups(world.problem, little, quiet_run()).solved.plan;
    RelocationPlan const then = solve_groups(world.problem, much, quiet_run()).solved.plan;
    if (first.objective > then.objective) {
      ++dearer;
      EXPECT_TRUE(first.out_of_work) << "instance " << i;
    }
  }
  EXPECT_GE(dearer, at_least(5));
}

TEST(RandomGroups, TheSameBytesForOneAndTwoThreads) {
  for (std::uint64_t i = 0; i < repetitions(60); ++i) {
    RandomRelocation const world = draw(40'000 + i, {12, 4, 2, 3, 3, 3, 1});
    GroupedPlan const one = solve_groups(world.problem, small_search(), quiet_run(1));
    GroupedPlan const two = solve_groups(world.problem, small_search(), quiet_run(2));
    EXPECT_EQ(one.solved.plan.place, two.solved.plan.place);
    EXPECT_EQ(one.solved.plan.objective, two.solved.plan.objective);
    EXPECT_EQ(one.solved.plan.bound, two.solved.plan.bound);
    EXPECT_EQ(one.solved.plan.certificate.price, two.solved.plan.certificate.price);
  }
}

}  // namespace
}  // namespace tongcun
