// SPDX-License-Identifier: Apache-2.0
// Plans in words, and back: nothing is lost, and what is not of the question is counted.
#include "engine/relocation/publish_plan.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_levels.h"
#include "engine/relocation/take_published_plan.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/drawn_world.h"
#include "tests/worlds/random_relocation.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::uint64_t kSeed = 71;

// A random question with its names and a plan.
struct Published {
  RandomRelocation world;
  Region region;
  RelocationProblem question;  // without what its levels have reached
  LevelledPlan solved;
  std::vector<OtherPlan> others;

  explicit Published(std::uint64_t index, bool max_min = false) {
    RandomStream random(kSeed, Purpose::test, index);
    world = random_relocation(random, {5, 3, 2, 2, 3, 3});
    if (max_min && world.problem.shares) {
      world.problem.options.fairness = {std::nullopt, true};
      world.problem.shares->least = 0;
    }
    for (SiteId const site : world.problem.sites.ids()) {
      region.sites.code.push_back("s" + std::to_string(site.value()));
    }
    // One county of two townships with three villages, whatever the question has of them.
    for (int village = 0; village < 3; ++village) {
      VillageId const id = region.villages.code.push_back("v" + std::to_string(village));
      region.villages.name.push_back("");
      region.villages.county_code.push_back("c");
      region.villages.county_name.push_back("");
      region.villages.township_code.push_back(id.value() == 0 ? "t1" : "t2");
      region.villages.township_name.push_back("");
    }
    question = world.problem;
    RelocationSearch search;
    search.work_limit = 500;
    solved = solve_levels(question, search, quiet_run());
  }

  // Whether dwellings of one phase differ in size, as those of a register of sites do.
  [[nodiscard]] bool has_names() const {
    Stocks const& stocks = question.stocks;
    std::set<std::pair<PhaseId, std::int64_t>> sizes;
    for (StockId const stock : stocks.phase.ids()) {
      sizes.emplace(stocks.phase[stock], stocks.area[stock]);
    }
    return sizes.size() == stocks.size();
  }

  [[nodiscard]] PlanNames names() const { return {world.people.households, region}; }
  [[nodiscard]] PublishedPlan publish() const {
    return publish_plan(solved.problem, solved.plan, others, names());
  }
  [[nodiscard]] TakenPlan take(PublishedPlan const& published) const {
    return take_published_plan(question, published, names());
  }
};

std::int64_t count_of(TakenPlan const& taken, PublishedFault fault) {
  return taken.faults[static_cast<std::size_t>(fault)];
}

TEST(PublishedPlan, IsThePlanAgain) {
  int levels = 0;
  for (std::uint64_t i = 0; i < repetitions(300); ++i) {
    Published const one(i, i % 2 == 0);
    if (!one.has_names()) {
      continue;
    }
    TakenPlan const taken = one.take(one.publish());
    ASSERT_TRUE(taken.is_whole()) << "instance " << i << " faults "
                                  << testing::PrintToString(taken.faults);
    RelocationPlan const& plan = one.solved.plan;
    EXPECT_EQ(taken.plan.place, plan.place);
    EXPECT_EQ(taken.plan.status, plan.status);
    EXPECT_EQ(taken.plan.bound, plan.bound);
    EXPECT_EQ(taken.plan.certificate.price, plan.certificate.price);
    EXPECT_EQ(taken.plan.certificate.unit_value, plan.certificate.unit_value);
    ASSERT_EQ(taken.plan.levels.size(), plan.levels.size());
    for (std::size_t level = 0; level < plan.levels.size(); ++level) {
      ++levels;
      EXPECT_EQ(taken.plan.levels[level].value, plan.levels[level].value);
      EXPECT_EQ(taken.plan.levels[level].certificate.price, plan.levels[level].certificate.price);
    }
    EXPECT_EQ(taken.problem.reached, one.solved.problem.reached);
    EXPECT_EQ(taken.plan.share_proof.has_value(), plan.share_proof.has_value());
    EXPECT_TRUE(verify_relocation(taken.problem, taken.plan, one.world.people).findings.empty())
        << "instance " << i;
  }
  EXPECT_GE(levels, at_least(200));
}

