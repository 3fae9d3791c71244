// SPDX-License-Identifier: Apache-2.0
// The order of goals on paper.
#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_levels.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/add_mover.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kUnserved = 100;
constexpr std::int64_t kUrgentUnserved = 150;

// Sites N (1 minute from the village) and F (10 minutes), in one phase each; households of one
// person, each with labour, so that it takes a post. A minute costs 1.
struct TwoSites {
  RelocationProblem problem;
  HouseholdRegister people;

  TwoSites(std::int64_t near_persons, std::int64_t near_jobs, std::int64_t far_persons,
           std::int64_t far_jobs) {
    problem.options.objective = ObjectiveRule::ordered;
    problem.options.minute_price = 1;
    problem.options.unserved_price = kUnserved;
    problem.options.unserved_urgent_price = kUrgentUnserved;
    problem.rules.cost_a_person = 0;
    problem.times.old_land = {1, 10};
    PlaceGuarantees& guarantees = problem.guarantees.emplace();
    guarantees.held.push_back({GuaranteeId(0)});
    for (auto const& [persons, jobs] :
         {std::pair{near_persons, near_jobs}, {far_persons, far_jobs}}) {
      SiteLimits site;
      site.admits = true;
      site.jobs = jobs;
      add_phase(problem, problem.sites.push_back(site), persons);
      problem.times.clinic.push_back(0);
      problem.times.primary.push_back(0);
      guarantees.lacking.push_back({});
    }
  }

  void household(bool urgent, std::int32_t labourers = 1) {
    HouseholdTable& table = people.households;
    auto const row = static_cast<std::uint32_t>(table.size());
    table.resize(row + 1);
    HouseholdId const household(row);
    table.code[household] = std::string(1, static_cast<char>('a' + row));
    table.village[household] = VillageId(0);
    table.persons[household] = 1;
    table.standing.consent[household] = Stated(Consent::willing);
    table.standing.labourers[household] = Stated(labourers);
    add_mover(problem, {.household = household,
                        .consent = Consent::willing,
                        .urgent = urgent,
                        .jobs = labourers > 0 ? 1 : 0,
                        .unserved = urgent ? kUrgentUnserved : kUnserved});
  }

  [[nodiscard]] LevelledPlan solve() const {
    LevelledPlan solved = solve_levels(problem, RelocationSearch{}, quiet_run());
    EXPECT_TRUE(verify_relocation(solved.problem, solved.plan, people).findings.empty());
    return solved;
  }
};

std::vector<std::int64_t> values_of(RelocationPlan const& plan) {
  std::vector<std::int64_t> values;
  for (PlanLevel const& level : plan.levels) {
    values.push_back(level.value);
    EXPECT_EQ(level.bound, level.value);
  }
  return values;
}

using Values = std::vector<std::int64_t>;

// Room for one, wanted by an urgent household at 150 and another at 100: the sum and the order
// agree. At a stated urgent price of 50 the sum places the other, the order does not.
TEST(OrderedPlan, UrgentComesFirstAtAnyPrice) {
  TwoSites world(1, 5, 0, 5);
  world.household(false);
  world.household(true);
  world.problem.options.unserved_urgent_price = 50;
  world.problem.unserved[MoverId(1)] = 50;
  LevelledPlan const ordered = world.solve();
  EXPECT_EQ(values_of(ordered.plan), (Values{0, 0, 0}));
  EXPECT_TRUE(ordered.plan.place[MoverId(1)]);
  EXPECT_FALSE(ordered.plan.place[MoverId(0)]);
  EXPECT_EQ(ordered.plan.objective, 101);
  EXPECT_EQ(ordered.plan.status, PlanStatus::optimal);

  world.problem.options.objective = ObjectiveRule::weighted;
  world.problem.guarantees = std::nullopt;
  LevelledPlan const weighted = world.solve();
  EXPECT_TRUE(weighted.plan.levels.empty());
  EXPECT_TRUE(weighted.plan.place[MoverId(0)]);
  EXPECT_EQ(weighted.plan.objective, 51);
}

// Two urgent households, one post in all: both are placed, one without a post. The third, which is
// not urgent, stays: it would lack one more, whatever it would save. One without labour is placed.
TEST(OrderedPlan, UrgentComesBeforeWorkAndWorkBeforeCost) {
  TwoSites world(4, 1, 0, 0);
  world.household(true);
  world.household(true);
  world.household(false);
  world.household(false, 0);
  LevelledPlan const ordered = world.solve();
  EXPECT_EQ(values_of(ordered.plan), (Values{0, 1, 0}));
  EXPECT_TRUE(ordered.plan.place[MoverId(0)]);
  EXPECT_TRUE(ordered.plan.place[MoverId(1)]);
  EXPECT_FALSE(ordered.plan.place[MoverId(2)]);
  EXPECT_TRUE(ordered.plan.place[MoverId(3)]);
  EXPECT_EQ(ordered.plan.objective, 103);

  // What the one that stays lacks is a post, of which there are none left, not minus one.
  RelocationScore const score = *score_relocation(ordered.problem, ordered.plan.place);
  std::vector<LeftOut> const left = explain_left_out(ordered.problem, ordered.plan, score);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().reason, LeftOutReason::no_room);
  ASSERT_EQ(left.front().lacking.size(), 1U);
  EXPECT_EQ(limits_of(ordered.problem)[left.front().lacking.front().limit].kind, LimitKind::jobs);
  EXPECT_EQ(left.front().lacking.front().amount, 1);

  // The weighted sum keeps posts: one of the urgent stays.
  world.problem.options.objective = ObjectiveRule::weighted;
  world.problem.guarantees = std::nullopt;
  EXPECT_EQ(world.solve().plan.objective, 1 + 1 + kUrgentUnserved + kUnserved);
}

