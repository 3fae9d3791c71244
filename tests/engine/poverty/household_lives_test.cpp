// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/household_lives.h"

#include "tests/engine/poverty/aged_study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

constexpr Sex kMan = Sex::m;
constexpr Sex kWoman = Sex::f;

std::vector<LifeYear> live(PovertyStudy const& study, std::uint32_t household = 0,
                           std::uint32_t replicates = 1, std::uint32_t first = 0) {
  std::vector<LifeYear> years(replicates * study.years());
  HouseholdLives(study).live(HouseholdId(household), first, years);
  return years;
}

std::vector<std::int32_t> column(std::vector<LifeYear> const& years,
                                 std::int32_t LifeYear::*number) {
  std::vector<std::int32_t> values;
  for (LifeYear const& year : years) {
    values.push_back(year.*number);
  }
  return values;
}

using Numbers = std::vector<std::int32_t>;

// Ages at the ends of three years: 59 60 61, 40 41 42, 16 17 18, 6 7 8, 4 5 6.
TEST(HouseholdLives, WithoutRatesAllOnlyGrowOlder) {
  PovertyStudy const study =
      aged_study({{{{58, kMan}, {39, kWoman}, {15, kMan}, {5, kWoman}, {3, kMan}}, Stated(2)}}, 3);
  std::vector<LifeYear> const years = live(study);
  EXPECT_EQ(column(years, &LifeYear::persons), (Numbers{5, 5, 5}));
  // The boy of 15 reaches working age, the man of 58 passes it in the second year.
  EXPECT_EQ(column(years, &LifeYear::working_age), (Numbers{3, 2, 2}));
  EXPECT_EQ(column(years, &LifeYear::able), (Numbers{3, 2, 2}));
  EXPECT_EQ(column(years, &LifeYear::school_age), (Numbers{1, 1, 2}));
  EXPECT_EQ(column(years, &LifeYear::born), (Numbers{0, 0, 0}));
  EXPECT_EQ(column(years, &LifeYear::died), (Numbers{0, 0, 0}));
}

TEST(HouseholdLives, WhoCannotWorkStaysSo) {
  PovertyStudy const study = aged_study({{{{40, kMan}, {38, kWoman}}, Stated(0)}}, 3);
  EXPECT_EQ(column(live(study), &LifeYear::able), (Numbers{0, 0, 0}));
  EXPECT_FALSE(may_ever_work(study, HouseholdId(0)));
}

TEST(HouseholdLives, WhoWorksBeyondTheWorkingAgeWorksOn) {
  // Two labourers, one of working age: the younger of the two old ones is the other.
  PovertyStudy study = aged_study({{{{75, kMan}, {66, kWoman}, {59, kMan}}, Stated(2)}}, 2);
  EXPECT_EQ(column(live(study), &LifeYear::able), (Numbers{1, 1}));
  // When women die, she is the one who is lost.
  study.options.demography->deaths = {{0, 0.0, 1.0}};
  EXPECT_EQ(column(live(study), &LifeYear::able), (Numbers{0, 0}));
  EXPECT_EQ(column(live(study), &LifeYear::persons), (Numbers{2, 2}));
}

TEST(HouseholdLives, LabourThatNobodyKnowsStaysAsItIs) {
  std::vector<StudyMember> const couple{{59, kMan}, {58, kWoman}};
  // Not recorded; more than there are members; a member of unknown age beside them.
  PovertyStudy study =
      aged_study({{couple, {}}, {couple, Stated(3)}, {couple, Stated(2)}, {couple, Stated(0)}}, 3);
  study.members->others[HouseholdId(2)] = 1;
  study.members->others[HouseholdId(3)] = 1;
  for (std::uint32_t const id : {0U, 1U, 2U, 3U}) {
    EXPECT_FALSE(is_labour_followed(study, HouseholdId(id)));
    std::int32_t const may_work = id == 3 ? 0 : 1;
    EXPECT_EQ(column(live(study, id), &LifeYear::able), (Numbers{may_work, may_work, may_work}));
  }
  EXPECT_EQ(column(live(study, 2), &LifeYear::persons), (Numbers{3, 3, 3}));
}

