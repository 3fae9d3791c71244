// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/opening_search.h"

#include "engine/assignment/open_transport.h"
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

constexpr int kProblems = repetitions(300);

// Members that take a place each: of one or two kinds at a site, which opens at a cost.
PlacementProblem drawn_transport(std::uint64_t seed, bool opens) {
  RandomStream random(seed, Purpose::test, 8);
  PlacementProblem problem;
  std::uint32_t const sites = 2 + random.next_below(4);
  for (std::uint32_t site = 0; site < sites; ++site) {
    problem.site_cost.push_back(opens ? random.next_below(90) : 0);
    for (std::uint32_t kinds = 1 + random.next_below(2); kinds > 0; --kinds) {
      problem.owner.push_back(site);
      problem.capacity.push_back(random.next_below(5));
    }
  }
  problem.first.push_back(0);
  for (std::uint32_t units = 1 + random.next_below(5); units > 0; --units) {
    problem.count.push_back(1 + static_cast<std::int32_t>(random.next_below(3)));
    problem.unplaced.push_back(20 + random.next_below(100));
    for (std::uint32_t r = 0; r < problem.resources(); ++r) {
      for (std::uint32_t options = random.next_below(3); options > 0; --options) {
        problem.options.push_back({problem.owner[r], random.next_below(60), problem.uses.size()});
        problem.uses.push_back({r, 1});
      }
    }
    problem.first.push_back(problem.options.size());
  }
  return problem;
}

std::int64_t least_of_all_choices(PlacementProblem const& problem) {
  OpenTransportSolver const solver(problem);
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (std::uint32_t bits = 0; bits < (1U << problem.sites()); ++bits) {
    std::vector<std::uint8_t> is_open;
    for (std::size_t site = 0; site < problem.sites(); ++site) {
      is_open.push_back((bits >> site) & 1U);
    }
    OpenTransport const found = solver.solve(is_open, {});
    // Sites that are open and that nobody uses are paid for.
    EXPECT_LE(*score_placement(problem, found.placements), found.cost);
    least = std::min(least, found.cost);
  }
  return least;
}

TEST(OpenTransport, OnePieceOfOneResourceOfASiteIsTransportAndNothingElse) {
  PlacementProblem const plain = drawn_transport(4, true);
  ASSERT_FALSE(plain.options.empty());
  EXPECT_TRUE(is_transport(plain));
  PlacementProblem two = plain;
  two.uses.front().amount = 2;
  EXPECT_FALSE(is_transport(two));
  PlacementProblem shared = plain;
  std::ranges::fill(shared.owner, PlacementProblem::kShared);
  EXPECT_FALSE(is_transport(shared));
  PlacementProblem dear = plain;
  dear.unplaced.front() = std::int64_t{1} << 31;
  EXPECT_FALSE(is_transport(dear));
}

TEST(OpenTransport, ChoicesOfSitesTogetherGiveTheLeastOfAllPlans) {
  int told = 0;
  for (int seed = 1; seed <= kProblems; ++seed) {
    PlacementProblem const problem = drawn_transport(static_cast<std::uint64_t>(seed), true);
    if (!is_transport(problem)) {
      continue;  // nobody has an option
    }
    ++told;
    EXPECT_EQ(least_of_all_choices(problem), PlacementBruteForce(problem).least()) << seed;
  }
  EXPECT_GT(told, kProblems / 2);
}

TEST(OpenTransport, WhereNothingIsOpenedThePlanIsProved) {
  for (int seed = 1; seed <= kProblems; ++seed) {
    PlacementProblem const problem = drawn_transport(static_cast<std::uint64_t>(seed), false);
    if (!is_transport(problem)) {
      continue;
    }
    PlacementPlan const plan = solve_placement(problem, {}, {});
    EXPECT_EQ(plan.cost, PlacementBruteForce(problem).least()) << seed;
    EXPECT_EQ(plan.bound, plan.cost) << seed;
    EXPECT_EQ(bound_placement(problem, plan.prices), plan.bound) << seed;
  }
}

// One, two or three sites fit; a kick and a swap or two reach every choice of so few.
TEST(OpeningSearch, FindsTheBestOfFewSites) {
  for (int seed = 1; seed <= kProblems; ++seed) {
    PlacementProblem const problem = drawn_transport(static_cast<std::uint64_t>(seed), true);
    if (!is_transport(problem)) {
      continue;
    }
    RunSettings const run;
    OpeningSearch search(problem, 1, run);
    search.search(20'000, 0);
    EXPECT_EQ(search.cost(), PlacementBruteForce(problem).least()) << seed;
    EXPECT_EQ(score_placement(problem, search.placements()), search.cost()) << seed;
  }
}

TEST(OpeningSearch, StartsFromThePlanThatIsGivenAndNeverFallsBehindIt) {
  PlacementProblem const problem = drawn_transport(12, true);
  PlacementPlan const plan = solve_placement(problem, {}, {});
  RunSettings const run;
  OpeningSearch search(problem, 1, run);
  search.start_from(plan.placements);
  EXPECT_LE(search.cost(), plan.cost);
}

TEST(OpeningSearch, ThePlanOfAPlacementWithOpeningsHoldsAndIsBounded) {
  for (int seed = 1; seed <= kProblems; ++seed) {
    PlacementProblem const problem = drawn_transport(static_cast<std::uint64_t>(seed), true);
    PlacementPlan const plan = solve_placement(problem, {}, {});
    std::int64_t const least = PlacementBruteForce(problem).least();
    EXPECT_EQ(plan.cost, least) << seed;
    EXPECT_LE(plan.bound, least) << seed;
    EXPECT_EQ(score_placement(problem, plan.placements), plan.cost) << seed;
  }
}

}  // namespace
}  // namespace tongcun
