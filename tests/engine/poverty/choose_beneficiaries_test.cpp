// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/choose_beneficiaries.h"

#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace tongcun {
namespace {

TEST(ChooseBeneficiaries, ThePoorestFirstUntilPlacesOrMoneyEnd) {
  PovertyStudy study = still_study(10, 1);  // incomes 147,600 + 20,000 a household, persons 1 2 3 …
  std::swap(study.households.income[HouseholdId(0)], study.households.income[HouseholdId(3)]);
  study.households.income[HouseholdId(1)] = {};
  ProgrammeOption programme;
  programme.transfer_a_person = 1'000;
  programme.income_below = 0.75;
  // Below 221,400: all but 4 … 9, and the one that is not known; 3 (4 persons), 2 (3), 0 (1).
  Beneficiaries chosen = choose_beneficiaries(study, programme);
  EXPECT_EQ(chosen.eligible.size(), 3U);
  EXPECT_EQ(chosen.undecided, std::vector<HouseholdId>{HouseholdId(1)});
  EXPECT_EQ(chosen.cost, 8'000);
  programme.places = 1;
  chosen = choose_beneficiaries(study, programme);
  EXPECT_EQ(chosen.households, std::vector<HouseholdId>{HouseholdId(3)});
  EXPECT_EQ(chosen.eligible.size(), 3U);
  programme.places = std::nullopt;
  programme.budget = 7'999;
  chosen = choose_beneficiaries(study, programme);
  EXPECT_EQ(chosen.households, (std::vector<HouseholdId>{HouseholdId(2), HouseholdId(3)}));
  EXPECT_EQ(chosen.cost, 7'000);
}

// Without a condition of income nobody is left out because nobody knows what it earns; its turn
// comes last.
TEST(ChooseBeneficiaries, OfUnknownIncomeTheLast) {
  PovertyStudy study = still_study(4, 1);
  study.households.income[HouseholdId(0)] = {};
  for (HouseholdId const id : study.grounds.cause_main.ids()) {
    study.grounds.cause_main[id] = Stated(PovertyCause::illness);
  }
  ProgrammeOption programme;
  programme.causes.insert(PovertyCause::illness);
  programme.places = 3;
  Beneficiaries const chosen = choose_beneficiaries(study, programme);
  EXPECT_EQ(chosen.eligible.size(), 4U);
  EXPECT_EQ(chosen.households,
            (std::vector<HouseholdId>{HouseholdId(1), HouseholdId(2), HouseholdId(3)}));
  EXPECT_EQ(chosen.cost, 0);
}

}  // namespace
}  // namespace tongcun
