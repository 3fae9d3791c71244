// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_tree.h"

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/solve_placement.h"
#include "tests/engine/assignment/placement_worlds.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Each option takes of one resource of its site: several options at a site, two resources at some,
// opening costs in half of them.
PlacementProblem drawn(std::uint64_t seed, std::uint32_t units, std::uint32_t sites,
                       bool may_go_nowhere) {
  RandomStream random(seed, Purpose::test, 33);
  PlacementProblem problem;
  bool const opens = seed % 2 == 0;
  std::uint32_t const room = 2 + 6 * units / sites;
  for (std::uint32_t site = 0; site < sites; ++site) {
    problem.site_cost.push_back(opens ? random.next_below(60) : 0);
    for (std::uint32_t r = 0; r < 1 + (seed % 5 == 0 ? random.next_below(2) : 0); ++r) {
      problem.owner.push_back(site);
      problem.capacity.push_back(2 + random.next_below(room));
    }
  }
  problem.first.push_back(0);
  for (std::uint32_t unit = 0; unit < units; ++unit) {
    problem.count.push_back(1 +
                            static_cast<std::int32_t>(seed % 7 == 0 ? random.next_below(2) : 0));
    problem.unplaced.push_back(may_go_nowhere ? 20 + random.next_below(80) : 10'000);
    for (std::uint32_t r = 0; r < problem.resources(); ++r) {
      for (std::uint32_t options = random.next_below(seed % 3 == 0 ? 3 : 2) + 1; options > 0;
           --options) {
        problem.options.push_back({problem.owner[r], random.next_below(60), problem.uses.size()});
        problem.uses.push_back({r, 1 + random.next_below(6)});
      }
    }
    problem.first.push_back(problem.options.size());
  }
  return problem;
}

struct World {
  explicit World(PlacementProblem const& problem)
      : table(rank_offers(problem, std::vector<double>(problem.resources(), 0.0),
                          std::numeric_limits<std::size_t>::max(), 1'000'000)),
        everybody_nowhere(*score_placement(problem, {})) {}
  // What a plan by lot costs, if it is one.
  [[nodiscard]] std::optional<std::int64_t> counted(PlacementProblem const& problem,
                                                    std::vector<std::uint32_t> const& plan) const {
    std::vector<Placement> placements;
    for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
      std::vector<std::uint32_t> options;
      for (std::size_t lot = table.first_lot[unit]; lot < table.first_lot[unit + 1]; ++lot) {
        if (plan[lot] != Offer::kNowhere) {
          options.push_back(plan[lot]);
        }
      }
      std::ranges::sort(options);
      for (std::uint32_t const option : options) {
        if (!placements.empty() && placements.back().option == option) {
          ++placements.back().members;
        } else {
          placements.push_back({unit, option, 1});
        }
      }
    }
    return score_placement(problem, placements);
  }

  OfferTable table;
  std::int64_t everybody_nowhere;
};

// Searched to the end it is exact; on the way no bound is above the optimum and no plan below.
TEST(PlacementTree, EqualsBruteForce) {
  int settled = 0;
  constexpr int kProblems = repetitions(2000);
  for (std::uint64_t seed = 1; seed <= kProblems; ++seed) {
    PlacementProblem const problem = drawn(seed, 4 + static_cast<std::uint32_t>(seed % 3),
                                           2 + static_cast<std::uint32_t>(seed % 2), seed % 4 < 2);
    ASSERT_TRUE(is_well_formed(problem));
    World const world(problem);
    ASSERT_TRUE(PlacementTree::is_for(problem, world.table));
    std::int64_t const optimum = PlacementBruteForce(problem).least();
    std::vector<double> const value(problem.units(), static_cast<double>(seed % 40));
    PlacementTree tree(problem, world.table, value, 1 + seed % 2);
    for (int call = 0; call < 200 && !tree.is_settled(); ++call) {
      tree.improve(20, world.everybody_nowhere, {});
      ASSERT_LE(tree.proven(), optimum) << "seed " << seed;
      ASSERT_GE(tree.cost(), optimum) << "seed " << seed;
    }
    if (!tree.plan().empty()) {
      EXPECT_EQ(world.counted(problem, tree.plan()), tree.cost()) << "seed " << seed;
    }
    if (tree.is_settled()) {
      ++settled;
      EXPECT_EQ(std::min(tree.cost(), world.everybody_nowhere), optimum) << "seed " << seed;
    }
  }
  RecordProperty("settled", settled);
  EXPECT_GE(settled, kProblems * 99 / 100);
}

// A plan that is known already is not found again, and its cost is what is proven.
TEST(PlacementTree, ProvesWhatIsKnown) {
  for (std::uint64_t seed = 1; seed <= repetitions(200); ++seed) {
    PlacementProblem const problem = drawn(5000 + seed, 6, 3, false);
    World const world(problem);
    std::int64_t const optimum = PlacementBruteForce(problem).least();
    PlacementTree tree(problem, world.table, std::vector<double>(problem.units(), 10.0), 1);
    tree.improve(50'000, optimum, {});
    EXPECT_TRUE(tree.is_settled()) << "seed " << seed;
    EXPECT_TRUE(tree.plan().empty()) << "seed " << seed;
    EXPECT_EQ(tree.proven(), optimum) << "seed " << seed;
  }
}

TEST(PlacementTree, IsNotForSharedResources) {
  PlacementProblem shared = drawn(1, 5, 2, false);
  shared.owner.back() = PlacementProblem::kShared;
  EXPECT_FALSE(PlacementTree::is_for(shared, World(shared).table));
  PlacementProblem more = drawn(1, 5, 2, false);
  more.capacity[0] = std::int64_t{1} << 40;  // of which no table can be made
  EXPECT_FALSE(PlacementTree::is_for(more, World(more).table));
}

TEST(PlacementTree, StopsWhenAsked) {
  std::atomic<bool> const stop = true;
  RunSettings run;
  run.stop = &stop;
  PlacementProblem const problem = drawn(4, 40, 5, false);
  World const world(problem);
  PlacementTree tree(problem, world.table, std::vector<double>(problem.units(), 10.0), 1);
  tree.improve(1'000'000'000, world.everybody_nowhere, run);
  EXPECT_TRUE(tree.plan().empty());
  EXPECT_FALSE(tree.is_settled());
}

// Where sites are tight and the tree takes part, two threads find what one finds.
TEST(PlacementTree, SameForAnyNumberOfThreads) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    PlacementProblem const problem = drawn(seed, 40, 5, false);
    PlacementSearch search;
    search.work_limit = 100'000;
    RunSettings one;
    one.threads = 1;
    RunSettings two;
    two.threads = 2;
    PlacementPlan const first = solve_placement(problem, search, one);
    PlacementPlan const second = solve_placement(problem, search, two);
    EXPECT_EQ(first.placements, second.placements);
    EXPECT_EQ(first.prices, second.prices);
    EXPECT_EQ(first.cost, second.cost);
    EXPECT_EQ(first.bound, second.bound);
    EXPECT_EQ(first.knapsack_value, second.knapsack_value);
    EXPECT_EQ(first.knapsack_bound, second.knapsack_bound);
    EXPECT_EQ(first.work, second.work);
    EXPECT_EQ(score_placement(problem, first.placements), first.cost);
  }
}

}  // namespace
}  // namespace tongcun
