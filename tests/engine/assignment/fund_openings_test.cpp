// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/fund_openings.h"

#include "engine/assignment/solve_placement.h"
#include "tests/engine/assignment/placement_worlds.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kMuchWork = 1'000'000;

// A budget of 10 pays for one of two sites, each of which takes 6 to open and 1 a member. Four who
// lose 10 if they go nowhere may go to the first, one who loses 100 to the second alone.
PlacementProblem one_of_two_sites() {
  PlacementProblem problem;
  problem.site_cost = {0, 0};
  problem.owner = {PlacementProblem::kShared};
  problem.capacity = {10};
  problem.opening = {{0, 0, 6}, {1, 0, 6}};
  problem.count = {4, 1};
  problem.unplaced = {10, 100};
  problem.first = {0, 1, 2};
  problem.options = {{0, 1, 0}, {1, 1, 1}};
  problem.uses = {{0, 1}, {0, 1}};
  return problem;
}

RelaxedPrices no_prices(PlacementProblem const& problem) {
  RelaxedPrices prices = starting_prices(problem);
  prices.resource_price.assign(problem.resources(), 1.0);
  return prices;
}

// 4 * 1 + 100 with the first site, 1 + 4 * 10 with the second.
TEST(FundOpenings, ChangesTheSiteThatTheMoneyGoesTo) {
  PlacementProblem const problem = one_of_two_sites();
  RunSettings const run;
  FundedOpenings openings(problem, no_prices(problem), run);
  openings.search({{0, 0, 4}}, kMuchWork);
  EXPECT_EQ(openings.cost(), 41);
  EXPECT_EQ(openings.placements(), (std::vector<Placement>{{1, 1, 1}}));
  PlacementPlan const plan = solve_placement(problem, {}, {});
  EXPECT_EQ(plan.cost, 41);
}

// The one who loses most for what it takes of the budget comes first: of 3, 2 at 5 each is 10 for
// 2, 1 at 8 for 3 is less.
TEST(FundOpenings, FillsByWhatIsSavedForTheMoney) {
  PlacementProblem problem;
  problem.site_cost = {1};
  problem.owner = {PlacementProblem::kShared};
  problem.capacity = {4};
  problem.opening = {{0, 0, 1}};
  problem.count = {1, 2};
  problem.unplaced = {8, 5};
  problem.first = {0, 1, 2};
  problem.options = {{0, 0, 0}, {0, 0, 1}};
  problem.uses = {{0, 3}, {0, 1}};
  RunSettings const run;
  FundedOpenings openings(problem, no_prices(problem), run);
  openings.search({{0, 0, 1}}, kMuchWork);
  EXPECT_EQ(openings.cost(), 1 + 8);
  EXPECT_EQ(openings.placements(), (std::vector<Placement>{{1, 1, 2}}));
}

// Nothing that was asked to stop is tried, and what cannot be paid is no plan.
TEST(FundOpenings, NothingWithoutTime) {
  PlacementProblem const problem = one_of_two_sites();
  RunSettings const run;
  FundedOpenings openings(problem, no_prices(problem), run);
  openings.search({{0, 0, 4}, {1, 1, 1}}, 0);
  EXPECT_TRUE(openings.placements().empty());
}

// Whatever is told is a plan of that cost at most, and no better than the best there is.
TEST(FundOpenings, PlansHoldAndAreNoBetterThanTheBest) {
  int with_openings = 0;
  for (std::uint64_t seed = 0; seed < repetitions(600); seed += 2) {
    PlacementProblem const problem = drawn_placement(seed, 4, 4, 2, 12);
    if (problem.opening.empty()) {
      continue;
    }
    ++with_openings;
    RunSettings const run;
    FundedOpenings openings(problem, no_prices(problem), run);
    openings.search({}, kMuchWork);
    auto const cost = score_placement(problem, openings.placements());
    ASSERT_TRUE(cost) << seed;
    EXPECT_LE(*cost, openings.cost()) << seed;
    EXPECT_GE(*cost, PlacementBruteForce(problem).least()) << seed;
  }
  EXPECT_GE(with_openings, at_least(101));
}

}  // namespace
}  // namespace tongcun