TEST(HouseholdLives, AHouseholdEndsWithItsLastMember) {
  PovertyStudy study = aged_study({{{{80, kWoman}, {30, kMan}, {8, kMan}}, Stated(1)}}, 3);
  study.options.demography->deaths = {{0, 0.0, 0.0}, {31, 1.0, 0.0}, {82, 1.0, 1.0}};
  std::vector<LifeYear> const years = live(study);
  // At the beginnings of the years the man is 30, 31, the woman 80, 81, 82; the boy stays.
  EXPECT_EQ(column(years, &LifeYear::persons), (Numbers{3, 2, 1}));
  EXPECT_EQ(column(years, &LifeYear::died), (Numbers{0, 1, 1}));
  EXPECT_EQ(column(years, &LifeYear::able), (Numbers{1, 0, 0}));
  study.options.demography->deaths = {{0, 1.0, 1.0}};
  EXPECT_EQ(column(live(study), &LifeYear::persons), (Numbers{0, 0, 0}));
  EXPECT_EQ(column(live(study), &LifeYear::died), (Numbers{3, 0, 0}));
}

TEST(HouseholdLives, BirthsAlone) {
  // She is 47, 48, 49, 50 at the ends of the years and surely bears a boy until 49.
  PovertyStudy study = aged_study({{{{46, kWoman}, {20, kMan}}, Stated(1)}}, 4);
  study.options.demography->births = {{15, 49, 1.0}};
  study.options.demography->share_of_boys = 1.0;
  std::vector<LifeYear> const years = live(study);
  EXPECT_EQ(column(years, &LifeYear::persons), (Numbers{3, 4, 5, 5}));
  EXPECT_EQ(column(years, &LifeYear::born), (Numbers{1, 1, 1, 0}));
  EXPECT_EQ(column(years, &LifeYear::school_age), (Numbers{0, 0, 0, 0}));
}

TEST(HouseholdLives, TheBornLiveLikeOthers) {
  PovertyStudy study = aged_study({{{{30, kWoman}}, Stated(1)}}, 18);
  study.options.demography->births = {{31, 31, 1.0}};
  study.options.demography->share_of_boys = 1.0;
  std::vector<LifeYear> const years = live(study);
  // Born in the first year: 6 at the end of the seventh, 16 and able at that of the seventeenth.
  EXPECT_EQ(years[5].school_age, 0);
  EXPECT_EQ(years[6].school_age, 1);
  EXPECT_EQ(years[15].school_age, 1);
  EXPECT_EQ(years[15].able, 1);
  EXPECT_EQ(years[16].school_age, 0);
  EXPECT_EQ(years[16].able, 2);
  // A daughter who bears at sixteen: another birth, in the seventeenth year.
  study.options.demography->share_of_boys = 0.0;
  study.options.demography->births = {{16, 16, 1.0}, {31, 31, 1.0}};
  EXPECT_EQ(live(study)[16].born, 1);
  EXPECT_EQ(live(study)[17].persons, 3);
  // Infants of whom none lives a year: there at the end of the year of birth, and not after it.
  study.options.demography->deaths = {{0, 1.0, 1.0}, {1, 0.0, 0.0}};
  std::vector<LifeYear> const lost = live(study);
  EXPECT_EQ(lost[0].persons, 2);
  EXPECT_EQ(lost[1].persons, 1);
  EXPECT_EQ(lost[1].died, 1);
}

TEST(HouseholdLives, NoMoreMembersThanThereIsRoomFor) {
  std::vector<StudyMember> const women(20, {20, kWoman});
  PovertyStudy study = aged_study({{women, Stated(20)}}, 10);
  study.options.demography->births = {{15, 49, 1.0}};
  study.options.demography->share_of_boys = 0.5;
  EXPECT_EQ(column(live(study), &LifeYear::persons),
            (Numbers{40, 60, 60, 60, 60, 60, 60, 60, 60, 60}));
}

