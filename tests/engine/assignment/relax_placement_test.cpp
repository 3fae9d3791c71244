// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/relax_placement.h"

#include "engine/assignment/dense_factor.h"
#include "engine/assignment/round_relaxation.h"
#include "engine/assignment/solve_placement.h"
#include "tests/engine/assignment/placement_worlds.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

// What the relaxation's members cost, sites opened as far as it opens them.
double cost_of(PlacementProblem const& problem, RelaxedPlacement const& relaxed) {
  double cost = 0.0;
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    auto const unplaced = static_cast<double>(problem.unplaced[unit]);
    cost += unplaced * problem.count[unit];
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      cost +=
          relaxed.members[option] * (static_cast<double>(problem.options[option].cost) - unplaced);
    }
  }
  for (std::size_t site = 0; site < problem.sites(); ++site) {
    cost += relaxed.prices.opening[site] * static_cast<double>(problem.site_cost[site]);
  }
  return cost;
}

// Three units of one member want one site with room for 5: they take 2, 3 and 4 of it and would
// cost 10, 21 and 36 nowhere, nothing there. By worth for a piece (5, 7, 9) the last goes whole,
// and a third of the second: 10 + 2/3 * 21 = 24, a piece being worth 7.
PlacementProblem knapsack() {
  PlacementProblem problem;
  problem.count = {1, 1, 1};
  problem.unplaced = {10, 21, 36};
  problem.first = {0, 1, 2, 3};
  problem.options = {{0, 0, 0}, {0, 0, 1}, {0, 0, 2}};
  problem.uses = {{0, 2}, {0, 3}, {0, 4}};
  problem.site_cost = {0};
  problem.capacity = {5};
  problem.owner = {0};
  return problem;
}

