// SPDX-License-Identifier: Apache-2.0
// Relations that must hold between the plans of two questions (reliability reference, 5: M1 to M4,
// M6, M8, M9; M5 is ShuffledRows, M7 TurnedWorlds). Each counts the instances in which it could
// have failed, so that none holds for want of anything to see.
#include "engine/exact/integer_program.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_relocation.h"
#include "tests/worlds/altered_relocation.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/random_relocation.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace tongcun {
namespace {

constexpr std::uint64_t kSeed = 41;
constexpr std::uint64_t kInstances = repetitions(500);

RelocationPlan solve(RelocationProblem const& problem) {
  RelocationSearch search;
  search.work_limit = 2000;
  return solve_relocation(problem, search, quiet_run());
}

RelocationProblem draw(std::uint64_t index, std::uint32_t movers) {
  RandomStream random(kSeed, Purpose::test, index);
  RandomRelocationSize size;
  size.most_movers = movers;
  return random_relocation(random, size).problem;
}

// A question of so few movers that an exact solver, where this build has one, proves each plan.
RelocationProblem draw_small(std::uint64_t index) {
  return draw(index, 6);
}

// The cheapest plans of two questions cost the same: no certified interval may say otherwise, and
// proved plans are equally dear.
void expect_equal(RelocationPlan const& one, RelocationPlan const& other) {
  EXPECT_LE(one.bound, other.objective);
  EXPECT_LE(other.bound, one.objective);
  if (!exact_solver_name().empty()) {
    EXPECT_EQ(one.objective, other.objective);
  }
}

// The cheapest plan of `more` costs no more than that of `less`.
void expect_no_dearer(RelocationPlan const& more, RelocationPlan const& less) {
  EXPECT_LE(more.bound, less.objective);
  if (!exact_solver_name().empty()) {
    EXPECT_LE(more.objective, less.objective);
  }
}

std::int64_t placed_at(RelocationProblem const& problem, RelocationPlan const& plan, SiteId site) {
  return std::ranges::count_if(plan.place.values(), [&](std::optional<MoverPlace> const& place) {
    return place && problem.phases.site[place->phase] == site;
  });
}

SiteId last_site(RelocationProblem const& problem) {
  return SiteId(static_cast<std::uint32_t>(problem.sites.size() - 1));
}

// M1: more of anything. M9: more money.
TEST(PlanRelations, MoreRoomOrMoneyNeverMakesTheCheapestPlanDearer) {
  int cheaper = 0;
  for (std::uint64_t i = 0; i < kInstances; ++i) {
    SCOPED_TRACE(i);
    RelocationProblem const problem = draw_small(10'000 + i);
    RelocationProblem more = problem;
    for (std::int64_t& dwellings : more.stocks.dwellings.values()) {
      dwellings += 1;
    }
    for (std::optional<std::int64_t>& persons : more.phases.persons.values()) {
      persons = persons ? std::optional(*persons + 3) : std::nullopt;
    }
    for (YearBudget& budget : more.budgets) {
      budget.amount += 1'000'000;
    }
    RelocationPlan const with_more = solve(more);
    RelocationPlan const without = solve(problem);
    expect_no_dearer(with_more, without);
    cheaper += with_more.objective < without.objective ? 1 : 0;
  }
  EXPECT_GE(cheaper, at_least(51));
}

// M2: one more site.
TEST(PlanRelations, OneMoreSiteNeverMakesTheCheapestPlanDearer) {
  int used = 0;
  for (std::uint64_t i = 0; i < kInstances; ++i) {
    SCOPED_TRACE(i);
    RelocationProblem const problem = draw_small(50'000 + i);
    RelocationProblem const more = with_site_of(problem, draw_small(60'000 + i));
    RelocationPlan const with_more = solve(more);
    expect_no_dearer(with_more, solve(problem));
    used += placed_at(more, with_more, last_site(more)) > 0 ? 1 : 0;
  }
  EXPECT_GE(used, at_least(51));
}

// M3: without one of the movers (of a unit of its own): it stays at no price and can be offered
// nothing.
TEST(PlanRelations, WithoutAHouseholdTheCheapestPlanIsNotDearer) {
  int tried = 0;
  int cheaper = 0;
  for (std::uint64_t i = 0; i < kInstances; ++i) {
    SCOPED_TRACE(i);
    RelocationProblem const problem = draw_small(20'000 + i);
    RelocationProblem less = problem;
    MoverId const last(static_cast<std::uint32_t>(less.movers.size() - 1));
    if (std::ranges::count(less.movers.unit.values(), less.movers.unit[last]) > 1) {
      continue;
    }
    ++tried;
    less.movers.forbidden[last].clear();
    for (SiteId const site : less.sites.ids()) {
      less.movers.forbidden[last].push_back(site);
    }
    less.movers.fixed[last] = SiteId::none();
    less.movers.preferences[last].clear();
    less.unserved[last] = 0;
    RelocationPlan const without = solve(less);
    RelocationPlan const with = solve(problem);
    expect_no_dearer(without, with);
    cheaper += without.objective < with.objective ? 1 : 0;
  }
  EXPECT_GE(tried, at_least(251));
  EXPECT_GE(cheaper, at_least(101));
}

// M4: all money counted in another unit. Any plan costs so many times as much; so does the
// cheapest.
TEST(PlanRelations, MoneyInAnotherUnitChangesNothingButFigures) {
  constexpr std::int64_t kFactor = 7;
  int placed = 0;
  for (std::uint64_t i = 0; i < kInstances; ++i) {
    SCOPED_TRACE(i);
    RelocationProblem const problem = draw_small(70'000 + i);
    RelocationProblem const in_sevenths = scaled(problem, kFactor);
    RelocationPlan plan = solve(problem);
    auto const score = score_relocation(in_sevenths, plan.place);
    ASSERT_TRUE(score);
    EXPECT_EQ(score->objective, kFactor * plan.objective);
    plan.objective *= kFactor;
    plan.bound *= kFactor;
    expect_equal(solve(in_sevenths), plan);
    placed += score->public_money > 0 && score->households_placed > 0 ? 1 : 0;
  }
  EXPECT_GE(placed, at_least(101));
}

// M6: nothing depends on the numbers that movers, units, sites and villages have.
TEST(PlanRelations, OtherNumbersChangeNoCost) {
  int moved = 0;
  for (std::uint64_t i = 0; i < kInstances; ++i) {
    SCOPED_TRACE(i);
    RelocationProblem const problem = draw_small(80'000 + i);
    RandomStream random(kSeed, Purpose::test, 90'000 + i);
    RelocationProblem const other = renumbered(problem, random);
    RelocationPlan const plan = solve(problem);
    expect_equal(solve(other), plan);
    auto const unmoved = score_relocation(other, plan.place);
    moved += !unmoved || unmoved->objective != plan.objective ? 1 : 0;
  }
  EXPECT_GE(moved, at_least(51));
}

// M8: a second site that is dearer or farther in everything, beside one with room for everybody.
TEST(PlanRelations, ASiteThatIsNeverBetterChangesNoCost) {
  int rivals = 0;
  for (std::uint64_t i = 0; i < kInstances; ++i) {
    SCOPED_TRACE(i);
    RelocationProblem const problem = without_limits_of(draw_small(100'000 + i), SiteId(0));
    RandomStream random(kSeed, Purpose::test, 110'000 + i);
    RelocationPlan const alone = solve(problem);
    expect_equal(solve(with_dearer_twin(problem, SiteId(0), random)), alone);
    rivals += placed_at(problem, alone, SiteId(0)) > 0 ? 1 : 0;
  }
  EXPECT_GE(rivals, at_least(101));
}

}  // namespace
}  // namespace tongcun
