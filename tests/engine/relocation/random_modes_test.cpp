// SPDX-License-Identifier: Apache-2.0
// The planner of relocation against its brute-force twin, where households may be settled in other
// ways than at a site that is concentrated.
#include "engine/exact/integer_program.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_relocation.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/plain_relocation.h"
#include "tests/worlds/random_relocation.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>

namespace tongcun {
namespace {

constexpr std::uint64_t kSeed = 47;

RandomRelocation draw(std::uint64_t index, std::uint32_t movers) {
  RandomStream random(kSeed, Purpose::test, index);
  RandomRelocationSize size;
  size.most_movers = movers;
  size.modes = 1;
  size.accompanying = 4;
  return random_relocation(random, size);
}

RelocationPlan solve(RelocationProblem const& problem, std::int64_t work, std::int32_t threads) {
  RelocationSearch search;
  search.work_limit = work;
  return solve_relocation(problem, search, quiet_run(threads));
}

// Households that the plan places without a site.
std::int64_t placed_without_site(RelocationProblem const& problem, RelocationPlan const& plan) {
  std::int64_t households = 0;
  for (std::optional<MoverPlace> const& place : plan.place.values()) {
    households += place && !problem.sites[problem.phases.site[place->phase]].has_place ? 1 : 0;
  }
  return households;
}

bool is_cap_used_up(RelocationProblem const& problem, RelocationPlan const& plan) {
  RelocationScore const score = score_relocation(problem, plan.place).value();
  LimitTable const limits(problem);
  for (std::uint32_t mode = 0; mode < kResettlementModes; ++mode) {
    auto const limit = limits.find(LimitKind::mode, mode);
    if (limit && score.used[*limit] > 0 && score.used[*limit] == limits.limits()[*limit].capacity) {
      return true;
    }
  }
  return false;
}

TEST(RandomModes, PlansLieBetweenTheirBoundAndTheCheapestPlan) {
  constexpr int kInstances = repetitions(1000);
  int optimal = 0;
  int without_site = 0;
  int at_the_cap = 0;
  for (int i = 0; i < kInstances; ++i) {
    RandomRelocation const world = draw(static_cast<std::uint64_t>(i), 6);
    RelocationPlan const plan = solve(world.problem, 2000, 1);
    PlanCheck const check = verify_relocation(world.problem, plan, world.people);
    ASSERT_TRUE(check.findings.empty()) << "instance " << i;
    std::int64_t const cheapest = cheapest_plan(world.problem).objective;
    ASSERT_LE(plan.bound, cheapest) << "instance " << i;
    ASSERT_GE(plan.objective, cheapest) << "instance " << i;
    optimal += plan.objective == cheapest ? 1 : 0;
    without_site += placed_without_site(world.problem, plan) > 0 ? 1 : 0;
    at_the_cap += is_cap_used_up(world.problem, plan) ? 1 : 0;
    for (MoverId const mover : plan.place.ids()) {
      HouseholdId const household = world.problem.movers.household[mover];
      Stated<Consent> const& said = world.people.households.standing.consent[household];
      ASSERT_FALSE(plan.place[mover] && said == Stated(Consent::unwilling)) << "instance " << i;
    }
  }
  RecordProperty("optimal", optimal);
  RecordProperty("without_site", without_site);
  RecordProperty("at_the_cap", at_the_cap);
  EXPECT_GE(without_site, at_least(100));
  EXPECT_GE(at_the_cap, at_least(100));
  if (exact_solver_name().empty()) {
    EXPECT_GE(optimal, kInstances * 95 / 100);
  } else {
    EXPECT_EQ(optimal, kInstances);
  }
}

TEST(RandomModes, TheSameBytesForOneAndTwoThreads) {
  for (std::uint64_t i = 0; i < repetitions(100); ++i) {
    RandomRelocation const world = draw(40'000 + i, 12);
    RelocationPlan const one = solve(world.problem, 500, 1);
    RelocationPlan const two = solve(world.problem, 500, 2);
    EXPECT_EQ(one.place, two.place);
    EXPECT_EQ(one.objective, two.objective);
    EXPECT_EQ(one.bound, two.bound);
    EXPECT_EQ(one.certificate.price, two.certificate.price);
  }
}

}  // namespace
}  // namespace tongcun
