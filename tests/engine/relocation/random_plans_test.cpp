// SPDX-License-Identifier: Apache-2.0
// The planner of relocation against its brute-force twin.
#include "engine/exact/integer_program.h"
#include "engine/relocation/explain_left_out.h"
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

constexpr std::uint64_t kSeed = 41;

RelocationPlan solve(RelocationProblem const& problem) {
  RelocationSearch search;
  search.work_limit = 2000;
  return solve_relocation(problem, search, quiet_run());
}

RandomRelocation draw(std::uint64_t index, std::uint32_t movers) {
  RandomStream random(kSeed, Purpose::test, index);
  RandomRelocationSize size;
  size.most_movers = movers;
  return random_relocation(random, size);
}

// Every plan is checked from the facts, its bound is no higher than the cheapest plan there is, and
// its objective no lower; with an exact solver it is a cheapest plan.
TEST(RandomPlans, LieBetweenTheirBoundAndTheCheapestPlan) {
  int optimal = 0;
  int proved = 0;
  constexpr int kInstances = repetitions(2000);
  for (int i = 0; i < kInstances; ++i) {
    RandomRelocation const world = draw(static_cast<std::uint64_t>(i), 6);
    RelocationPlan const plan = solve(world.problem);
    PlanCheck const check = verify_relocation(world.problem, plan, world.people);
    ASSERT_TRUE(check.findings.empty()) << "instance " << i;
    std::int64_t const cheapest = cheapest_plan(world.problem).objective;
    ASSERT_LE(plan.bound, cheapest) << "instance " << i;
    ASSERT_GE(plan.objective, cheapest) << "instance " << i;
    optimal += plan.objective == cheapest ? 1 : 0;
    proved += plan.status == PlanStatus::optimal ? 1 : 0;
    if (plan.status == PlanStatus::optimal_claimed) {
      ASSERT_EQ(plan.objective, cheapest) << "instance " << i;
    }
  }
  RecordProperty("optimal", optimal);
  RecordProperty("proved", proved);
  if (exact_solver_name().empty()) {
    EXPECT_GE(optimal, kInstances * 95 / 100);
  } else {
    EXPECT_EQ(optimal, kInstances);
  }
}

// What is lacking is what explain_left_out says: given that much more, the unit has room.
TEST(RandomPlans, WhatIsShortIsEnough) {
  int explained = 0;
  for (std::uint64_t i = 0; i < repetitions(500); ++i) {
    RandomRelocation const world = draw(30'000 + i, 12);
    RelocationPlan const plan = solve(world.problem);
    std::optional<RelocationScore> const score = score_relocation(world.problem, plan.place);
    ASSERT_TRUE(score);
    for (LeftOut const& left : explain_left_out(world.problem, plan, *score)) {
      if (left.reason == LeftOutReason::no_offer) {
        for (MemberBar const& one : left.bars) {
          EXPECT_NE(one.bar, OfferBar::none);
          bool const has_offer = !plain_offers(world.problem, one.member).empty();
          EXPECT_EQ(one.bar == OfferBar::no_common_site, has_offer) << "instance " << i;
        }
        continue;
      }
      EXPECT_FALSE(left.phase.is_none());
      EXPECT_EQ(left.reason == LeftOutReason::no_room, !left.lacking.empty());
      for (Shortage const& shortage : left.lacking) {
        EXPECT_GT(shortage.amount, 0);
      }
      ++explained;
    }
  }
  EXPECT_GE(explained, at_least(51));
}

// Near to a plan that is one of the question still, no plan is dearer than to keep it.
TEST(RandomPlans, NearAnEarlierPlanThePlanIsNoWorse) {
  for (std::uint64_t i = 0; i < repetitions(500); ++i) {
    RandomRelocation const world = draw(50'000 + i, 12);
    RelocationPlan const earlier = solve(world.problem);
    RelocationProblem near = world.problem;
    for (MoverId const mover : near.movers.household.ids()) {
      std::optional<MoverPlace> const& place = earlier.place[mover];
      near.movers.preferences[mover] = {
          {place ? std::optional(near.phases.site[place->phase]) : std::nullopt, 1'000}};
    }
    std::optional<RelocationScore> const kept = score_relocation(near, earlier.place);
    ASSERT_TRUE(kept);
    EXPECT_LE(solve(near).objective, kept->objective) << "instance " << i;
  }
}

TEST(RandomPlans, TheSameBytesForOneAndTwoThreads) {
  for (std::uint64_t i = 0; i < repetitions(100); ++i) {
    RandomRelocation const world = draw(40'000 + i, 12);
    RelocationSearch search;
    search.work_limit = 500;
    RelocationPlan const one = solve_relocation(world.problem, search, quiet_run(1));
    RelocationPlan const two = solve_relocation(world.problem, search, quiet_run(2));
    EXPECT_EQ(one.place, two.place);
    EXPECT_EQ(one.objective, two.objective);
    EXPECT_EQ(one.bound, two.bound);
    EXPECT_EQ(one.certificate.price, two.certificate.price);
  }
}

}  // namespace
}  // namespace tongcun
