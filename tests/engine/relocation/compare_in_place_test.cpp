// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/compare_in_place.h"
#include "tests/engine/disclose/small_relocation.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace tongcun {
namespace {

// Two villages of which households move to one site with an opening cost of 1,000, and one that
// nobody leaves. A dwelling costs 50,000 a person.
//   near  three movers of four, two and three persons; the first is placed
//         one household of five persons that declined
//   far   one mover of one person, placed
//   last  a household that nothing offers a move
// A road guarantee of villages (near fails, far is not known) and one of water of households.
struct World {
  SmallRelocation made;
  VillageId near = made.village();
  VillageId far = made.village();
  VillageId last = made.village();
  GuaranteeRules rules;
  GuaranteeId road;
  GuaranteeId water;
  VillageGuarantees villages;
  HouseholdGuarantees judged;
  RoadNetwork network;
  RoadAccess roads;
  Services services;
  std::vector<VillageYears> years;
  InPlaceCosts costs;

  World() {
    PhaseId const phase = made.phase(made.site(), 202607, 1'000);
    MoverPlace const there{phase, StockId::none()};
    set_persons(made.mover(near, there), 4);
    set_persons(made.mover(near, std::nullopt), 2);
    set_persons(made.mover(near, std::nullopt), 3);
    made.mover(far, there);
    made.people_.people.households.persons[made.household(near, Candidacy::declined)] = 5;
    made.household(last, Candidacy::ineligible);
    made.finish();

    road = rules.guarantees.push_back(
        {"road", {}, Family::official, About::village, ConditionId(0), {}, {}});
    water = rules.guarantees.push_back(
        {"water", {}, Family::official, About::household, ConditionId(1), {}, {}});
    for (Verdict const verdict : {Verdict::fail, Verdict::unknown, Verdict::fail}) {
      Judgements judgements;
      judgements.conditions.push_back(verdict);
      judgements.conditions.push_back(Verdict::not_applicable);
      villages.villages.push_back(judgements);
    }
    JudgedGuarantee households;
    households.guarantee = water;
    // Movers of near, the one of far, the decliner, the last.
    for (Verdict const verdict : {Verdict::fail, Verdict::unknown, Verdict::pass, Verdict::pass,
                                  Verdict::fail, Verdict::fail}) {
      households.verdict.push_back(verdict);
    }
    judged.judged.push_back(households);

    network.village_count = 3;
    // 1,000.5 m if all that is not recorded were hardened; 2,500 m by what is.
    auto& high = roads.to_hardened[static_cast<std::size_t>(Reading::high)];
    auto& low = roads.to_hardened[static_cast<std::size_t>(Reading::low)];
    for (int i = 0; i < 4; ++i) {
      high.push_back(Length(1'000'500));
      low.push_back(metres(2500));
    }
  }

  void set_persons(MoverId mover, std::int32_t persons) {
    made.result_.problem.movers.persons[mover] = persons;
    made.people_.people.households.persons[made.result_.problem.movers.household[mover]] = persons;
  }
  void measure(GuaranteeId guarantee, MeasureUnit unit, std::int64_t investment,
               std::int64_t upkeep = 0) {
    costs.measures.push_back({{}, guarantee, unit, investment, upkeep});
  }
  [[nodiscard]] std::vector<VillageAlternatives> compare() const {
    RelocationResult const& result = made.result_;
    return compare_in_place(
        {result.problem, result.plan.place, result.candidates, made.people_.people.households,
         rules, villages, judged, network, roads, services, years},
        costs);
  }
};

TEST(CompareInPlace, WithoutMeasuresThereIsNothingToCompare) {
  EXPECT_TRUE(World().compare().empty());
}

TEST(CompareInPlace, WhoMovesWhoStaysAndWhatTheMoveCosts) {
  World world;
  world.measure(GuaranteeId::none(), MeasureUnit::village, 1);
  std::vector<VillageAlternatives> const found = world.compare();
  ASSERT_EQ(found.size(), 2U);  // nobody of the last may move or declined
  EXPECT_EQ(found[0].village, world.near);
  EXPECT_EQ(found[0].all, (HouseholdCount{4, 14}));
  EXPECT_EQ(found[0].may_move, (HouseholdCount{3, 9}));
  EXPECT_EQ(found[0].moving, (HouseholdCount{1, 4}));
  EXPECT_EQ(found[0].declined, (HouseholdCount{1, 5}));
  // Four and one persons open the phase for 1,000.
  EXPECT_EQ(found[0].moving_cost, 4 * 50'000 + 800);
  EXPECT_EQ(found[1].moving_cost, 50'000 + 200);
  EXPECT_EQ(found[0].clinic_after, (MovedWays{4 * 10, 4, 0}));
  EXPECT_EQ(found[0].clinic_minutes, std::nullopt);
}

TEST(CompareInPlace, WhoReachesNoClinicIsCountedAndAddsNoMinutes) {
  World world;
  world.measure(GuaranteeId::none(), MeasureUnit::village, 1);
  world.made.result_.problem.times.clinic[SiteId(0)] = std::nullopt;
  world.made.result_.problem.times.primary_known = false;
  std::vector<VillageAlternatives> const found = world.compare();
  EXPECT_EQ(found[0].clinic_after, (MovedWays{0, 0, 4}));
  EXPECT_EQ(found[0].primary_after, MovedWays{});
}

TEST(CompareInPlace, AWayIsNeededWhereTheGuaranteeFailsAndPerhapsWhereItIsNotKnown) {
  World world;
  world.measure(world.road, MeasureUnit::kilometre, 100'000, 1'000);
  std::vector<VillageAlternatives> const found = world.compare();
  // 1,001 m at least, 2,500 m at most; who stays needs all of it.
  CostRange const investment{100'100, 250'000};
  CostRange const upkeep{1'001, 2'500};
  EXPECT_EQ(found[0].if_nobody_moves, (InPlaceCost{investment, upkeep}));
  EXPECT_EQ(found[0].of_those_who_stay, (InPlaceCost{investment, upkeep}));
  EXPECT_EQ(found[1].if_nobody_moves, (InPlaceCost{{0, 250'000}, {0, 2'500}}));
  EXPECT_EQ(found[1].of_those_who_stay, InPlaceCost{});  // nobody stays
}

TEST(CompareInPlace, AWayThatIsNotReachedHasNoUpperFigure) {
  World world;
  world.measure(world.road, MeasureUnit::kilometre, 100'000);
  world.roads.to_hardened[static_cast<std::size_t>(Reading::low)][OriginId(0)] = std::nullopt;
  std::vector<VillageAlternatives> const found = world.compare();
  EXPECT_EQ(found[0].if_nobody_moves.investment, (CostRange{100'100, std::nullopt}));
  EXPECT_EQ(found[0].if_nobody_moves.upkeep,
            CostRange{});  // no upkeep is stated: none at any length
}

TEST(CompareInPlace, PersonsAndHouseholdsForWhomWaterFailsOrIsNotKnown) {
  World world;
  world.measure(world.water, MeasureUnit::person, 50, 5);
  world.measure(world.water, MeasureUnit::household, 1'000);
  std::vector<VillageAlternatives> const found = world.compare();
  // Fails for four persons who move and five who declined; two more are not known.
  EXPECT_EQ(found[0].if_nobody_moves,
            (InPlaceCost{{9 * 50 + 2 * 1'000, 11 * 50 + 3 * 1'000}, {9 * 5, 11 * 5}}));
  EXPECT_EQ(found[0].of_those_who_stay,
            (InPlaceCost{{5 * 50 + 1'000, 7 * 50 + 2 * 1'000}, {5 * 5, 7 * 5}}));
  EXPECT_EQ(found[1].if_nobody_moves, InPlaceCost{});
}

TEST(CompareInPlace, AMeasureOfTheVillageIsPaidOnceWhereverSomebodyStays) {
  World world;
  world.measure(GuaranteeId::none(), MeasureUnit::village, 700, 70);
  world.measure(world.water, MeasureUnit::village, 10'000);
  std::vector<VillageAlternatives> const found = world.compare();
  EXPECT_EQ(found[0].of_those_who_stay, (InPlaceCost{{10'700, 10'700}, {70, 70}}));
  EXPECT_EQ(found[1].if_nobody_moves, (InPlaceCost{{700, 700}, {70, 70}}));
  EXPECT_EQ(found[1].of_those_who_stay, InPlaceCost{});
}

}  // namespace
}  // namespace tongcun
