// SPDX-License-Identifier: Apache-2.0
// Ordered objectives: every level of a plan against its brute-force twin.
#include "engine/exact/integer_program.h"
#include "engine/relocation/goal_cost.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_levels.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/plain_relocation.h"
#include "tests/worlds/random_relocation.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

constexpr std::uint64_t kSeed = 61;

RelocationSearch small_search() {
  RelocationSearch search;
  search.work_limit = 2000;
  return search;
}

LevelledPlan solve(RelocationProblem const& problem) {
  return solve_levels(problem, small_search(), quiet_run());
}

// Every third with shares of townships before the order.
RandomRelocation draw(std::uint64_t index) {
  RandomStream random(kSeed, Purpose::test, index);
  return random_relocation(random, {5, 4, 2, 3, 3, 1});
}

// The best that there is of a goal, within what the levels before it have reached.
std::int64_t least_of(RelocationProblem question, Goal goal) {
  question.goal = goal;
  for (auto level = static_cast<std::size_t>(goal); level < kGoals; ++level) {
    question.reached[level] = std::nullopt;
  }
  return cheapest_plan(question).objective;
}

TEST(RandomOrder, LevelsLieBetweenTheirBoundsAndTheBestThereIs) {
  constexpr int kInstances = repetitions(1000);
  int levels = 0;
  int above_zero = 0;
  int best = 0;
  int proved = 0;
  int optimal = 0;
  std::array<int, kGoals> positive{};
  for (int i = 0; i < kInstances; ++i) {
    RandomRelocation const world = draw(static_cast<std::uint64_t>(i));
    LevelledPlan const solved = solve(world.problem);
    PlanCheck const check = verify_relocation(solved.problem, solved.plan, world.people);
    ASSERT_TRUE(check.findings.empty())
        << "instance " << i << " fault " << static_cast<int>(check.findings.front().fault);
    ASSERT_EQ(solved.plan.levels.size(), goals_before_cost(world.problem).size());
    for (PlanLevel const& level : solved.plan.levels) {
      ASSERT_EQ(level.value, plain_goal(solved.problem, solved.plan.place, level.goal));
      std::int64_t const least = least_of(solved.problem, level.goal);
      ASSERT_LE(level.bound, least) << "instance " << i;
      ASSERT_GE(level.value, least) << "instance " << i;
      ++levels;
      above_zero += least > 0 ? 1 : 0;
      positive[static_cast<std::size_t>(level.goal)] += least > 0 ? 1 : 0;
      best += level.value == least ? 1 : 0;
      proved += level.bound == least ? 1 : 0;
    }
    std::int64_t const cheapest = cheapest_plan(solved.problem).objective;
    ASSERT_LE(solved.plan.bound, cheapest) << "instance " << i;
    ASSERT_GE(solved.plan.objective, cheapest) << "instance " << i;
    optimal += solved.plan.objective == cheapest ? 1 : 0;
  }
  RecordProperty("levels", levels);
  RecordProperty("above_zero", above_zero);
  RecordProperty("best", best);
  RecordProperty("proved", proved);
  RecordProperty("optimal", optimal);
  for (Goal const goal : {Goal::urgent, Goal::posts, Goal::guarantees}) {
    EXPECT_GE(positive[static_cast<std::size_t>(goal)], at_least(20)) << static_cast<int>(goal);
  }
  EXPECT_GE(proved, levels * 9 / 10);
  bool const is_exact = !exact_solver_name().empty();
  EXPECT_GE(best, is_exact ? levels : levels * 95 / 100);
  EXPECT_GE(optimal, is_exact ? kInstances : kInstances * 95 / 100);
}

// Word by word: no plan is better in the order of the levels than the brute-force twin's.
TEST(RandomOrder, NoPlanOfTheQuestionComesBeforeIt) {
  for (std::uint64_t i = 0; i < repetitions(200); ++i) {
    RandomRelocation const world = draw(10'000 + i);
    LevelledPlan const solved = solve(world.problem);
    RelocationProblem twin = world.problem;
    std::vector<std::int64_t> best;
    for (Goal const goal : goals_before_cost(twin)) {
      best.push_back(least_of(twin, goal));
      twin.reached[static_cast<std::size_t>(goal)] = best.back();
    }
    best.push_back(cheapest_plan(twin).objective);
    std::vector<std::int64_t> found;
    for (PlanLevel const& level : solved.plan.levels) {
      found.push_back(level.value);
    }
    found.push_back(solved.plan.objective);
    EXPECT_GE(found, best) << "instance " << i;  // word by word
    if (!exact_solver_name().empty()) {
      EXPECT_EQ(found, best) << "instance " << i;
    }
  }
}

// A plan of the weighted sum is one of the ordered question; where no posts are lacking the order
// is never cheaper.
TEST(RandomOrder, StartsFromTheWeightedPlanAndCostsNoLess) {
  int both = 0;
  for (std::uint64_t i = 0; i < repetitions(200); ++i) {
    RandomStream random(kSeed, Purpose::test, 20'000 + i);
    RandomRelocation const world = random_relocation(random, {6, 4, 2, 3, 0, 1});
    RelocationProblem weighted = world.problem;
    weighted.guarantees = std::nullopt;
    weighted.options.objective = ObjectiveRule::weighted;
    LevelledPlan const sum = solve(weighted);
    ASSERT_TRUE(sum.plan.levels.empty());
    RelocationSearch search = small_search();
    search.start = sum.plan.place;
    LevelledPlan const ordered = solve_levels(world.problem, search, quiet_run());
    ASSERT_TRUE(verify_relocation(ordered.problem, ordered.plan, world.people).findings.empty());
    std::int64_t const posts = ordered.plan.levels[1].value;
    if (posts == 0) {
      ++both;
      EXPECT_LE(sum.plan.bound, ordered.plan.objective) << "instance " << i;
    }
    EXPECT_LE(ordered.plan.levels.front().value,
              plain_goal(world.problem, sum.plan.place, Goal::urgent));
  }
  EXPECT_GE(both, at_least(50));
}

TEST(RandomOrder, TheSameBytesForOneAndTwoThreads) {
  for (std::uint64_t i = 0; i < repetitions(60); ++i) {
    RandomRelocation const world = draw(30'000 + i);
    LevelledPlan const one = solve_levels(world.problem, small_search(), quiet_run(1));
    LevelledPlan const two = solve_levels(world.problem, small_search(), quiet_run(2));
    EXPECT_EQ(one.plan.place, two.plan.place);
    EXPECT_EQ(one.plan.bound, two.plan.bound);
    for (std::size_t level = 0; level < one.plan.levels.size(); ++level) {
      EXPECT_EQ(one.plan.levels[level].value, two.plan.levels[level].value);
      EXPECT_EQ(one.plan.levels[level].bound, two.plan.levels[level].bound);
      EXPECT_EQ(one.plan.levels[level].certificate.price, two.plan.levels[level].certificate.price);
    }
  }
}

}  // namespace
}  // namespace tongcun
