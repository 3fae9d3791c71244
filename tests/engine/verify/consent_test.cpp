// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/verify/hand_made.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <tuple>

namespace tongcun {
namespace {

// Vectors P07 to P09 of the domain profiles. The register has no state for a condition that is met:
// E has signed once it was.
std::vector<std::pair<Consent, std::int32_t>> const kSixHouseholds{
    {Consent::willing, 4},   {Consent::signed_up, 3}, {Consent::not_asked, 5},
    {Consent::unwilling, 2}, {Consent::signed_up, 4}, {Consent::conditional, 3}};

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
