// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/match_programmes.h"

#include "engine/poverty/compute_poverty_path.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <numeric>

namespace tongcun {
namespace {

// Six households, three a village; causes: 0 illness, 1 illness and skill, 2 illness, 3 skill,
// 4 nothing recorded, 5 no cause. Medical aid (illness) has two places, training (skill) asks for
// low income too; an allowance is for everybody who is poor.
PovertyStudy six_households() {
  PovertyStudy study = still_study(6, 2);
  HouseholdGrounds& grounds = study.grounds;
  for (std::uint32_t const id : {0U, 1U, 2U}) {
    grounds.cause_main[HouseholdId(id)] = Stated(PovertyCause::illness);
  }
  KindSet<PovertyCause> skill;
  skill.insert(PovertyCause::skill);
  grounds.cause_other[HouseholdId(1)] = Stated(skill);
  grounds.cause_main[HouseholdId(3)] = Stated(PovertyCause::skill);
  grounds.cause_main[HouseholdId(5)] = Stated<PovertyCause>::not_applicable();
  study.households.income[HouseholdId(3)] = {};
  ProgrammeOption aid;
  aid.name = "aid";
  aid.causes.insert(PovertyCause::illness);
  aid.places = 2;
  ProgrammeOption training;
  training.name = "training";
  training.causes.insert(PovertyCause::skill);
  training.income_below = 1.0;
  ProgrammeOption allowance;
  allowance.name = "allowance";
  allowance.transfer_a_person = 10;
  allowance.income_below = 1.0;
  study.options.programmes = {aid, training, allowance};
  return study;
}

std::array<std::int64_t, kCauseStates> states_of(PovertyPath const& path, std::uint32_t area,
                                                 PovertyCause cause) {
  return path.match.causes[AreaId(area)][static_cast<std::size_t>(cause)].households;
}

TEST(MatchProgrammes, CausesWithAndWithoutAProgramme) {
  PovertyPath const path = compute_poverty_path(six_households(), threads(1));
  ProgrammeMatch const& match = path.match;
  EXPECT_EQ(match.eligible[HouseholdId(0)], 0b101U);
  EXPECT_EQ(match.eligible[HouseholdId(1)], 0b111U);
  EXPECT_EQ(match.eligible[HouseholdId(5)], 0b100U);
  // Neither cause nor income decide.
  EXPECT_EQ(match.undecided[HouseholdId(3)], 0b110U);
  EXPECT_EQ(match.undecided[HouseholdId(4)], 0b011U);
  // The poorest two have the aid (0 and 1); 1 has the training.
  using States = std::array<std::int64_t, kCauseStates>;
  EXPECT_EQ(states_of(path, 0, PovertyCause::illness), (States{2, 1, 0, 0}));
  EXPECT_EQ(states_of(path, 0, PovertyCause::skill), (States{1, 0, 1, 0}));
  EXPECT_EQ(states_of(path, 3, PovertyCause::skill), (States{1, 0, 0, 0}));
  CauseCount const& skill = match.causes[AreaId(0)][static_cast<std::size_t>(PovertyCause::skill)];
  EXPECT_EQ(skill.persons, 2 + 4);
  EXPECT_EQ(skill.main, 1);
}

// A transfer to all who are poor is no answer to why they are.
TEST(MatchProgrammes, ATransferWithoutACauseAnswersNone) {
  PovertyStudy study = six_households();
  study.options.programmes.erase(study.options.programmes.begin(),
                                 study.options.programmes.begin() + 2);
  PovertyPath const path = compute_poverty_path(study, threads(1));
  using States = std::array<std::int64_t, kCauseStates>;
  EXPECT_EQ(states_of(path, 0, PovertyCause::illness), (States{0, 0, 0, 3}));
}

// One without a transfer changes nobody's income.
TEST(MatchProgrammes, WithoutATransferNothingChanges) {
  PovertyStudy study = six_households();
  study.options.deviation = 0.4;
  study.options.programmes.pop_back();
  study.scenarios = {StudyScenario::baseline, StudyScenario::programmes};
  PovertyPath const path = compute_poverty_path(study, threads(1));
  EXPECT_EQ(path.simulated.at(0, 0, 1).poor, path.simulated.at(1, 0, 1).poor);
  EXPECT_EQ(path.beneficiaries[0].cost, 0);
  EXPECT_EQ(path.base[AreaId(0)].concerned[static_cast<std::size_t>(StudyScenario::programmes)], 2);
}

// Areas of one level add up to those of all, and the states to the households that have a cause.
TEST(MatchProgrammes, AreasAddUp) {
  PovertyPath const path = compute_poverty_path(six_households(), threads(1));
  for (std::size_t c = 0; c < kPovertyCauses; ++c) {
    CauseCount const& all = path.match.causes[AreaId(0)][c];
    CauseCount const& one = path.match.causes[AreaId(3)][c];
    CauseCount const& other = path.match.causes[AreaId(4)][c];
    EXPECT_EQ(all.persons, one.persons + other.persons);
    for (std::size_t s = 0; s < kCauseStates; ++s) {
      EXPECT_EQ(all.households[s], one.households[s] + other.households[s]);
    }
    EXPECT_LE(all.main,
              std::accumulate(all.households.begin(), all.households.end(), std::int64_t{0}));
  }
}

}  // namespace
}  // namespace tongcun
