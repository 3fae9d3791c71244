// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/disclose.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Two townships of one village each with households of one person; one guarantee about households
// and one about villages, two states: a clinic opens.
class TwoTowns {
 public:
  TwoTowns() {
    Villages& villages = places_.region.villages;
    for (char const* code : {"1101", "1201"}) {
      villages.code.push_back(code);
      villages.township_code.push_back(std::string(code).substr(0, 2));
      for (auto* column : {&villages.name, &villages.township_name, &villages.county_name}) {
        column->push_back("");
      }
      villages.county_code.push_back("1");
    }
    all_.scenarios = {StudyScenario::baseline, StudyScenario::services};
    all_.states.resize(2);
    all_.steps = {{{2026, 0}}, {{2026, 0}, {2028, 1}}};
    for (GuaranteeState& state : all_.states) {
      state.villages.push_back(IdVector<VillageId, Verdict>(2, Verdict::unknown));
      state.villages.push_back(IdVector<VillageId, Verdict>(2, Verdict::fail));
      state.households.resize(2);
    }
    all_.states[1].villages[GuaranteeId(1)][VillageId(0)] = Verdict::pass;
    rules_.guarantees.push_back({"own", {}, Family::official, About::household, {}, {}, {}});
    rules_.guarantees.push_back({"clinic", {}, Family::official, About::village, {}, {}, {}});
    Condition condition;
    rules_.guarantees[GuaranteeId(0)].condition = rules_.book.conditions.push_back(condition);
    rules_.guarantees[GuaranteeId(1)].condition = rules_.book.conditions.push_back(condition);
    Judgements judgements;
    judgements.conditions.resize(2);
    judgements.conditions[ConditionId(0)] = Verdict::unknown;
    judgements.conditions[ConditionId(1)] = Verdict::fail;
    places_.guarantees.villages.push_back(judgements);
    places_.guarantees.villages.push_back(judgements);
    JudgedGuarantee judged;
    judged.guarantee = GuaranteeId(0);
    results_.guarantees.judged.push_back(judged);
  }

  // Households of a village with the verdict of today and the one with the clinic.
  void add(std::uint32_t village, int count, Verdict today, Verdict then) {
    HouseholdTable& table = results_.people.households;
    for (int h = 0; h < count; ++h) {
      std::size_t const row = table.size();
      table.resize(row + 1);
      HouseholdId const id(static_cast<std::uint32_t>(row));
      table.code[id] = std::to_string(row);
      table.village[id] = VillageId(village);
      table.persons[id] = 1;
      results_.guarantees.judged[0].verdict.push_back(today);
      all_.states[0].households[GuaranteeId(0)].push_back(today);
      all_.states[1].households[GuaranteeId(0)].push_back(then);
      all_.away_from.push_back(std::nullopt);
    }
  }

  // So many of the last households move under a plan, with the verdict at their site.
  void move(int count, Verdict at_site) {
    if (all_.scenarios.size() == 2) {
      all_.scenarios.push_back(StudyScenario::relocation);
      all_.steps.push_back({{2026, 0}, {2028, 0}});
    }
    std::size_t const households = all_.away_from.size();
    for (GuaranteeState& state : all_.states) {
      state.sites.resize(2);
      for (GuaranteeId const id : state.sites.ids()) {
        state.sites[id].resize(households, Verdict::unknown);
      }
    }
    for (int h = 0; h < count; ++h) {
      HouseholdId const id(
          static_cast<std::uint32_t>(households - 1 - static_cast<std::size_t>(h)));
      all_.away_from[id] = 2028;
      for (GuaranteeState& state : all_.states) {
        state.sites[GuaranteeId(0)][id] = at_site;
      }
    }
  }

  Public<StudyGuaranteeStatistics> disclose(RegisterTreatment treatment) {
    results_.treatment = treatment;
    Restricted<HouseholdResults> const households(results_);
    auto const today = Disclosure::disclose(households, places_, rules_);
    return Disclosure::disclose(Restricted(all_), households, today, places_);
  }