// Plans beside the plan are taken with its multipliers, and are checked as it is.
TEST(PublishedPlan, OthersAreThePlansAgain) {
  int published = 0;
  for (std::uint64_t i = 0; i < repetitions(100); ++i) {
    Published one(i);
    if (!one.has_names() || one.question.shares || one.question.guarantees) {
      continue;
    }
    ++published;
    OtherPlan stay;  // everybody
    stay.place.resize(one.question.movers.size());
    stay.score = score_relocation(one.question, stay.place).value();
    one.others = {stay};
    TakenPlan const taken = one.take(one.publish());
    ASSERT_TRUE(taken.is_whole());
    ASSERT_EQ(taken.others.size(), 1U);
    EXPECT_EQ(taken.others.front().place, stay.place);
    EXPECT_EQ(taken.others.front().objective, stay.score.objective);
    EXPECT_TRUE(
        verify_relocation(taken.problem, taken.others.front(), one.world.people).findings.empty());
    PublishedPlan forged = one.publish();
    forged.others.front().objective -= 1;
    EXPECT_FALSE(verify_relocation(taken.problem, one.take(forged).others.front(), one.world.people)
                     .findings.empty());
    forged.others.front().places.pop_back();
    EXPECT_EQ(count_of(one.take(forged), PublishedFault::household_missing), 1);
  }
  EXPECT_GE(published, at_least(20));
}

TEST(PublishedPlan, WhatIsNotOfTheQuestionIsCounted) {
  Published const one(4);
  PublishedPlan const good = one.publish();
  ASSERT_GE(good.places.size(), 1U);

  PublishedPlan twice = good;
  twice.places.push_back(twice.places.front());
  EXPECT_EQ(count_of(one.take(twice), PublishedFault::household_twice), 1);

  PublishedPlan missing = good;
  missing.places.pop_back();
  EXPECT_EQ(count_of(one.take(missing), PublishedFault::household_missing), 1);

  PublishedPlan stranger = good;
  stranger.places.push_back({"nobody", std::nullopt});
  EXPECT_EQ(count_of(one.take(stranger), PublishedFault::unknown_household), 1);

  PublishedPlan nowhere = good;
  nowhere.places.front().dwelling = PublishedDwelling{"s0", 99, std::nullopt};
  EXPECT_EQ(count_of(one.take(nowhere), PublishedFault::unknown_place), 1);

  PublishedPlan another_kind = good;
  another_kind.kind = good.kind == PlanKind::committed ? PlanKind::potential : PlanKind::committed;
  EXPECT_EQ(count_of(one.take(another_kind), PublishedFault::plan_kind), 1);

  PublishedPlan earlier = good;
  earlier.has_earlier = !good.has_earlier;
  EXPECT_EQ(count_of(one.take(earlier), PublishedFault::earlier_plan), 1);

  PublishedPlan no_value = good;
  no_value.certificate.unit_value.pop_back();
  EXPECT_EQ(count_of(one.take(no_value), PublishedFault::unit_value), 1);
  PublishedPlan value_twice = good;
  value_twice.certificate.unit_value.push_back(good.certificate.unit_value.front());
  EXPECT_EQ(count_of(one.take(value_twice), PublishedFault::unit_value), 1);

  PublishedPlan strange_limit = good;
  strange_limit.certificate.price.emplace_back(
      PublishedLimit{LimitKind::money, "1066", 0, std::nullopt}, 5);
  EXPECT_EQ(count_of(one.take(strange_limit), PublishedFault::limit_price), 1);

  PublishedPlan more_levels = good;
  more_levels.levels.push_back({});
  more_levels.levels.back().goal = Goal::cost;
  EXPECT_EQ(count_of(one.take(more_levels), PublishedFault::level), 1);

  PublishedPlan share = good;
  share.least_share = good.least_share ? std::optional<std::int32_t>() : std::optional(500);
  EXPECT_EQ(count_of(one.take(share), PublishedFault::least_share), 1);
}

}  // namespace
}  // namespace tongcun
