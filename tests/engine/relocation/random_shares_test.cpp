// SPDX-License-Identifier: Apache-2.0
// Shares of townships: plans in levels against their brute-force twin, and the largest least share
// against all of them.
#include "engine/exact/integer_program.h"
#include "engine/relocation/placement_places.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_levels.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/plain_relocation.h"
#include "tests/worlds/random_relocation.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace tongcun {
namespace {

constexpr std::uint64_t kSeed = 43;

LevelledPlan solve(RelocationProblem const& problem) {
  RelocationSearch search;
  search.work_limit = 2000;
  return solve_levels(problem, search, quiet_run());
}

RandomRelocation draw(std::uint64_t index) {
  RandomStream random(kSeed, Purpose::test, index);
  return random_relocation(random, {6, 4, 2, 3, 1});
}

// The least shortage that there is.
std::int64_t least_shortage(RelocationProblem question, std::int32_t least) {
  question.goal = Goal::shares;
  question.shares->least = least;
  return cheapest_plan(question).objective;
}

TEST(RandomShares, PlansLieBetweenTheirBoundsAndTheBestThereIs) {
  constexpr int kInstances = repetitions(2000);
  int short_of = 0;
  int proved = 0;
  int best_level = 0;
  int optimal = 0;
  for (int i = 0; i < kInstances; ++i) {
    RandomRelocation const world = draw(static_cast<std::uint64_t>(i));
    LevelledPlan const solved = solve(world.problem);
    PlanCheck const check = verify_relocation(solved.problem, solved.plan, world.people);
    ASSERT_TRUE(check.findings.empty())
        << "instance " << i << " fault " << static_cast<int>(check.findings.front().fault);
    ASSERT_EQ(solved.plan.levels.size(), 1U);
    PlanLevel const& level = solved.plan.levels.front();
    ASSERT_EQ(level.value, plain_shortage(solved.problem, solved.plan.place));
    std::int64_t const least = least_shortage(world.problem, world.problem.shares->least);
    ASSERT_LE(level.bound, least) << "instance " << i;
    ASSERT_GE(level.value, least) << "instance " << i;
    short_of += least > 0 ? 1 : 0;
    proved += solved.plan.status == PlanStatus::infeasible ? 1 : 0;
    best_level += level.value == least ? 1 : 0;
    // Within what the level has reached.
    std::int64_t const cheapest = cheapest_plan(solved.problem).objective;
    ASSERT_LE(solved.plan.bound, cheapest) << "instance " << i;
    ASSERT_GE(solved.plan.objective, cheapest) << "instance " << i;
    optimal += solved.plan.objective == cheapest ? 1 : 0;
    if (solved.plan.status == PlanStatus::optimal_claimed) {
      ASSERT_EQ(solved.plan.objective, cheapest) << "instance " << i;
    }
  }
  RecordProperty("short", short_of);
  RecordProperty("proved", proved);
  RecordProperty("best_level", best_level);
  RecordProperty("optimal", optimal);
  EXPECT_GE(short_of, at_least(200));
  EXPECT_GE(proved, short_of * 85 / 100);
  int const expected = exact_solver_name().empty() ? kInstances * 95 / 100 : kInstances;
  EXPECT_GE(best_level, expected);
  EXPECT_GE(optimal, expected);
}

TEST(RandomShares, TheLargestLeastShareLiesInItsInterval) {
  int exact = 0;
  constexpr int kInstances = repetitions(150);
  for (int i = 0; i < kInstances; ++i) {
    RandomRelocation world = draw(10'000 + static_cast<std::uint64_t>(i));
    world.problem.options.fairness = {std::nullopt, true};
    world.problem.shares->least = 0;
    LevelledPlan const solved = solve(world.problem);
    PlanCheck const check = verify_relocation(solved.problem, solved.plan, world.people);
    ASSERT_TRUE(check.findings.empty())
        << "instance " << i << " fault " << static_cast<int>(check.findings.front().fault);
    std::int32_t const reached = solved.problem.shares->least;
    std::int32_t const most = solved.plan.share_proof->most;
    ASSERT_EQ(least_shortage(world.problem, reached), 0) << "instance " << i;
    ASSERT_GE(most, reached);
    if (most < 1000) {
      ASSERT_GT(least_shortage(world.problem, most + 1), 0) << "instance " << i;
    }
    exact += reached == most ? 1 : 0;
    // Nothing larger is overlooked.
    if (reached < 1000 && !exact_solver_name().empty()) {
      EXPECT_GT(least_shortage(world.problem, reached + 1), 0) << "instance " << i;
    }
  }
  RecordProperty("exact", exact);
  EXPECT_GE(exact, kInstances * 8 / 10);
}

// A plan of a question, as placements and back: the same households at the same places, or alike
// ones.
TEST(RandomShares, KnownPlansArePlacementsAgain) {
  int known = 0;
  constexpr std::uint64_t kInstances = repetitions(300);
  for (std::uint64_t i = 0; i < kInstances; ++i) {
    RandomRelocation const world = draw(40'000 + i);
    LevelledPlan const solved = solve(world.problem);
    MoverPlacement const placement = place_movers(solved.problem, PlacementTerms{});
    std::vector<Placement> const placements =
        place_known(solved.problem, placement, solved.plan.place);
    if (placements.empty()) {
      continue;  // everybody goes nowhere, or the placement has too few options
    }
    ++known;
    auto const score =
        score_relocation(solved.problem, places_of(solved.problem, placement, placements));
    ASSERT_TRUE(score) << "instance " << i;
    EXPECT_EQ(score->objective, solved.plan.objective) << "instance " << i;
  }
  EXPECT_GE(known, at_least(200));
}

// Shares that are met anyway cost nothing; larger ones never make the cheapest plan cheaper.
TEST(RandomShares, FairnessIsNeverCheaperAndFreeWhereItIsMet) {
  for (std::uint64_t i = 0; i < repetitions(300); ++i) {
    RandomRelocation const world = draw(20'000 + i);
    RelocationProblem free = world.problem;
    free.shares = std::nullopt;
    free.options.fairness = {};
    RelocationPlan const plain = solve(free).plan;
    LevelledPlan const fair = solve(world.problem);
    EXPECT_LE(plain.bound, fair.plan.objective) << "instance " << i;
    if (plain_shortage(world.problem, plain.place) == 0) {
      EXPECT_LE(fair.plan.bound, plain.objective) << "instance " << i;
    }
  }
}

// Where a little work reaches a smaller share than much, it says that the limit ended the search.
TEST(RandomShares, LittleWorkSaysSo) {
  RelocationSearch little;
  little.work_limit = 3;
  little.exact_options = 0;
  RelocationSearch much = little;
  much.work_limit = 300;
  int smaller = 0;
  for (std::uint64_t i = 0; i < repetitions(200); ++i) {
    RandomStream random(kSeed, Purpose::test, 60'000 + i);
    RandomRelocation world = random_relocation(random, {40, 5, 2, 3, 1, 0});
    world.problem.options.fairness = {std::nullopt, true};
    world.problem.shares->least = 0;
    LevelledPlan const first = solve_levels(world.problem, little, quiet_run());
    LevelledPlan const then = solve_levels(world.problem, much, quiet_run());
    if (first.problem.shares->least < then.problem.shares->least) {
      ++smaller;
      EXPECT_TRUE(first.plan.out_of_work) << "instance " << i;
    }
  }
  EXPECT_GE(smaller, at_least(5));
}

TEST(RandomShares, TheSameBytesForOneAndTwoThreads) {
  for (std::uint64_t i = 0; i < repetitions(60); ++i) {
    RandomRelocation const world = draw(30'000 + i);
    RelocationSearch search;
    search.work_limit = 500;
    LevelledPlan const one = solve_levels(world.problem, search, quiet_run(1));
    LevelledPlan const two = solve_levels(world.problem, search, quiet_run(2));
    EXPECT_EQ(one.plan.place, two.plan.place);
    EXPECT_EQ(one.plan.bound, two.plan.bound);
    EXPECT_EQ(one.plan.levels.front().value, two.plan.levels.front().value);
    EXPECT_EQ(one.plan.levels.front().certificate.price, two.plan.levels.front().certificate.price);
  }
}

}  // namespace
}  // namespace tongcun
