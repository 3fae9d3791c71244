// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_relocation.h"
#include "engine/relocation/worth_of_limits.h"
#include "tests/worlds/add_mover.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

// Sites A, B … of one phase each for ten persons; households of one person, whom public money pays
// `cost` and whom staying costs ten times that.
struct World {
  RelocationProblem problem;

  World(std::uint32_t households, std::uint32_t sites, std::int64_t cost) {
    problem.rules.cost_a_person = cost;
    for (std::uint32_t i = 0; i < households; ++i) {
      add_mover(problem, {.household = HouseholdId(i), .unserved = 10 * cost});
    }
    problem.times.old_land.assign(sites, 0);
    for (std::uint32_t site = 0; site < sites; ++site) {
      SiteLimits limits;
      limits.admits = true;
      problem.sites.push_back(limits);
      add_phase(problem, SiteId(site), 10, 202607 + 100 * static_cast<std::int32_t>(site));
      problem.times.clinic.push_back(0);
      problem.times.primary.push_back(0);
    }
  }

  void tie_all() {
    for (MoveUnitId& unit : problem.movers.unit.values()) {
      unit = MoveUnitId(0);
    }
    problem.units = 1;
  }
  [[nodiscard]] std::uint32_t limit(LimitKind kind, std::uint32_t index) const {
    return LimitTable(problem).find(kind, index).value();
  }
  [[nodiscard]] RelocationPlan solve() const {
    return solve_relocation(problem, RelocationSearch{}, quiet_run());
  }
  [[nodiscard]] std::vector<LeftOut> left_out_of(RelocationPlan const& plan) const {
    return explain_left_out(problem, plan, score_relocation(problem, plan.place).value());
  }
};

// Site A has no water and no land. Nobody counts water; each person takes land.
TEST(WorthOfLimits, WhatNobodyTakesIsWorthNothingAndWhatThereIsNoneOfHasNoPrice) {
  World world(1, 2, 100);
  world.problem.sites[SiteId(0)].water_litres = 0;
  world.problem.sites[SiteId(0)].land = 0;
  world.problem.rules.land_a_person = 60;
  RelocationPlan const plan = world.solve();
  EXPECT_EQ(plan.status, PlanStatus::optimal);
  EXPECT_EQ(plan.objective, 100);  // at B
  EXPECT_EQ(bound_relocation(world.problem, plan.certificate), plan.objective);
  std::uint32_t const water = world.limit(LimitKind::water, 0);
  std::uint32_t const land = world.limit(LimitKind::land, 0);
  EXPECT_EQ(plan.certificate.price[water], 0);
  EXPECT_EQ(plan.certificate.price[land], 0);
  auto const worth = worth_of_limits(world.problem, plan.certificate);
  EXPECT_EQ(worth[water], 0);
  EXPECT_FALSE(worth[land]);
  world.problem.sites[SiteId(0)].land = 59;  // for nobody
  EXPECT_FALSE(worth_of_limits(world.problem, plan.certificate)[land]);
  world.problem.sites[SiteId(0)].land = 60;
  EXPECT_EQ(worth_of_limits(world.problem, plan.certificate)[land], 0);
}

// Ten thousand million for each of five, and none of it in the year: to move them would take
// 50 thousand million more, at A and at B, where one place is short.
TEST(ExplainLeftOut, WithoutAnyMoneyWhatIsLackingHasNoPrice) {
  constexpr std::int64_t kCost = 10'000'000'000;
  World world(5, 2, kCost);
  world.problem.phases.persons[PhaseId(1)] = 4;
  world.problem.phases.available_from[PhaseId(1)] = 202607;
  world.problem.budgets = {{2026, 0}};
  world.tie_all();
  RelocationPlan const plan = world.solve();
  EXPECT_EQ(plan.objective, 50 * kCost);
  EXPECT_EQ(bound_relocation(world.problem, plan.certificate), plan.objective);
  std::vector<LeftOut> const left = world.left_out_of(plan);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].reason, LeftOutReason::no_room);
  EXPECT_EQ(left[0].phase, PhaseId(0));
  EXPECT_EQ(left[0].lacking,
            (std::vector<Shortage>{{world.limit(LimitKind::money, 0), 5 * kCost}}));
  EXPECT_FALSE(left[0].relaxation_price);
}

// Money for one in each of two years. Whoever is left out lacks 10^10 of either: at 2^30 and more
// a piece that is more than 64 bits hold, at 1 a piece 10^10.
TEST(ExplainLeftOut, PricesBeyond64BitsNeitherWrapNorComeFirst) {
  constexpr std::int64_t kCost = 10'000'000'000;
  World world(3, 2, kCost);
  world.problem.budgets = {{2026, kCost}, {2027, kCost}};
  RelocationPlan plan;
  plan.place.push_back(MoverPlace{PhaseId(0), StockId::none()});
  plan.place.push_back(MoverPlace{PhaseId(1), StockId::none()});
  plan.place.push_back(std::nullopt);
  plan.certificate.price.assign(limits_of(world.problem).size(), 0);
  auto const why = [&](std::int64_t first, std::int64_t second) {
    plan.certificate.price[world.limit(LimitKind::money, 0)] = first << 20;
    plan.certificate.price[world.limit(LimitKind::money, 1)] = second << 20;
    std::vector<LeftOut> const left = world.left_out_of(plan);
    EXPECT_EQ(left.size(), 1U);
    return left.at(0);
  };
  for (int const bits : {28, 29, 30, 31, 32, 34}) {
    std::int64_t const much = std::int64_t{1} << bits;
    LeftOut const second = why(much, 1);
    EXPECT_EQ(second.phase, PhaseId(1)) << much;
    EXPECT_EQ(second.relaxation_price, kCost) << much;
    LeftOut const first = why(much, 2 * much);
    EXPECT_EQ(first.phase, PhaseId(0)) << much;
    EXPECT_EQ(first.relaxation_price.has_value(), bits < 30) << much;  // 2^30 · 10^10 > 2^63
  }
}

// The first would go to C, which nobody is planned into; the second to A or B, the third to B.
TEST(ExplainLeftOut, OfTiedHouseholdsEachIsToldWhatBarsIt) {
  World world(3, 3, 100);
  world.problem.sites[SiteId(2)].admits = false;
  world.problem.movers.wishes[MoverId(0)] = {SiteId(2)};
  world.problem.movers.wishes[MoverId(1)] = {SiteId(0), SiteId(1)};
  world.problem.movers.wishes[MoverId(2)] = {SiteId(1)};
  world.tie_all();
  std::vector<LeftOut> const one = world.left_out_of(world.solve());
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].reason, LeftOutReason::no_offer);
  EXPECT_EQ(one[0].bar_of(MoverId(0)), OfferBar::not_wished);
  EXPECT_EQ(one[0].bar_of(MoverId(1)), OfferBar::no_common_site);
  EXPECT_EQ(one[0].bar_of(MoverId(2)), OfferBar::no_common_site);

  // Nothing bars any of them alone: A for one, B for the others.
  world.problem.movers.wishes[MoverId(0)] = {SiteId(0)};
  std::vector<LeftOut> const all = world.left_out_of(world.solve());
  ASSERT_EQ(all.size(), 1U);
  for (MoverId const mover : world.problem.movers.household.ids()) {
    EXPECT_EQ(all[0].bar_of(mover), OfferBar::no_common_site);
  }
}

}  // namespace
}  // namespace tongcun