// Prices of sites that open hardly ever settle by themselves.
TEST(RelaxPlacement, MoreResourcesWhereSitesOpen) {
  PlacementProblem problem;
  problem.first = {0};
  problem.site_cost = {0};
  auto const with = [&](std::size_t resources) {
    problem.capacity.assign(resources, 1);
    problem.owner.assign(resources, 0);
    return can_relax(problem);
  };
  EXPECT_TRUE(with(900));
  EXPECT_FALSE(with(1'500));
  problem.site_cost = {7};
  EXPECT_TRUE(with(1'500));
  EXPECT_FALSE(with(2'500));
}

TEST(RelaxPlacement, KnapsackOnPaper) {
  PlacementProblem const problem = knapsack();
  RelaxedPlacement const relaxed = relax_placement(problem, {});
  ASSERT_TRUE(relaxed.is_solved);
  EXPECT_NEAR(relaxed.prices.resource_price[0], 7.0, 1e-2);
  EXPECT_NEAR(relaxed.prices.unit_value[0], 10.0, 1e-2);
  EXPECT_NEAR(relaxed.prices.unit_value[2], 28.0, 1e-1);
  EXPECT_NEAR(relaxed.members[0], 0.0, 1e-3);
  EXPECT_NEAR(relaxed.members[1], 1.0 / 3.0, 1e-3);
  EXPECT_NEAR(relaxed.members[2], 1.0, 1e-3);
  // Bounds are rounded up: anything above 23 is 24.
  EXPECT_EQ(bound_placement(problem, rounded_prices(problem, relaxed.prices)), 24);
  // In whole members: the last alone, 31; the first would not fit beside it.
  auto const plan = round_relaxation(problem, relaxed, 0.5);
  EXPECT_EQ(plan, (std::vector<Placement>{{2, 2, 1}}));
}

// Opening costs 30 and is worth it only in part: five dwellings of which two are wanted.
TEST(RelaxPlacement, OpensAsFarAsItIsUsed) {
  PlacementProblem problem;
  problem.count = {2};
  problem.unplaced = {20};
  problem.first = {0, 1};
  problem.options = {{0, 4, 0}};
  problem.uses = {{0, 1}};
  problem.site_cost = {30};
  problem.capacity = {5};
  problem.owner = {0};
  RelaxedPlacement const relaxed = relax_placement(problem, {});
  ASSERT_TRUE(relaxed.is_solved);
  EXPECT_NEAR(relaxed.prices.opening[0], 0.4, 1e-3);
  EXPECT_NEAR(relaxed.members[0], 2.0, 1e-3);
  EXPECT_NEAR(relaxed.prices.resource_price[0], 6.0, 1e-2);  // 30 for five
  EXPECT_EQ(bound_placement(problem, rounded_prices(problem, relaxed.prices)), 20);
  EXPECT_TRUE(round_relaxation(problem, relaxed, 0.5).empty());
  EXPECT_EQ(round_relaxation(problem, relaxed, 0.1), (std::vector<Placement>{{0, 0, 2}}));
}

// What there is nothing of keeps its options out of the program, and costs the bound nothing.
TEST(RelaxPlacement, ResourcesOfWhichThereIsNone) {
  PlacementProblem problem = knapsack();
  problem.capacity = {0};
  RelaxedPlacement const relaxed = relax_placement(problem, {});
  ASSERT_TRUE(relaxed.is_solved);
  EXPECT_EQ(bound_placement(problem, rounded_prices(problem, relaxed.prices)), 67);
  EXPECT_TRUE(round_relaxation(problem, relaxed, 0.5).empty());
}

TEST(RelaxPlacement, NobodyToPlace) {
  PlacementProblem problem;
  problem.first = {0};
  RelaxedPlacement const relaxed = relax_placement(problem, {});
  EXPECT_EQ(bound_placement(problem, rounded_prices(problem, relaxed.prices)), 0);
}

// Its members keep every limit and cost what its bound says: primal and dual agree. Plans made of
// it are plans, and cost no less than the bound.
TEST(RelaxPlacement, PrimalMeetsDualOnRandomProblems) {
  for (std::uint64_t seed = 1; seed <= repetitions(300); ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 12, 4, 5, 30);
    RelaxedPlacement const relaxed = relax_placement(problem, {});
    ASSERT_TRUE(relaxed.is_solved) << seed;
    double const cost = cost_of(problem, relaxed);
    EXPECT_GE(cost, relaxed.prices.bound * (1.0 - 1e-4)) << seed;
    // Ties are broken at up to 3 % of the mean cost of an option.
    EXPECT_LE(cost, relaxed.prices.bound + 0.03 * 30 * 60 + 1e-3 * cost) << seed;
    std::vector<double> used(problem.resources(), 0.0);
    for (std::size_t option = 0; option < problem.options.size(); ++option) {
      EXPECT_GE(relaxed.members[option], 0.0) << seed;
      for (ResourceUse const& use : problem.uses_of(option)) {
        used[use.resource] += relaxed.members[option] * static_cast<double>(use.amount);
      }
    }
    for (std::size_t r = 0; r < used.size(); ++r) {
      EXPECT_LE(used[r], static_cast<double>(problem.capacity[r]) + 1e-2) << seed;
    }
    std::int64_t const bound = bound_placement(problem, rounded_prices(problem, relaxed.prices));
    EXPECT_GE(static_cast<double>(bound), relaxed.prices.bound * (1.0 - 1e-4) - 1e-3) << seed;
    for (double const least_opening : {0.5, 0.01}) {
      auto const plan = round_relaxation(problem, relaxed, least_opening);
      auto const score = score_placement(problem, plan);
      ASSERT_TRUE(score.has_value()) << seed;
      EXPECT_GE(*score, bound) << seed;
    }
  }
}

TEST(RelaxPlacement, SameBitsForAnyThreads) {
  PlacementProblem const problem = drawn_placement(4, 400, 9, 3, 900);
  RunSettings one;
  one.threads = 1;
  RunSettings two;
  two.threads = 2;
  RelaxedPlacement const a = relax_placement(problem, one);
  RelaxedPlacement const b = relax_placement(problem, two);
  EXPECT_EQ(a.members, b.members);
  EXPECT_EQ(a.prices.resource_price, b.prices.resource_price);
  EXPECT_EQ(a.prices.unit_value, b.prices.unit_value);
}

TEST(RelaxPlacement, StoppedAtOnceItHasABoundAllTheSame) {
  std::atomic<bool> const stop = true;
  RunSettings run;
  run.stop = &stop;
  PlacementProblem const problem = drawn_placement(4, 40, 5, 3, 90);
  RelaxedPlacement const relaxed = relax_placement(problem, run);
  EXPECT_FALSE(relaxed.is_solved);
  EXPECT_LE(bound_placement(problem, rounded_prices(problem, relaxed.prices)),
            *score_placement(problem, {}));
}

TEST(DenseFactor, SolvesWhatItWasMadeOf) {
  std::size_t const size = 150;  // more than two widths of columns
  RandomStream random(7, Purpose::test, 1);
  std::vector<double> square(size * size);
  for (double& value : square) {
    value = random.next_unit() - 0.5;
  }
  std::vector<double> matrix(size * size, 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < size; ++k) {
      for (std::size_t m = 0; m < size; ++m) {
        matrix[i * size + k] += square[i * size + m] * square[k * size + m];
      }
    }
  }
  DenseFactor factor(size);
  std::vector<double> solution(size);
  for (double& value : solution) {
    value = random.next_unit();
  }
  std::vector<double> right(size, 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < size; ++k) {
      right[i] += matrix[i * size + k] * solution[k];
      if (k <= i) {
        factor.at(i, k) = matrix[i * size + k];
      }
    }
  }
  factor.factorise({});
  factor.solve(right);
  for (std::size_t i = 0; i < size; ++i) {
    EXPECT_NEAR(right[i], solution[i], 1e-6) << i;
  }
}

// The second row is the first one again.
TEST(DenseFactor, LeavesOutWhatHasNoPivot) {
  DenseFactor factor(3);
  factor.at(0, 0) = 4.0;
  factor.at(1, 0) = 4.0;
  factor.at(1, 1) = 4.0;
  factor.at(2, 2) = 2.0;
  factor.factorise({});
  std::vector<double> right{8.0, 8.0, 6.0};
  factor.solve(right);
  EXPECT_DOUBLE_EQ(right[0], 2.0);
  EXPECT_EQ(right[1], 0.0);
  EXPECT_DOUBLE_EQ(right[2], 3.0);
}

}  // namespace
}  // namespace tongcun