 private:
  PlaceFacts places_;
  GuaranteeRules rules_;
  HouseholdResults results_;
  StudyGuarantees all_;
};

constexpr Verdict kPass = Verdict::pass;
constexpr Verdict kFail = Verdict::fail;

// Areas told: all, county, two townships, two villages.
bool is_shown(StudyGuaranteeStatistics const& told, std::size_t area, std::size_t guarantee) {
  return told.areas[area].verdicts[guarantee][1][1].has_value();
}

TEST(DiscloseStudyGuarantees, FewWhoseVerdictChangesAreHidden) {
  TwoTowns towns;
  towns.add(0, 30, kPass, kPass);
  towns.add(0, 25, kFail, kFail);
  towns.add(0, 5, kFail, kPass);
  towns.add(1, 20, kPass, kPass);
  towns.add(1, 20, kFail, kFail);
  auto const real = towns.disclose(RegisterTreatment::real);
  for (std::size_t area = 0; area < 4; ++area) {
    EXPECT_EQ(is_shown(real.value(), area, 0), area == 3) << area;
    EXPECT_FALSE(area != 3 && real.value().areas[area].verdicts[0][0][0]) << area;
  }
  EXPECT_TRUE(real.value().suppressed);
  auto const invented = towns.disclose(RegisterTreatment::invented);
  for (std::size_t area = 0; area < 6; ++area) {
    EXPECT_TRUE(is_shown(invented.value(), area, 0)) << area;
  }
  auto const& all = *invented.value().areas[0].verdicts[0][1][1];
  EXPECT_EQ(all.verdicts[static_cast<std::size_t>(kFail)].households, 45);
  EXPECT_EQ(all.verdicts[static_cast<std::size_t>(kPass)].households, 55);
}

TEST(DiscloseStudyGuarantees, ManyAreShownButNoVillage) {
  TwoTowns towns;
  towns.add(0, 30, kPass, kPass);
  towns.add(0, 25, kFail, kFail);
  towns.add(0, 10, kFail, kPass);
  towns.add(1, 20, kPass, kPass);
  towns.add(1, 20, kFail, kFail);
  auto const real = towns.disclose(RegisterTreatment::real);
  for (std::size_t area = 0; area < 6; ++area) {
    EXPECT_EQ(is_shown(real.value(), area, 0), area < 4) << area;
    // A guarantee about villages: everybody knows it.
    EXPECT_EQ(is_shown(real.value(), area, 1), area < 4) << area;
  }
  ASSERT_EQ(real.value().villages.size(), 1U);
  EXPECT_EQ(real.value().villages[0],
            (VillageVerdictChange{VillageId(0), 1, GuaranteeId(1), 2028, kFail, kPass}));
}

// Twenty move: what holds for them at the site is told where it is of many, and of few it is not.
TEST(DiscloseStudyGuarantees, FewWhoFailAtTheSiteAreNotTold) {
  for (int const failing : {4, 20}) {
    TwoTowns towns;
    towns.add(0, 50, kPass, kPass);
    towns.add(0, 50, kFail, kFail);
    towns.add(0, 20, kPass, kPass);
    towns.move(20, kPass);
    towns.move(failing, kFail);
    towns.add(1, 50, kPass, kPass);
    towns.add(1, 50, kFail, kFail);
    towns.move(0, kPass);
    Public<StudyGuaranteeStatistics> const disclosed = towns.disclose(RegisterTreatment::real);
    StudyGuaranteeStatistics const& told = disclosed.value();
    EXPECT_EQ(told.areas[2].verdicts[0][2][1].has_value(), failing == 20) << failing;
    if (failing == 20) {
      StudyVerdicts const& then = *told.areas[2].verdicts[0][2][1];
      EXPECT_EQ(then.moved.households, 20);
      EXPECT_EQ(then.at_site[static_cast<std::size_t>(kFail)].households, 20);
      EXPECT_EQ(then.verdicts[static_cast<std::size_t>(kFail)].households, 70);
    }
  }
}

}  // namespace
}  // namespace tongcun
