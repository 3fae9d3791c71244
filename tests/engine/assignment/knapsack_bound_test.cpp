// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/knapsack_bound.h"

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/solve_placement.h"
#include "tests/engine/assignment/placement_worlds.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace tongcun {
namespace {

std::vector<std::int64_t> in_price_units(std::vector<std::int64_t> values) {
  for (std::int64_t& value : values) {
    value *= std::int64_t{1} << kPriceBits;
  }
  return values;
}

// One site with room for 5: A takes 3 at a cost of 2, B takes 3 at 4; who goes nowhere costs 20.
PlacementProblem one_site() {
  PlacementProblem problem;
  problem.count = {1, 1};
  problem.unplaced = {20, 20};
  problem.first = {0, 1, 2};
  problem.options = {{0, 2, 0}, {0, 4, 1}};
  problem.uses = {{0, 3}, {0, 3}};
  problem.site_cost = {0};
  problem.capacity = {5};
  problem.owner = {0};
  return problem;
}

// Units whole, one option a site, one resource of it.
PlacementProblem drawn_assignment(RandomStream& random, bool opens, std::uint32_t units = 5) {
  PlacementProblem problem;
  std::uint32_t const sites = 2 + random.next_below(2);
  for (std::uint32_t site = 0; site < sites; ++site) {
    problem.site_cost.push_back(opens ? random.next_below(40) : 0);
    problem.owner.push_back(site);
    problem.capacity.push_back(3 + random.next_below(8));
  }
  problem.first.push_back(0);
  for (std::uint32_t unit = 0; unit < units; ++unit) {
    problem.count.push_back(1 + static_cast<std::int32_t>(random.next_below(2)));
    problem.unplaced.push_back(30 + random.next_below(60));
    for (std::uint32_t site = 0; site < sites; ++site) {
      problem.options.push_back({site, random.next_below(40), problem.uses.size()});
      problem.uses.push_back({site, 1 + random.next_below(5)});
    }
    problem.first.push_back(problem.options.size());
  }
  return problem;
}

std::vector<std::int64_t> drawn_values(RandomStream& random, std::size_t units) {
  std::vector<std::int64_t> values;
  for (std::size_t unit = 0; unit < units; ++unit) {
    values.push_back((static_cast<std::int64_t>(random.next_below(120'000)) - 20'000) *
                     ((std::int64_t{1} << kPriceBits) / 1000));
  }
  return values;
}

TEST(KnapsackBound, WorkedExample) {
  PlacementProblem const problem = one_site();
  // 10 + 10 less A's 8; of A and B one fits.
  EXPECT_EQ(bound_by_knapsacks(problem, in_price_units({10, 10})), 12);
  // 20 + 20 less A's 18: what A at the site and B nowhere cost. A third of B's place would do for
  // the linear relaxation, which ends at 12.
  EXPECT_EQ(bound_by_knapsacks(problem, in_price_units({20, 20})), 22);
  EXPECT_EQ(PlacementBruteForce(problem).least(), 22);
  // More than going nowhere costs, nobody is worth.
  EXPECT_EQ(bound_by_knapsacks(problem, in_price_units({20, 30})), 14);
  // A site that costs more than it gains stays closed.
  PlacementProblem dear = problem;
  dear.site_cost = {25};
  EXPECT_EQ(bound_by_knapsacks(dear, in_price_units({20, 20})), 40);
  // Of three members who take 2 each, two fit: 1 + 1 + 7.
  PlacementProblem members;
  members.count = {3};
  members.unplaced = {7};
  members.first = {0, 1};
  members.options = {{0, 1, 0}};
  members.uses = {{0, 2}};
  members.site_cost = {0};
  members.capacity = {5};
  members.owner = {0};
  EXPECT_EQ(bound_by_knapsacks(members, in_price_units({7})), 9);
}

TEST(KnapsackBound, AnyValuesAreABound) {
  int tight = 0;
  for (std::uint64_t seed = 1; seed <= repetitions(400); ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 5, 3, 3, 6);
    std::int64_t const optimum = PlacementBruteForce(problem).least();
    RandomStream random(seed, Purpose::test, 51);
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (int draw = 0; draw < 20; ++draw) {
      std::int64_t const bound = bound_by_knapsacks(problem, drawn_values(random, problem.units()));
      ASSERT_LE(bound, optimum) << "seed " << seed;
      best = std::max(best, bound);
    }
    tight += best * 10 >= optimum * 8 ? 1 : 0;
  }
  EXPECT_GE(tight, at_least(20));  // bounds that a smaller optimum would have broken
}

// Prices of a resource are a relaxation of filling it as a whole.
TEST(KnapsackBound, NeverBelowPricesAtTheSameValues) {
  int above = 0;
  for (std::uint64_t seed = 1; seed <= repetitions(400); ++seed) {
    RandomStream random(seed, Purpose::test, 52);
    PlacementProblem const problem = drawn_assignment(random, seed % 2 == 0);
    ASSERT_TRUE(is_well_formed(problem));
    PlacementPrices prices;
    prices.unit_value = drawn_values(random, problem.units());
    for (std::size_t r = 0; r < problem.resources(); ++r) {
      prices.resource_price.push_back(static_cast<std::int64_t>(random.next_below(20'000)) *
                                      ((std::int64_t{1} << kPriceBits) / 1000));
    }
    std::int64_t const whole = bound_by_knapsacks(problem, prices.unit_value);
    ASSERT_GE(whole, bound_placement(problem, prices)) << "seed " << seed;
    above += whole > bound_placement(problem, prices) ? 1 : 0;
  }
  EXPECT_GE(above, at_least(300));
}

// What the solver says it proves is proved again, and is more than prices prove.
TEST(KnapsackBound, OfASolvedPlan) {
  int above = 0;
  for (std::uint64_t seed = 1; seed <= repetitions(60); ++seed) {
    RandomStream random(seed, Purpose::test, 53);
    PlacementProblem const problem = drawn_assignment(random, seed % 2 == 0, 9);
    PlacementSearch search;
    search.work_limit = 40'000;
    PlacementPlan const plan = solve_placement(problem, search, {});
    ASSERT_LE(plan.best_bound(), PlacementBruteForce(problem).least()) << "seed " << seed;
    EXPECT_EQ(bound_placement(problem, plan.prices), plan.bound);
    if (plan.knapsack_value.empty()) {
      EXPECT_EQ(plan.best_bound(), plan.bound);
      continue;
    }
    EXPECT_EQ(bound_by_knapsacks(problem, plan.knapsack_value), plan.knapsack_bound);
    above += plan.knapsack_bound > plan.bound ? 1 : 0;
  }
  EXPECT_GE(above, at_least(15));
}

}  // namespace
}  // namespace tongcun
