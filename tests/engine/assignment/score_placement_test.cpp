// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "tests/engine/assignment/placement_worlds.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace tongcun {
namespace {

// Two units of two members; site 0 costs 5 to open and has room for three, site 1 for two; both
// draw on a shared resource of six.
PlacementProblem two_units() {
  PlacementProblem problem;
  problem.count = {2, 2};
  problem.unplaced = {50, 60};
  problem.first = {0, 2, 4};
  problem.options = {{0, 10, 0}, {1, 20, 2}, {0, 12, 4}, {1, 18, 6}};
  problem.uses = {{0, 1}, {2, 1}, {1, 1}, {2, 2}, {0, 1}, {2, 1}, {1, 1}, {2, 2}};
  problem.site_cost = {5, 0};
  problem.capacity = {3, 2, 6};
  problem.owner = {0, 1, PlacementProblem::kShared};
  return problem;
}

TEST(ScorePlacement, CountsCosts) {
  PlacementProblem const problem = two_units();
  ASSERT_TRUE(is_well_formed(problem));
  EXPECT_EQ(score_placement(problem, {}), 2 * 50 + 2 * 60);
  EXPECT_EQ(score_placement(problem, {{0, 0, 2}, {1, 2, 1}}), 5 + 20 + 12 + 60);
  EXPECT_EQ(score_placement(problem, {{0, 0, 1}, {0, 1, 1}, {1, 3, 1}}), 5 + 10 + 20 + 18 + 60);
}

TEST(ScorePlacement, RefusesWhatIsNoPlan) {
  PlacementProblem const problem = two_units();
  for (std::vector<Placement> const& wrong :
       {std::vector<Placement>{{0, 2, 1}},             // an option of another unit
        std::vector<Placement>{{0, 0, 3}},             // more members than there are
        std::vector<Placement>{{0, 0, 2}, {1, 2, 2}},  // more than site 0 has room for
        std::vector<Placement>{{0, 1, 2}, {1, 3, 1}},  // more than site 1 has room for
        std::vector<Placement>{{0, 0, 2}, {0, 1, 1}},  // more members, over two options
        std::vector<Placement>{{1, 2, 1}, {0, 0, 1}},  // units not in order
        std::vector<Placement>{{0, 1, 1}, {0, 0, 1}},  // options not in order
        std::vector<Placement>{{0, 0, 1}, {0, 0, 1}},  // twice the same
        std::vector<Placement>{{0, 0, 0}}, std::vector<Placement>{{0, 0, -1}},
        std::vector<Placement>{{2, 0, 1}}, std::vector<Placement>{{0, 9, 1}}}) {
    EXPECT_EQ(score_placement(problem, wrong), std::nullopt);
  }
  PlacementProblem poor = problem;
  poor.capacity[2] = 3;  // of the shared resource
  EXPECT_TRUE(score_placement(poor, {{0, 0, 2}, {1, 2, 1}}));
  EXPECT_EQ(score_placement(poor, {{0, 0, 2}, {1, 3, 1}}), std::nullopt);
}

TEST(BoundPlacement, AnyPricesAreABound) {
  for (std::uint64_t seed = 1; seed <= repetitions(300); ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 3, 3, 2, 12);
    std::int64_t const optimum = PlacementBruteForce(problem).least();
    RandomStream random(seed, Purpose::test, 9);
    for (int draw = 0; draw < 20; ++draw) {
      PlacementPrices prices;
      for (std::size_t unit = 0; unit < problem.units(); ++unit) {
        prices.unit_value.push_back((std::int64_t{random.next_below(150)} - 20) << kPriceBits);
      }
      for (std::size_t r = 0; r < problem.resources(); ++r) {
        prices.resource_price.push_back(std::int64_t{random.next_below(20)} << (kPriceBits - 1));
      }
      EXPECT_LE(bound_placement(problem, prices), optimum) << "seed " << seed;
    }
  }
}

TEST(PlacementProblem, Limits) {
  EXPECT_TRUE(is_well_formed(two_units()));
  PlacementProblem problem = two_units();
  problem.uses[0].resource = 1;  // of another site
  EXPECT_FALSE(is_well_formed(problem));
  problem = two_units();
  problem.uses[0].amount = 0;
  EXPECT_FALSE(is_well_formed(problem));
  problem = two_units();
  problem.count[0] = 0;
  EXPECT_FALSE(is_well_formed(problem));
  problem = two_units();
  problem.uses[1].resource = 0;  // twice the same
  EXPECT_FALSE(is_well_formed(problem));
  problem = two_units();
  problem.unplaced[0] = std::int64_t{1} << 50;  // twice that is too much
  EXPECT_FALSE(is_well_formed(problem));
}

}  // namespace
}  // namespace tongcun