// Two posts near and one far: of three urgent households, one goes far, and nobody lacks a post.
TEST(OrderedPlan, PostsComeBeforeTheWay) {
  TwoSites world(3, 2, 3, 1);
  for (int i = 0; i < 3; ++i) {
    world.household(true);
  }
  LevelledPlan const ordered = world.solve();
  EXPECT_EQ(values_of(ordered.plan), (Values{0, 0, 0}));
  EXPECT_EQ(ordered.plan.objective, 12);
}

// Near, the hardened road is lost: who can goes far. Where the posts are near, they come first.
TEST(OrderedPlan, GuaranteesComeBeforeTheWayAndAfterWork) {
  TwoSites world(3, 3, 1, 3);
  world.problem.guarantees->lacking[SiteId(0)] = {GuaranteeId(0)};
  world.household(true);
  world.household(true);
  LevelledPlan const room = world.solve();
  EXPECT_EQ(values_of(room.plan), (Values{0, 0, 1}));
  EXPECT_EQ(room.plan.objective, 11);

  // What fails at the site and does not hold in the village is not lost.
  world.problem.guarantees->held[VillageId(0)] = {GuaranteeId(1)};
  LevelledPlan const kept = world.solve();
  EXPECT_EQ(values_of(kept.plan), (Values{0, 0, 0}));
  EXPECT_EQ(kept.plan.objective, 2);

  TwoSites work(3, 2, 3, 0);
  work.problem.guarantees->lacking[SiteId(0)] = {GuaranteeId(0)};
  work.household(true);
  work.household(true);
  EXPECT_EQ(values_of(work.solve().plan), (Values{0, 0, 2}));
}

// Nobody is placed to lose something for money alone: who is not urgent stays, at 100.
TEST(OrderedPlan, WhoIsNotUrgentStaysRatherThanLosesAGuarantee) {
  TwoSites world(3, 3, 0, 0);
  world.problem.guarantees->lacking[SiteId(0)] = {GuaranteeId(0)};
  world.household(false);
  LevelledPlan const ordered = world.solve();
  EXPECT_EQ(values_of(ordered.plan), (Values{0, 0, 0}));
  EXPECT_EQ(ordered.plan.objective, kUnserved);
  EXPECT_FALSE(ordered.plan.place[MoverId(0)]);
}

// A refusal is never weighed: who is unwilling is no mover of any level (verify: left_out,
// refused).
TEST(OrderedPlan, RefusalsAreInNoLevel) {
  TwoSites world(3, 3, 3, 3);
  world.household(true);
  world.household(true);
  world.people.households.standing.consent[HouseholdId(1)] = Stated(Consent::unwilling);
  LevelledPlan const solved = solve_levels(world.problem, RelocationSearch{}, quiet_run());
  std::vector<PlanFinding> const findings =
      verify_relocation(solved.problem, solved.plan, world.people).findings;
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.front().fault, PlanFault::refused);
}

// Shares come before the order: the township of the household that is not urgent is owed it.
TEST(OrderedPlan, SharesComeBeforeTheOrder) {
  TwoSites world(1, 5, 0, 5);
  world.household(false);
  world.household(true);
  world.problem.guarantees->held.push_back({});
  world.problem.times.old_land = {1, 10, 1, 10};
  world.problem.movers.village[MoverId(1)] = VillageId(1);
  world.people.households.village[HouseholdId(1)] = VillageId(1);
  world.problem.options.fairness.least_share = 1000;
  Shares& shares = world.problem.shares.emplace();
  shares.least = 1000;
  for (std::uint32_t township = 0; township < 2; ++township) {
    shares.township.push_back(TownshipId(township));
    shares.area.push_back(AreaId(5 + township));
    shares.households.push_back(1);
  }
  LevelledPlan const solved = world.solve();
  EXPECT_EQ(values_of(solved.plan), (Values{1, 0, 0, 0}));
  EXPECT_EQ(solved.plan.status, PlanStatus::infeasible);
  EXPECT_TRUE(solved.plan.place[MoverId(1)]);
}

}  // namespace
}  // namespace tongcun
