// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/find_other_plans.h"

#include "engine/relocation/plan_kind.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_groups.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/add_mover.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/plain_relocation.h"
#include "tests/worlds/random_relocation.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Five households of one person in one village; sites A, B and C for five persons each, 10, 11 and
// 13 minutes away. A minute costs 1, staying 100, nothing else anything: all at A are 50, all at B
// 55, all at C 65.
struct Sites {
  RelocationProblem problem;

  explicit Sites(std::int32_t most, std::int32_t within) {
    problem.options.other_plans = {most, within};
    problem.options.minute_price = 1;
    problem.options.unserved_price = 100;
    problem.rules.cost_a_person = 0;
    for (std::uint32_t site = 0; site < 3; ++site) {
      SiteLimits limits;
      limits.admits = true;
      problem.sites.push_back(limits);
      add_phase(problem, SiteId(site), 5);
      problem.times.clinic.push_back(0);
      problem.times.primary.push_back(0);
    }
    problem.times.old_land = {10, 11, 13};
    for (std::uint32_t i = 0; i < 5; ++i) {
      add_mover(problem,
                {.household = HouseholdId(i), .consent = Consent::willing, .unserved = 100});
    }
  }

  [[nodiscard]] FoundPlans find() const {
    RelocationPlan const plan = solve_groups(problem, RelocationSearch{}, quiet_run()).solved.plan;
    EXPECT_EQ(plan.objective, 50);
    return find_other_plans(problem, plan.place, RelocationSearch{}, quiet_run());
  }
};

// 10 per cent more are 55: B is within it, C is not.
TEST(FindOtherPlans, WithinTheLimitTheNextSite) {
  FoundPlans const found = Sites(3, 1000).find();
  EXPECT_FALSE(found.better);
  ASSERT_FALSE(found.others.empty());
  OtherPlan const& first = found.others.front();
  EXPECT_EQ(first.score.objective, 55);
  EXPECT_EQ(first.from_plan, (PlanDistance{2, 5}));  // A not, B used; five elsewhere
  for (OtherPlan const& other : found.others) {
    EXPECT_LE(other.score.objective, 55);
  }
  EXPECT_TRUE(Sites(3, 999).find().others.empty());  // 54.995 at most
}

// The first is the farthest from the plan, the next the farthest from its nearest of both.
TEST(FindOtherPlans, NoMoreThanAskedForAndNoneTwice) {
  EXPECT_EQ(Sites(1, 3000).find().others.size(), 1U);
  FoundPlans const found = Sites(20, 3000).find();
  for (std::size_t i = 0; i < found.others.size(); ++i) {
    EXPECT_GT(found.others[i].from_nearest, PlanDistance{});
    if (i > 0) {
      EXPECT_LE(found.others[i].from_nearest, found.others[i - 1].from_nearest);
    }
  }
}

TEST(FindOtherPlans, APlanThatIsNotTheBestIsReplaced) {
  Sites world(2, 500);
  IdVector<MoverId, std::optional<MoverPlace>> const all_at_c(
      5, MoverPlace{PhaseId(2), StockId::none()});
  FoundPlans const found =
      find_other_plans(world.problem, all_at_c, RelocationSearch{}, quiet_run());
  ASSERT_TRUE(found.better);
  EXPECT_EQ(score_relocation(world.problem, *found.better)->objective, 50);
  for (OtherPlan const& other : found.others) {  // 65 is no longer within 5 per cent
    EXPECT_LE(other.score.objective, 52);
  }
}

// Alike households that change places with each other make no difference.
TEST(PlanKind, WhoOfAlikeHouseholdsGoesWhereIsNoDifference) {
  Sites const world(1, 100);
  AlikeMovers const alike(world.problem);
  using Places = IdVector<MoverId, std::optional<MoverPlace>>;
  MoverPlace const a{PhaseId(0), StockId::none()};
  MoverPlace const b{PhaseId(1), StockId::none()};
  Places const one(std::vector<std::optional<MoverPlace>>{a, a, b, std::nullopt, a});
  Places const other(std::vector<std::optional<MoverPlace>>{b, std::nullopt, a, a, a});
  EXPECT_EQ(distance_of(alike.kind_of(one), alike.kind_of(other)), PlanDistance{});
  EXPECT_EQ(alike.as_near_as_can_be(other, one), one);
  Places const moved(std::vector<std::optional<MoverPlace>>{b, b, a, std::nullopt, a});
  EXPECT_EQ(distance_of(alike.kind_of(one), alike.kind_of(moved)), (PlanDistance{0, 1}));
}

