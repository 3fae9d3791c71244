// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/solve_placement.h"

#include "tests/engine/assignment/placement_worlds.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

PlacementPlan solved(PlacementProblem const& problem, std::int64_t work, int threads = 1) {
  RunSettings run;
  run.threads = threads;
  PlacementSearch search;
  search.work_limit = work;
  return solve_placement(problem, search, run);
}

// A plan of the problem whose cost and bound come out again when they are counted.
void expect_checked(PlacementProblem const& problem, PlacementPlan const& plan) {
  EXPECT_EQ(score_placement(problem, plan.placements), plan.cost);
  EXPECT_EQ(bound_placement(problem, plan.prices), plan.bound);
  EXPECT_LE(plan.bound, plan.cost);
}

// One resource a site, count 1: sizes, capacities, costs by unit and site.
PlacementProblem assignment_of(std::vector<std::int64_t> const& sizes,
                               std::vector<std::int64_t> const& capacities,
                               std::vector<std::vector<std::int64_t>> const& minutes) {
  PlacementProblem problem;
  problem.capacity = capacities;
  problem.site_cost.assign(capacities.size(), 0);
  problem.first.push_back(0);
  for (std::uint32_t site = 0; site < capacities.size(); ++site) {
    problem.owner.push_back(site);
  }
  for (std::size_t unit = 0; unit < sizes.size(); ++unit) {
    problem.count.push_back(1);
    problem.unplaced.push_back(100'000);
    for (std::uint32_t site = 0; site < capacities.size(); ++site) {
      problem.options.push_back({site, sizes[unit] * minutes[unit][site], problem.uses.size()});
      problem.uses.push_back({site, sizes[unit]});
    }
    problem.first.push_back(problem.options.size());
  }
  return problem;
}

// Five households, two sites with room for seven and nine persons; cost = persons x minutes.
TEST(SolvePlacement, WorkedExample) {
  std::vector<std::vector<std::int64_t>> const minutes{
      {12, 20}, {9, 11}, {30, 14}, {8, 25}, {15, 6}};
  PlacementProblem const free = assignment_of({4, 2, 5, 3, 1}, {7, 9}, minutes);
  PlacementPlan const plan = solved(free, 20'000);
  expect_checked(free, plan);
  EXPECT_EQ(plan.cost, 170);

  // The first two stay together: one unit of six persons, with the sum of their costs.
  PlacementProblem tied = assignment_of({6, 5, 3, 1}, {7, 9}, {{0, 0}, {30, 14}, {8, 25}, {15, 6}});
  tied.options[0].cost = 4 * 12 + 2 * 9;
  tied.options[1].cost = 4 * 20 + 2 * 11;
  PlacementPlan const together = solved(tied, 20'000);
  expect_checked(tied, together);
  EXPECT_EQ(together.cost, 217);
}

TEST(SolvePlacement, AgainstBruteForce) {
  int optimal = 0;
  int proved = 0;
  constexpr int kProblems = repetitions(2000);
  for (std::uint64_t seed = 1; seed <= kProblems; ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 2 + static_cast<std::uint32_t>(seed % 2),
                                                     1 + static_cast<std::uint32_t>(seed % 3), 2,
                                                     4 + static_cast<std::uint32_t>(seed % 17));
    ASSERT_TRUE(is_well_formed(problem));
    std::int64_t const optimum = PlacementBruteForce(problem).least();
    PlacementPlan const plan = solved(problem, 1500);
    expect_checked(problem, plan);
    EXPECT_LE(plan.bound, optimum) << "seed " << seed;
    EXPECT_GE(plan.cost, optimum) << "seed " << seed;
    optimal += plan.cost == optimum ? 1 : 0;
    proved += plan.cost == plan.bound ? 1 : 0;
  }
  RecordProperty("optimal", optimal);
  RecordProperty("proved", proved);
  EXPECT_GE(optimal, kProblems * 97 / 100);
  EXPECT_GE(proved, kProblems * 40 / 100);
}

// From a plan that is known, even without time to better it; and no better than there is.
TEST(SolvePlacement, NeverWorseThanItsStart) {
  for (std::uint64_t seed = 1; seed <= repetitions(300); ++seed) {
    PlacementProblem const problem =
        drawn_placement(9000 + seed, 12, 4, 3, 6 + static_cast<std::uint32_t>(seed % 17));
    PlacementPlan const good = solved(problem, 20'000);
    PlacementSearch search;
    search.start = good.placements;
    search.work_limit = 1;
    PlacementPlan const again = solve_placement(problem, search, RunSettings{});
    expect_checked(problem, again);
    EXPECT_LE(again.cost, good.cost) << "seed " << seed;
    EXPECT_GE(again.cost, good.bound) << "seed " << seed;
  }
}

// A search says that its limit of work ended it where it spent it and left a gap, and only there.
TEST(SolvePlacement, SaysWhenWorkRanOut) {
  int short_of_work = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    PlacementProblem const problem =
        drawn_placement(11'000 + seed, 12, 4, 3, 6 + static_cast<std::uint32_t>(seed % 17));
    PlacementPlan const plan = solved(problem, 1);
    EXPECT_FALSE(plan.stopped);
    if (plan.out_of_work) {
      EXPECT_GT(plan.cost, plan.bound) << "seed " << seed;
      EXPECT_GE(plan.work, 1) << "seed " << seed;
      ++short_of_work;
    }
    PlacementPlan const patient = solved(problem, 20'000);
    EXPECT_TRUE(!patient.out_of_work || patient.work >= 20'000) << "seed " << seed;
  }
  EXPECT_GE(short_of_work, at_least(1));
}

// A search that is told what is enough ends there, with a plan and a bound that hold.
TEST(SolvePlacement, EndsWhenThereIsEnough) {
  for (std::uint64_t seed = 1; seed <= repetitions(100); ++seed) {
    PlacementProblem const problem =
        drawn_placement(11'000 + seed, 12, 4, 3, 6 + static_cast<std::uint32_t>(seed % 17));
    PlacementPlan const full = solved(problem, 20'000);
    PlacementSearch search;
    search.work_limit = 20'000;
    search.enough_cost = full.cost + full.cost / 10;
    PlacementPlan const rough = solve_placement(problem, search, RunSettings{});
    expect_checked(problem, rough);
    EXPECT_LE(rough.cost, search.enough_cost) << "seed " << seed;
    EXPECT_LE(rough.work, full.work) << "seed " << seed;
    search.enough_cost = std::numeric_limits<std::int64_t>::min();
    search.enough_bound = full.bound / 2;
    PlacementPlan const bounded = solve_placement(problem, search, RunSettings{});
    expect_checked(problem, bounded);
    EXPECT_GE(bounded.bound, full.bound / 2) << "seed " << seed;
  }
}

// Single members, six or seven of them.
TEST(SolvePlacement, AgainstBruteForceOfSingles) {
  int optimal = 0;
  constexpr int kProblems = repetitions(200);
  for (std::uint64_t seed = 1; seed <= kProblems; ++seed) {
    PlacementProblem const problem =
        drawn_placement(5000 + seed, 6 + static_cast<std::uint32_t>(seed % 2), 3, 1,
                        6 + static_cast<std::uint32_t>(seed % 11));
    std::int64_t const optimum = PlacementBruteForce(problem).least();
    PlacementPlan const plan = solved(problem, 5000);
    EXPECT_LE(plan.bound, optimum) << "seed " << seed;
    EXPECT_GE(plan.cost, optimum) << "seed " << seed;
    optimal += plan.cost == optimum ? 1 : 0;
  }
  RecordProperty("optimal", optimal);
  EXPECT_GE(optimal, kProblems * 95 / 100);
}

// What is known of one problem never contradicts what is known of a wider one.
TEST(SolvePlacement, MoreRoomNeverCosts) {
  for (std::uint64_t seed = 1; seed <= repetitions(40); ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 25, 4, 3, 30);
    PlacementPlan const plan = solved(problem, 10'000);
    PlacementProblem wider = problem;
    for (std::int64_t& capacity : wider.capacity) {
      capacity += 2;
    }
    PlacementPlan const better = solved(wider, 10'000);
    EXPECT_LE(better.bound, plan.cost);
    EXPECT_LE(bound_placement(wider, better.prices), *score_placement(wider, plan.placements));

    PlacementProblem fewer = problem;  // without the last unit
    fewer.count.pop_back();
    fewer.unplaced.pop_back();
    fewer.first.pop_back();
    fewer.uses.resize(fewer.first.back() < fewer.options.size()
                          ? fewer.options[fewer.first.back()].first_use
                          : fewer.uses.size());
    fewer.options.resize(fewer.first.back());
    EXPECT_LE(solved(fewer, 10'000).bound, plan.cost);
  }
}

// Costs times a power of two change nothing but the numbers.
TEST(SolvePlacement, ScalesWithCosts) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 20, 4, 2, 25);
    PlacementProblem eightfold = problem;
    for (PlacementOption& option : eightfold.options) {
      option.cost *= 8;
    }
    for (std::int64_t& cost : eightfold.site_cost) {
      cost *= 8;
    }
    for (std::int64_t& cost : eightfold.unplaced) {
      cost *= 8;
    }
    PlacementPlan const one = solved(problem, 5000);
    PlacementPlan const eight = solved(eightfold, 5000);
    // The bounds are rounded up to whole costs, so they may end the search at different times.
    EXPECT_LE(eight.bound, 8 * one.cost) << "seed " << seed;
    EXPECT_LE(8 * one.bound, eight.cost + 8) << "seed " << seed;
    EXPECT_EQ(score_placement(problem, eight.placements), eight.cost / 8) << "seed " << seed;
  }
}

// Members that go nowhere although some option of theirs fits and costs less.
int left_out_for_nothing(PlacementProblem const& problem, PlacementPlan const& plan) {
  std::vector<std::int64_t> left = problem.capacity;
  std::vector<std::int32_t> placed(problem.units(), 0);
  std::vector<std::uint8_t> is_open(problem.sites(), 0);
  for (Placement const& placement : plan.placements) {
    placed[placement.unit] += placement.members;
    is_open[problem.options[placement.option].site] = 1;
    for (ResourceUse const& use : problem.uses_of(placement.option)) {
      left[use.resource] -= use.amount * placement.members;
    }
  }
  for (OpeningUse const& use : problem.opening) {
    left[use.resource] -= is_open[use.site] != 0 ? use.amount : 0;
  }
  int count = 0;
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    bool could_go = false;
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      could_go = could_go || (is_open[problem.options[option].site] != 0 &&
                              problem.options[option].cost < problem.unplaced[unit] &&
                              std::ranges::all_of(problem.uses_of(option), [&](auto const& use) {
                                return use.amount <= left[use.resource];
                              }));
    }
    count += could_go ? problem.count[unit] - placed[unit] : 0;
  }
  return count;
}

TEST(SolvePlacement, NobodyIsLeftOutForNothing) {
  int left_out = 0;
  for (std::uint64_t seed = 1; seed <= repetitions(40); ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 60, 6, 3, 20);
    PlacementPlan const plan = solved(problem, 500);
    expect_checked(problem, plan);
    EXPECT_EQ(left_out_for_nothing(problem, plan), 0) << seed;
    for (std::int32_t const members : problem.count) {
      left_out += members;
    }
    for (Placement const& placement : plan.placements) {
      left_out -= placement.members;
    }
  }
  EXPECT_GE(left_out, at_least(101));
}

TEST(SolvePlacement, SameForAnyNumberOfThreads) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 200, 8, 4, 250);
    PlacementPlan const one = solved(problem, 60'000, 1);
    PlacementPlan const two = solved(problem, 60'000, 2);
    EXPECT_EQ(one.placements, two.placements);
    EXPECT_EQ(one.prices, two.prices);
    EXPECT_EQ(one.cost, two.cost);
    EXPECT_EQ(one.bound, two.bound);
    EXPECT_EQ(one.work, two.work);
  }
}

TEST(SolvePlacement, StoppedBeforeItStarts) {
  std::atomic<bool> const stop = true;
  RunSettings run;
  run.stop = &stop;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    PlacementProblem const problem = drawn_placement(seed, 50, 5, 3, 60);
    PlacementPlan const plan = solve_placement(problem, {}, run);
    expect_checked(problem, plan);
    EXPECT_TRUE(plan.stopped || plan.cost == plan.bound);
  }
}

TEST(SolvePlacement, ReportsImprovementsInOrder) {
  PlacementProblem const problem = drawn_placement(3, 150, 6, 2, 120);
  std::int64_t cost = std::numeric_limits<std::int64_t>::max();
  std::int64_t bound = std::numeric_limits<std::int64_t>::min();
  PlacementSearch search;
  search.work_limit = 30'000;
  search.improved = [&](std::int64_t new_cost, std::int64_t new_bound) {
    EXPECT_LE(new_cost, cost);
    EXPECT_GE(new_bound, bound);
    cost = new_cost;
    bound = new_bound;
  };
  PlacementPlan const plan = solve_placement(problem, search, {});
  EXPECT_EQ(plan.cost, cost);
  EXPECT_EQ(plan.bound, bound);
}

TEST(SolvePlacement, NothingToPlace) {
  PlacementProblem problem;
  problem.first.push_back(0);
  PlacementPlan const plan = solved(problem, 100);
  EXPECT_EQ(plan.cost, 0);
  EXPECT_EQ(plan.bound, 0);
  EXPECT_TRUE(plan.placements.empty());
}

}  // namespace
}  // namespace tongcun
