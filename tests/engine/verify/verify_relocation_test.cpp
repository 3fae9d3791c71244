// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/score_relocation.h"
#include "tests/engine/verify/hand_made.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <tuple>

namespace tongcun {
namespace {

TEST(VerifyRelocation, NoFalseAlarmInGoodPlans) {
  int optimal = 0;
  int placed = 0;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    RandomStream random(20, Purpose::test, seed);
    PlanWorld const world = good_world(random, kSmall);
    PlanCheck const check = world.check();
    ASSERT_TRUE(check.findings.empty()) << seed << told(check);
    ASSERT_EQ(check.objective, cheapest_plan(world.problem).objective) << seed;
    optimal += world.plan.status == PlanStatus::optimal ? 1 : 0;
    placed += static_cast<int>(std::ranges::count_if(
        world.plan.place.values(), [](auto const& place) { return place.has_value(); }));
  }
  EXPECT_GE(optimal, 200);
  EXPECT_GE(placed, 1000);
}

TEST(VerifyRelocation, AnyMultipliersAreABound) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    RandomStream random(21, Purpose::test, seed);
    PlanWorld world = good_world(random, kSmall);
    std::int64_t const optimum = world.plan.objective;
    for (int draw = 0; draw < 10; ++draw) {
      world.plan.certificate = random_certificate(world.problem, random);
      ASSERT_LE(world.check().bound, optimum) << seed;
    }
  }
}

// A larger question has more of everything; any plan that leaves all at home holds.
TEST(VerifyRelocation, WhoeverStaysBreaksNothing) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    RandomStream random(22, Purpose::test, seed);
    RandomRelocation drawn = random_relocation(random);
    PlanWorld world{std::move(drawn.problem), std::move(drawn.people), {}};
    world.plan.place.resize(world.problem.movers.size());
    certify(world, random);
    PlanCheck const check = world.check();
    ASSERT_TRUE(check.findings.empty()) << seed << told(check);
  }
}

// P13: asked 30,000, a loan of 60,000 besides; a cap of 50,000 forbids it, a missing one nothing.
TEST(VerifyRelocationMoney, P13LoanAboveItsCap) {
  RelocationProblem problem = question_of({{Consent::willing, 4}}, PlanKind::committed);
  problem.options.unserved_price = 1'000;
  problem.rules.cost_a_person = 2'500'000;        // 100,000 in all
  problem.rules.subsidy_a_household = 1'000'000;  // 10,000
  problem.rules.self_payment_a_person = 750'000;
  problem.rules.most_self_payment = 3'000'000;
  for (auto const& [cap, is_offered] : {std::pair(std::optional<std::int64_t>(5'000'000), false),
                                        std::pair(std::optional<std::int64_t>(5'999'999), false),
                                        std::pair(std::optional<std::int64_t>(6'000'000), true),
                                        std::pair(std::optional<std::int64_t>(), true)}) {
    problem.rules.most_loan = cap;
    PlanWorld const world = all_moved(problem, register_of({{Consent::willing, 4}}));
    EXPECT_EQ(faults_of(world.check()),
              is_offered ? std::vector<PlanFault>{} : std::vector{PlanFault::not_offered});
    EXPECT_EQ(world.check().objective, 1'000'000);  // the subsidy
  }
}

// P12: 13 square metres a head above three persons.
TEST(VerifyRelocationMoney, P12LeastAreaByPersons) {
  for (auto const& [persons, least] : {std::pair(3, 4000), std::pair(5, 6500)}) {
    RelocationProblem problem = question_of({{Consent::willing, persons}}, PlanKind::committed);
    problem.rules.least_area = {2000, 3000, 4000};
    problem.rules.least_area_beyond = 1300;
    problem.movers.least_area[MoverId(0)] = least;
    problem.stocks.phase.push_back(PhaseId(0));
    problem.stocks.dwellings.push_back(1);
    problem.stocks.area.push_back(persons == 3 ? 3600 : 7000);
    PlanWorld world{problem, register_of({{Consent::willing, persons}}), {}};
    world.plan.place.resize(1, MoverPlace{PhaseId(0), StockId(0)});
    RandomStream random(1, Purpose::test, 0);
    certify(world, random);
    EXPECT_EQ(faults_of(world.check()),
              persons == 3 ? std::vector{PlanFault::not_offered} : std::vector<PlanFault>{});
  }
}

// Two households of 4 and 3 persons, room for 4, opening 50, unserved 1,000 each, offers at 0.
// The optimum leaves the second: 1,050. With 250 a person, both valued 1,000: 2,000 of values,
// 50 - 1,000 of the phase, and min(0, 0 + 1,000 - 1,000) + min(0, 750 - 1,000) = -250 of its units:
// 2,000 - 1,200 = 800.
TEST(VerifyRelocationBound, ByHand) {
  std::vector<std::pair<Consent, std::int32_t>> const two{{Consent::willing, 4},
                                                          {Consent::willing, 3}};
  RelocationProblem problem = question_of(two, PlanKind::committed);
  problem.phases.persons[PhaseId(0)] = 4;
  problem.phases.opening_cost[PhaseId(0)] = 50;
  PlanWorld world{problem, register_of(two), {}};
  world.plan.place.resize(2);
  world.plan.place[MoverId(0)] = MoverPlace{PhaseId(0), StockId::none()};
  world.plan.certificate.unit_value.resize(2, 1'000 * kPriceScale);
  world.plan.certificate.price = {250 * kPriceScale};
  claim_truth(world);
  EXPECT_EQ(world.check().objective, 1'050);
  EXPECT_EQ(world.check().bound, 800);
  EXPECT_TRUE(world.check().findings.empty());
  // Rounded up to whole units: one piece of 2^-20 less of value is no whole unit less.
  world.plan.certificate.price = {250 * kPriceScale + 1};
  EXPECT_EQ(world.check().bound, 800);  // 800 - 4 / 2^20 + 3 / 2^20
}

// Who wishes to go elsewhere only costs 1,000 in every plan, whatever value the certificate has
// room for.
TEST(VerifyRelocationBound, WhoHasNoOfferStays) {
  std::vector<std::pair<Consent, std::int32_t>> const one{{Consent::willing, 4}};
  RelocationProblem problem = question_of(one, PlanKind::committed);
  problem.movers.wishes[MoverId(0)] = {SiteId::none()};
  PlanWorld world{problem, register_of(one), {}};
  world.people.households.standing.site_wishes[HouseholdId(0)] = {"elsewhere"};
  world.plan.place.resize(1);
  world.plan.certificate.unit_value.resize(1, 0);
  world.plan.certificate.price = {0};
  claim_truth(world);
  EXPECT_EQ(world.check().objective, 1'000);
  EXPECT_EQ(world.check().bound, 1'000);
  EXPECT_EQ(bound_relocation(problem, world.plan.certificate), 1'000);
  EXPECT_TRUE(world.check().findings.empty()) << told(world.check());
}

}  // namespace
}  // namespace tongcun