std::int64_t raw_distance(RelocationProblem const& problem,
                          IdVector<MoverId, std::optional<MoverPlace>> const& one,
                          IdVector<MoverId, std::optional<MoverPlace>> const& other) {
  std::int64_t households = 0;
  for (MoverId const mover : one.ids()) {
    auto const site = [&](std::optional<MoverPlace> const& place) {
      return place ? problem.phases.site[place->phase] : SiteId::none();
    };
    households += site(one[mover]) != site(other[mover]) ? 1 : 0;
  }
  return households;
}

// Every plan beside the plan holds, costs no more than was asked for, and says how far it is; none
// is cheaper than the cheapest, and whatever is found to be better is.
TEST(FindOtherPlans, HoldInRandomQuestions) {
  RelocationSearch search;
  search.work_limit = 500;
  int found_any = 0;
  int of_other_phases = 0;
  for (std::uint64_t i = 0; i < repetitions(400); ++i) {
    RandomStream random(81, Purpose::test, i);
    RandomRelocation world = random_relocation(random, {6, 4, 2, 3, 4, 4, 4, 4});
    world.problem.options.other_plans = {3, 2000};
    LevelledPlan solved = solve_groups(world.problem, search, quiet_run()).solved;
    FoundPlans const found =
        find_other_plans(solved.problem, solved.plan.place, search, quiet_run());
    if (found.better) {
      std::int64_t const objective =
          score_relocation(solved.problem, *found.better).value().objective;
      EXPECT_LT(objective, solved.plan.objective);
      solved.plan = with_places(solved.plan, *found.better, objective);
    }
    ASSERT_LE(found.others.size(), 3U);
    for (OtherPlan const& other : found.others) {
      RelocationPlan const plan = with_places(solved.plan, other.place, other.score.objective);
      PlanCheck const check = verify_relocation(solved.problem, plan, world.people);
      ASSERT_TRUE(check.findings.empty())
          << "instance " << i << " fault " << static_cast<int>(check.findings.front().fault);
      EXPECT_LE(other.score.objective * 10, solved.plan.objective * 12);
      EXPECT_GE(other.score.objective, solved.plan.objective);
      EXPECT_EQ(other.from_plan.households,
                raw_distance(solved.problem, other.place, solved.plan.place));
      EXPECT_GT(other.from_nearest, PlanDistance{});
      EXPECT_LE(other.from_nearest, other.from_plan);
      of_other_phases += other.from_plan.phases > 0 ? 1 : 0;
    }
    found_any += found.others.empty() ? 0 : 1;
  }
  RecordProperty("found_any", found_any);
  EXPECT_GE(found_any, at_least(60));
  EXPECT_GE(of_other_phases, at_least(30));
}

TEST(FindOtherPlans, TheSameBytesForOneAndTwoThreads) {
  RelocationSearch search;
  search.work_limit = 500;
  for (std::uint64_t i = 0; i < 30; ++i) {
    RandomStream random(82, Purpose::test, i);
    RandomRelocation world = random_relocation(random, {12, 4, 2, 3, 3, 3, 3});
    world.problem.options.other_plans = {4, 3000};
    LevelledPlan const solved = solve_groups(world.problem, search, quiet_run()).solved;
    FoundPlans const one =
        find_other_plans(solved.problem, solved.plan.place, search, quiet_run(1));
    FoundPlans const two =
        find_other_plans(solved.problem, solved.plan.place, search, quiet_run(2));
    ASSERT_EQ(one.others.size(), two.others.size());
    for (std::size_t plan = 0; plan < one.others.size(); ++plan) {
      EXPECT_EQ(one.others[plan].place, two.others[plan].place);
    }
  }
}

}  // namespace
}  // namespace tongcun
