// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/solve_groups.h"

#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/split_groups.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/add_mover.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// One village with one group of five households of one person. Site A for three persons, 1 minute
// away; site B for five, 10 minutes away. A minute costs 1, staying 100, nothing else anything.
// Whatever the rule, three at A and two at B are 3 + 20 = 23, all five at B 50.
struct Group {
  RelocationProblem problem;
  HouseholdRegister people;

  Group() {
    for (std::uint32_t site = 0; site < 2; ++site) {
      SiteLimits limits;
      limits.admits = true;
      problem.sites.push_back(limits);
      add_phase(problem, SiteId(site), site == 0 ? 3 : 5);
      problem.times.clinic.push_back(0);
      problem.times.primary.push_back(0);
    }
    problem.times.old_land = {1, 10};
    problem.options.minute_price = 1;
    problem.options.unserved_price = 100;
    problem.rules.cost_a_person = 0;
    problem.rules.jobs = JobRule::none;
    people.households.resize(5);
    MoveGroups& groups = problem.groups.emplace();
    groups.households.push_back(5);
    groups.closed.resize(1);
    for (std::uint32_t i = 0; i < 5; ++i) {
      HouseholdId const household(i);
      people.households.code[household] = std::string(1, static_cast<char>('a' + i));
      people.households.village[household] = VillageId(0);
      people.households.group[household] = "east";
      people.households.persons[household] = 1;
      people.households.standing.consent[household] = Stated(Consent::willing);
      add_mover(problem, {.household = household, .consent = Consent::willing, .unserved = 100});
      groups.of.push_back(MoveGroupId(0));
    }
  }

  static Group at_price(std::int64_t price) {
    Group world;
    world.problem.options.groups = GroupRule::price;
    world.problem.options.split_price = price;
    return world;
  }
  static Group in_chunks(std::int32_t least, std::int64_t persons_at_b = 5) {
    Group world;
    world.problem.options.groups = GroupRule::chunks;
    world.problem.options.chunk = least;
    world.problem.phases.persons[PhaseId(1)] = persons_at_b;
    return world;
  }

  [[nodiscard]] GroupedPlan solve() const {
    GroupedPlan grouped = solve_groups(problem, RelocationSearch{}, quiet_run());
    PlanCheck const check = verify_relocation(grouped.solved.problem, grouped.solved.plan, people);
    EXPECT_TRUE(check.findings.empty());
    EXPECT_EQ(grouped.free.value().plan.objective, 23);
    return grouped;
  }
};

std::string parts_of(GroupedPlan const& grouped) {
  std::string text;
  GroupSplit const split =
      split_groups(grouped.solved.problem, grouped.solved.plan.place)[MoveGroupId(0)];
  for (GroupPart const& part : split.parts) {
    text += std::string(1, static_cast<char>('A' + part.site.value())) +
            std::to_string(part.households);
  }
  return text + "-" + std::to_string(split.staying);
}

// Two apart at 13 are 26 more than 23; at 14 they are 28: all at B are cheaper.
TEST(SolveGroups, AtAPriceAGroupIsSplitWhileThatIsCheaper) {
  GroupedPlan const split = Group::at_price(13).solve();
  EXPECT_EQ(split.solved.plan.objective, 49);
  EXPECT_EQ(parts_of(split), "A3B2-0");
  GroupedPlan const whole = Group::at_price(14).solve();
  EXPECT_EQ(whole.solved.plan.objective, 50);
  EXPECT_EQ(parts_of(whole), "B5-0");
}

TEST(SolveGroups, TheScoreSaysWhoLivesApartAndWhatThatCounts) {
  Group const world = Group::at_price(13);
  GroupedPlan const grouped = world.solve();
  RelocationScore const score = score_relocation(world.problem, grouped.solved.plan.place).value();
  EXPECT_EQ(score.households_apart, 2);
  EXPECT_EQ(score.split_price, 26);
  EXPECT_EQ(score.way_price, 23);
}

// The bound is that of the question without the rule: 23, which is proved.
TEST(SolveGroups, TheBoundIsThatWithoutTheRule) {
  GroupedPlan const grouped = Group::at_price(14).solve();
  EXPECT_EQ(grouped.free->plan.bound, 23);
  EXPECT_EQ(grouped.solved.plan.bound, 23);
  EXPECT_EQ(grouped.solved.plan.status, PlanStatus::feasible);
  GroupedPlan const free_of_charge = Group::at_price(0).solve();
  EXPECT_EQ(free_of_charge.solved.plan.status, PlanStatus::optimal);
}

// Parts of two suit; of three do not, since three and three are more than five.
TEST(SolveGroups, InChunksEachPartIsLargeEnough) {
  GroupedPlan const two = Group::in_chunks(2).solve();
  EXPECT_EQ(two.solved.plan.objective, 23);
  EXPECT_EQ(parts_of(two), "A3B2-0");
  GroupedPlan const three = Group::in_chunks(3).solve();
  EXPECT_EQ(three.solved.plan.objective, 50);
  EXPECT_EQ(parts_of(three), "B5-0");
}

// With room for four at B: four there and one that stays are 140, three at A and two that stay 203.
TEST(SolveGroups, WhoIsTooFewStays) {
  Group const world = Group::in_chunks(3, 4);
  GroupedPlan const grouped = world.solve();
  EXPECT_EQ(grouped.solved.plan.objective, 140);
  EXPECT_EQ(parts_of(grouped), "B4-1");
  RelocationScore const score = score_relocation(world.problem, grouped.solved.plan.place).value();
  std::vector<LeftOut> const left =
      explain_left_out(grouped.solved.problem, grouped.solved.plan, score);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().reason, LeftOutReason::small_part);  // there is room at A
  EXPECT_EQ(left.front().phase, PhaseId(0));
}

// A group smaller than a chunk goes as a whole or stays: of seven at least, five are all. For four
// persons there is no room for them.
TEST(SolveGroups, ASmallerGroupGoesAsAWhole) {
  EXPECT_EQ(parts_of(Group::in_chunks(7).solve()), "B5-0");
  EXPECT_EQ(parts_of(Group::in_chunks(7, 4).solve()), "-5");
}

// Those of no group go where they like.
TEST(SolveGroups, WhoIsOfNoGroupIsBoundByNone) {
  Group world = Group::in_chunks(5);
  world.problem.groups->of[MoverId(4)] = MoveGroupId::none();
  world.problem.groups->households[MoveGroupId(0)] = 4;
  world.people.households.group[HouseholdId(4)] = "";
  GroupedPlan const grouped = world.solve();
  EXPECT_EQ(grouped.solved.plan.objective, 41);  // one at A, four at B
  EXPECT_EQ(parts_of(grouped), "B4-0");
}

TEST(SolveGroups, WithoutARuleItIsSolveLevels) {
  Group world;
  world.problem.groups = std::nullopt;
  GroupedPlan const grouped = solve_groups(world.problem, RelocationSearch{}, quiet_run());
  EXPECT_FALSE(grouped.free.has_value());
  EXPECT_EQ(grouped.solved.plan.objective, 23);
}

}  // namespace
}  // namespace tongcun
