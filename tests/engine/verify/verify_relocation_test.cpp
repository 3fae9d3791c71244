// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/verify_relocation.h"

#include "tests/engine/verify/plan_world.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::string told(PlanCheck const& check) {
  std::string text;
  for (PlanFinding const& finding : check.findings) {
    text += " fault " + std::to_string(static_cast<int>(finding.fault)) + " claimed " +
            std::to_string(finding.claimed) + " found " + std::to_string(finding.found) + ";";
  }
  return text;
}

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

RelocationProblem question_of(std::vector<std::pair<Consent, std::int32_t>> const& households,
                              PlanKind kind) {
  RelocationProblem problem;
  problem.options.kind = kind;
  problem.sites.resize(1);
  problem.sites[SiteId(0)].admits = true;
  problem.phases.site.push_back(SiteId(0));
  problem.phases.number.push_back(1);
  problem.phases.available_from.push_back(std::nullopt);
  problem.phases.persons.push_back(100);
  problem.phases.opening_cost.push_back(0);
  problem.times.clinic.push_back(0);
  problem.times.primary.push_back(0);
  problem.times.old_land.emplace_back(0);
  for (std::uint32_t i = 0; i < households.size(); ++i) {
    auto const [consent, persons] = households[i];
    bool const is_sure = consent == Consent::willing || consent == Consent::signed_up;
    if (consent == Consent::unwilling || (kind == PlanKind::committed && !is_sure)) {
      continue;
    }
    problem.movers.household.push_back(HouseholdId(i));
    problem.movers.village.push_back(VillageId(0));
    problem.movers.unit.push_back(MoveUnitId(static_cast<std::uint32_t>(problem.units++)));
    problem.movers.consent.push_back(consent);
    problem.movers.urgent.push_back(0);
    problem.movers.persons.push_back(persons);
    problem.movers.jobs.push_back(0);
    problem.movers.primary_pupils.push_back(0);
    problem.movers.junior_pupils.push_back(0);
    problem.movers.needs_ground_floor.push_back(0);
    problem.movers.least_area.push_back(0);
    problem.movers.most_area.push_back(std::nullopt);
    problem.movers.wishes.push_back({});
    problem.movers.fixed.push_back(SiteId::none());
    problem.movers.forbidden.push_back({});
    problem.unserved.push_back(1'000);
  }
  return problem;
}

// Vectors P07 to P09 of the domain profiles. The register has no state for a condition that is met:
// E has signed once it was.
std::vector<std::pair<Consent, std::int32_t>> const kSixHouseholds{
    {Consent::willing, 4},   {Consent::signed_up, 3}, {Consent::not_asked, 5},
    {Consent::unwilling, 2}, {Consent::signed_up, 4}, {Consent::conditional, 3}};

HouseholdRegister register_of(std::vector<std::pair<Consent, std::int32_t>> const& households) {
  HouseholdRegister people;
  people.households.resize(households.size());
  for (std::uint32_t i = 0; i < households.size(); ++i) {
    HouseholdId const id(i);
    people.households.code[id] = std::string(1, static_cast<char>('A' + i));
    people.households.village[id] = VillageId(0);
    people.households.persons[id] = households[i].second;
    people.households.standing.consent[id] = Stated(households[i].first);
  }
  return people;
}

// A question over the households, of which every mover is placed.
PlanWorld all_moved(RelocationProblem problem, HouseholdRegister people) {
  PlanWorld world{std::move(problem), std::move(people), {}};
  world.plan.place.resize(world.problem.movers.size(), MoverPlace{PhaseId(0), StockId::none()});
  RandomStream random(1, Purpose::test, 0);
  certify(world, random);
  return world;
}

std::vector<PlanFault> faults_of(PlanCheck const& check) {
  std::vector<PlanFault> faults;
  for (PlanFinding const& finding : check.findings) {
    faults.push_back(finding.fault);
  }
  return faults;
}

TEST(VerifyRelocationConsent, P07WhoIsAdmitted) {
  HouseholdRegister const people = register_of(kSixHouseholds);
  for (auto const& [kind, households, persons] :
       {std::tuple(PlanKind::committed, 3, 11), std::tuple(PlanKind::potential, 5, 19)}) {
    PlanWorld const world = all_moved(question_of(kSixHouseholds, kind), people);
    EXPECT_TRUE(world.check().findings.empty()) << told(world.check());
    EXPECT_EQ(world.problem.movers.size(), static_cast<std::size_t>(households));
    std::int32_t sum = 0;
    for (std::int32_t const each : world.problem.movers.persons.values()) {
      sum += each;
    }
    EXPECT_EQ(sum, persons);
  }
}

// D in the question, as if it had agreed: never, however much it is wanted.
TEST(VerifyRelocationConsent, P08NoWeightPlacesTheUnwilling) {
  HouseholdRegister const people = register_of(kSixHouseholds);
  auto forged = kSixHouseholds;
  forged[3].first = Consent::willing;
  for (PlanKind const kind : {PlanKind::committed, PlanKind::potential}) {
    RelocationProblem problem = question_of(forged, kind);
    std::size_t const row = kind == PlanKind::committed ? 2 : 3;
    problem.unserved[MoverId(static_cast<std::uint32_t>(row))] = 1'000'000'000;
    PlanWorld world = all_moved(problem, people);
    EXPECT_EQ(faults_of(world.check()), (std::vector{PlanFault::refused, PlanFault::wrong_facts}));
    // Nor does it help that the question says so.
    world.problem.movers.consent[MoverId(static_cast<std::uint32_t>(row))] = Consent::unwilling;
    EXPECT_EQ(faults_of(world.check()), (std::vector{PlanFault::refused, PlanFault::wrong_facts}));
    // It may not even be asked about.
    world.plan.place[MoverId(static_cast<std::uint32_t>(row))] = std::nullopt;
    claim_truth(world);
    EXPECT_EQ(faults_of(world.check()), std::vector{PlanFault::wrong_facts});
  }
}

TEST(VerifyRelocationConsent, P09WhoDeclinesLater) {
  auto changed = kSixHouseholds;
  changed[2].first = Consent::unwilling;
  HouseholdRegister const people = register_of(changed);
  PlanWorld const committed = all_moved(question_of(kSixHouseholds, PlanKind::committed), people);
  EXPECT_TRUE(committed.check().findings.empty());
  PlanWorld const potential = all_moved(question_of(kSixHouseholds, PlanKind::potential), people);
  std::vector<PlanFinding> const findings = potential.check().findings;
  ASSERT_EQ(findings.size(), 2U);  // of C alone
  EXPECT_EQ(findings[0].fault, PlanFault::refused);
  EXPECT_EQ(findings[0].household, HouseholdId(2));
  EXPECT_EQ(findings[1].household, HouseholdId(2));
  EXPECT_TRUE(
      all_moved(question_of(changed, PlanKind::potential), people).check().findings.empty());
}

TEST(VerifyRelocationConsent, UnknownIsNotAsked) {
  HouseholdRegister people = register_of({{Consent::not_asked, 4}});
  people.households.standing.consent[HouseholdId(0)] = Stated<Consent>();
  PlanWorld world = all_moved(question_of({{Consent::not_asked, 4}}, PlanKind::potential), people);
  EXPECT_TRUE(world.check().findings.empty());
  world.problem.options.kind = PlanKind::committed;
  EXPECT_EQ(faults_of(world.check()), (std::vector{PlanFault::refused, PlanFault::wrong_facts}));
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

TEST(VerifyRelocationOrder, FindingsByFaultThenMover) {
  PlanWorld world =
      all_moved(question_of(kSixHouseholds, PlanKind::potential), register_of(kSixHouseholds));
  world.plan.place[MoverId(3)] = MoverPlace{PhaseId(7), StockId::none()};
  world.plan.place[MoverId(1)] = MoverPlace{PhaseId(0), StockId(0)};
  world.people.households.persons[HouseholdId(4)] = 1;
  world.plan.objective = 5;
  std::vector<PlanFinding> const findings = world.check().findings;
  ASSERT_GE(findings.size(), 4U);
  EXPECT_EQ(findings[0].fault, PlanFault::wrong_facts);
  EXPECT_EQ(findings[1].fault, PlanFault::unknown_place);
  EXPECT_EQ(findings[1].mover, MoverId(1));
  EXPECT_EQ(findings[2].mover, MoverId(3));
  EXPECT_EQ(findings[3].fault, PlanFault::objective);
  EXPECT_EQ(findings, world.check().findings);
}

}  // namespace
}  // namespace tongcun