// S(t) = (1 - 0.03)^2 (1 - 0.1)^(t - 2) for a man of 58 when the chance changes at 60.
TEST(HouseholdLives, SurvivorsOfTheClosedForm) {
  constexpr std::uint32_t kReplicates = 20'000;
  PovertyStudy study = aged_study({{{{58, kMan}}, Stated(1)}, {{{58, kWoman}}, Stated(1)}}, 6);
  study.options.demography->deaths = {{0, 0.03, 0.01}, {60, 0.1, 0.05}};
  for (std::uint32_t const household : {0U, 1U}) {
    std::vector<LifeYear> const years = live(study, household, kReplicates);
    double const early = household == 0 ? 0.03 : 0.01;
    double const late = household == 0 ? 0.1 : 0.05;
    for (std::size_t year = 0; year < 6; ++year) {
      double lived = 0.0;
      for (std::size_t replicate = 0; replicate < kReplicates; ++replicate) {
        lived += years[replicate * 6 + year].persons;
      }
      double const lived_years = static_cast<double>(year) + 1.0;
      double const after = std::max(lived_years - 2.0, 0.0);
      double const share = std::pow(1.0 - early, lived_years - after) * std::pow(1.0 - late, after);
      EXPECT_NEAR(lived / kReplicates, share, 4.0 * std::sqrt(share * (1.0 - share) / kReplicates))
          << year;
    }
  }
}

TEST(HouseholdLives, BirthsOfTheClosedForm) {
  constexpr std::uint32_t kReplicates = 20'000;
  PovertyStudy study = aged_study({{{{25, kWoman}, {22, kWoman}}, Stated(2)}}, 5);
  study.options.demography->births = {{15, 27, 0.12}, {28, 49, 0.07}};
  study.options.demography->share_of_boys = 0.52;
  std::vector<LifeYear> const years = live(study, 0, kReplicates);
  for (std::size_t year = 0; year < 5; ++year) {
    double born = 0.0;
    for (std::size_t replicate = 0; replicate < kReplicates; ++replicate) {
      born += years[replicate * 5 + year].born;
    }
    double const first = year < 2 ? 0.12 : 0.07;  // 26, 27, 28 …
    double const mean = first + 0.12;             // 23 … 27
    double const variance = first * (1.0 - first) + 0.12 * 0.88;
    EXPECT_NEAR(born / kReplicates, mean, 4.0 * std::sqrt(variance / kReplicates)) << year;
  }
}

// Two of three of working age can work: the one who soon is too old is one of them two times in
// three.
TEST(HouseholdLives, WhichOfThemWorkIsDrawn) {
  constexpr std::uint32_t kReplicates = 20'000;
  PovertyStudy const study = aged_study({{{{59, kMan}, {40, kWoman}, {30, kMan}}, Stated(2)}}, 1);
  double able = 0.0;
  for (LifeYear const& year : live(study, 0, kReplicates)) {
    able += year.able;
  }
  EXPECT_NEAR(able / kReplicates, 2.0 - 2.0 / 3.0,
              4.0 * std::sqrt(2.0 / 9.0 / static_cast<double>(kReplicates)));
}

TEST(HouseholdLives, DrawsAreOfTheReplicateAlone) {
  PovertyStudy study = aged_study(
      {{{{60, kWoman}, {33, kMan}, {31, kWoman}, {9, kWoman}, {2, kMan}}, Stated(1)}}, 9);
  study.options.demography->deaths = {{0, 0.1, 0.1}};
  study.options.demography->births = {{15, 49, 0.3}};
  study.options.demography->share_of_boys = 0.5;
  std::vector<LifeYear> const whole = live(study, 0, 30);
  std::vector<LifeYear> const rest = live(study, 0, 12, 18);
  EXPECT_TRUE(std::equal(rest.begin(), rest.end(), whole.begin() + 18 * 9));
  // More years ahead do not change those before.
  PovertyStudy longer = study;
  longer.lines.resize(15, longer.lines.front());
  std::vector<LifeYear> const of_longer = live(longer, 0, 30);
  for (std::size_t replicate = 0; replicate < 30; ++replicate) {
    for (std::size_t year = 0; year < 9; ++year) {
      EXPECT_EQ(of_longer[replicate * 14 + year], whole[replicate * 9 + year]);
    }
  }
  // Another household has other fates.
  study.households.key[HouseholdId(0)] = key_of_text("another");
  EXPECT_NE(live(study, 0, 30), whole);
}

}  // namespace
}  // namespace tongcun
