// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/solve_levels.h"

#include "engine/relocation/score_relocation.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/add_mover.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// One site with two dwellings' worth of persons. Village and township A: two households, 1 minute
// away; B: four, 10 minutes away. A minute costs 1, staying 100, nothing else anything.
struct Townships {
  RelocationProblem problem;
  HouseholdRegister people;

  explicit Townships(std::int64_t persons) {
    SiteLimits site;
    site.admits = true;
    problem.sites.push_back(site);
    add_phase(problem, SiteId(0), persons);
    problem.times.clinic.push_back(0);
    problem.times.primary.push_back(0);
    problem.times.old_land = {1, 10};
    problem.options.minute_price = 1;
    problem.options.unserved_price = 100;
    problem.rules.cost_a_person = 0;
    problem.rules.jobs = JobRule::none;
    people.households.resize(6);
    for (std::uint32_t i = 0; i < 6; ++i) {
      VillageId const village(i < 2 ? 0 : 1);
      people.households.code[HouseholdId(i)] = std::string(1, static_cast<char>('a' + i));
      people.households.village[HouseholdId(i)] = village;
      people.households.persons[HouseholdId(i)] = 1;
      people.households.standing.consent[HouseholdId(i)] = Stated(Consent::willing);
      MoverDraft mover;
      mover.household = HouseholdId(i);
      mover.village = village;
      mover.consent = Consent::willing;
      mover.unserved = 100;
      add_mover(problem, mover);
    }
  }

  void owe(std::int32_t least) {
    problem.options.fairness.least_share = least;
    Shares& shares = problem.shares.emplace();
    shares.least = least;
    for (std::uint32_t i = 0; i < 6; ++i) {
      shares.township.push_back(TownshipId(i < 2 ? 0 : 1));
    }
    for (std::uint32_t const area : {5U, 6U}) {
      shares.area.push_back(AreaId(area));
    }
    shares.households.push_back(2);
    shares.households.push_back(4);
  }
  void owe_the_largest() {
    owe(0);
    problem.options.fairness = {std::nullopt, true};
  }

  [[nodiscard]] LevelledPlan solve() const {
    LevelledPlan solved = solve_levels(problem, RelocationSearch{}, quiet_run());
    EXPECT_TRUE(verify_relocation(solved.problem, solved.plan, people).findings.empty());
    return solved;
  }
};

// Both of A at 1, four stay at 100: 402. A quarter of each: one of B, 10, in place of one of A.
TEST(SolveLevels, TheShareCostsWhatTheWayOfItsHouseholdsDoes) {
  Townships world(2);
  EXPECT_EQ(world.solve().plan.objective, 402);
  EXPECT_TRUE(world.solve().plan.levels.empty());
  world.owe(250);
  LevelledPlan const fair = world.solve();
  EXPECT_EQ(fair.plan.objective, 411);
  EXPECT_EQ(fair.plan.status, PlanStatus::optimal);
  ASSERT_EQ(fair.plan.levels.size(), 1U);
  EXPECT_EQ(fair.plan.levels.front().value, 0);
}

// Half of each are one and two: three households, room for two. A thousandth is one of each.
TEST(SolveLevels, RoundsUpToWholeHouseholds) {
  Townships world(2);
  world.owe(500);
  LevelledPlan const half = world.solve();
  EXPECT_EQ(half.plan.status, PlanStatus::infeasible);
  EXPECT_EQ(half.plan.levels.front().value, 1);
  EXPECT_EQ(half.plan.levels.front().bound, 1);
  // The household that is lacking is the one that costs the most: of B.
  EXPECT_EQ(half.plan.objective, 411);
  world.owe(1);
  EXPECT_EQ(world.solve().plan.objective, 411);
  world.owe(251);
  EXPECT_EQ(world.solve().plan.status, PlanStatus::infeasible);  // two of four
}

// One of A and one of B: a half and a quarter; two of B would leave A nothing.
TEST(SolveLevels, TheLargestLeastShare) {
  Townships world(2);
  world.owe_the_largest();
  LevelledPlan const fair = world.solve();
  EXPECT_EQ(fair.problem.shares->least, 250);
  ASSERT_TRUE(fair.plan.share_proof);
  EXPECT_EQ(fair.plan.share_proof->most, 250);
  EXPECT_EQ(fair.plan.objective, 411);

  Townships room(6);
  room.owe_the_largest();
  LevelledPlan const all = room.solve();
  EXPECT_EQ(all.problem.shares->least, 1000);
  EXPECT_EQ(all.plan.share_proof->most, 1000);
  EXPECT_EQ(all.plan.objective, 42);

  Townships none(0);
  none.owe_the_largest();
  EXPECT_EQ(none.solve().problem.shares->least, 0);
  EXPECT_EQ(none.solve().plan.share_proof->most, 0);
}

// What is known is a plan of the question without shares: better than it, never worse.
TEST(SolveLevels, StartsFromWhatIsKnown) {
  Townships world(2);
  RelocationSearch search;
  search.start.resize(6);
  search.start[MoverId(2)] = MoverPlace{PhaseId(0), StockId::none()};
  world.owe(250);
  LevelledPlan const fair = solve_levels(world.problem, search, quiet_run());
  EXPECT_EQ(fair.plan.objective, 411);
}

}  // namespace
}  // namespace tongcun
