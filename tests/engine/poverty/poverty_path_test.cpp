// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/compute_poverty_path.h"
#include "engine/poverty/unit_maker.h"
#include "engine/run/random_stream.h"
#include "tests/engine/poverty/small_study.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::int64_t poor_persons(PovertyPath const& path, std::size_t scenario, std::size_t year) {
  return path.simulated.at(scenario, 0, year).poor.sum();
}

void expect_equal_scenarios(PovertyPath const& path, std::size_t a, std::size_t b) {
  for (std::size_t area = 0; area < path.simulated.areas; ++area) {
    for (std::size_t year = 0; year < path.simulated.years; ++year) {
      AreaYear const& one = path.simulated.at(a, area, year);
      AreaYear const& other = path.simulated.at(b, area, year);
      EXPECT_EQ(one.poor, other.poor);
      EXPECT_EQ(one.gap, other.gap);
      EXPECT_EQ(one.severity, other.severity);
    }
  }
  for (HouseholdId const id : path.row.ids()) {
    if (path.row[id]) {
      EXPECT_EQ(path.times_ever(a, id), path.times_ever(b, id));
    }
  }
}

TEST(PovertyPath, WithoutChanceEveryHouseholdStaysAsItWas) {  // M16
  for (PoorIf const poor_if : {PoorIf::below, PoorIf::at_most}) {
    PovertyStudy study = still_study(30, 5);
    study.poor_if = poor_if;
    study.households.income[HouseholdId(3)] = Stated(kLine);
    study.households.income[HouseholdId(4)] = Stated(kLine - 1);
    study.households.income[HouseholdId(5)] = Stated(std::int64_t{-40'000});
    study.households.income[HouseholdId(6)] = Stated(std::int64_t{0});
    PovertyPath const path = compute_poverty_path(study, threads(1));
    EXPECT_EQ(path.gaps.held, 2);
    for (HouseholdId const id : path.row.ids()) {
      bool const was_poor = is_poor_today(study, study.households.income[id].value());
      for (std::size_t year = 0; year < 5; ++year) {
        EXPECT_EQ(path.times_poor(0, id, year), was_poor ? 10U : 0U) << id.value();
      }
      EXPECT_EQ(path.times_ever(0, id), was_poor ? 10U : 0U);
    }
    EXPECT_EQ(poor_persons(path, 0, 4), 10 * path.today[AreaId(0)].poor);
  }
}

// Everything that a study may hold, at random.
PovertyStudy random_study(std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, 77);
  PovertyStudy study = still_study(40, 6);
  study.seed = seed;
  study.options.deviation = 0.4;
  study.options.growth = 0.03;
  study.options.replicates = 70;
  for (std::size_t k = 0; k < kShockKinds; ++k) {
    study.options.shocks.push_back(
        {static_cast<ShockKind>(k), 0.3 * random.next_unit(), {{2028, 0.5}}, 0.6, ""});
  }
  study.options.move_effects =
      MoveEffects{0.7, 2'160'000, 0.2, 0.4, 0.5, 60'000, 30'000, 100'000, 3, ""};
  ProgrammeOption& programme = study.options.programmes.emplace_back();
  programme.name = "a";
  programme.transfer_a_person = 50'000;
  programme.income_below = 1.1;
  programme.places = 6;
  study.scenarios = {StudyScenario::baseline, StudyScenario::programmes, StudyScenario::relocation,
                     StudyScenario::together};
  for (HouseholdId const id : study.households.village.ids()) {
    if (random.next_below(8) == 0) {
      study.households.income[id] = {};
    }
    if (random.next_below(8) > 0) {
      study.households.parts[id] =
          IncomeParts{300'000, -20'000 + std::int64_t{40'000} * id.value(), 10'000};
    }
    study.households.zone[id] = random.next_below(3);
    if (random.next_below(3) == 0) {
      study.households.move[id] =
          HouseholdMove{2027 + static_cast<std::int32_t>(random.next_below(4)), 2'000'000};
    }
  }
  return study;
}

void expect_same(PovertyPath const& a, PovertyPath const& b) {
  EXPECT_EQ(a.simulated.area_years, b.simulated.area_years);
  for (HouseholdId const id : a.row.ids()) {
    ASSERT_EQ(a.row[id], b.row[id]);
    for (std::size_t s = 0; a.row[id] && s < a.study.scenarios.size(); ++s) {
      EXPECT_EQ(a.times_ever(s, id), b.times_ever(s, id));
      for (std::size_t year = 0; year < a.study.years(); ++year) {
        EXPECT_EQ(a.times_poor(s, id, year), b.times_poor(s, id, year));
      }
    }
  }
}

TEST(PovertyPath, TheSameForAnyNumberOfThreads) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    expect_same(compute_poverty_path(random_study(seed), threads(1)),
                compute_poverty_path(random_study(seed), threads(2)));
  }
}

// Households of one order or another: each has its own fate.
TEST(PovertyPath, OrderOfRowsChangesNothing) {
  PovertyStudy study = random_study(3);
  study.options.programmes.clear();  // their places go to the poorest, ties by order
  PovertyStudy turned = study;
  auto const swap = [](auto& column) {
    std::swap(column[HouseholdId(2)], column[HouseholdId(11)]);
  };
  StudyHouseholds& households = turned.households;
  swap(households.key);
  swap(households.persons);
  swap(households.income);
  swap(households.parts);
  swap(households.labourers);
  swap(households.zone);
  swap(households.house_known);
  swap(households.move);
  PovertyPath const a = compute_poverty_path(study, threads(1));
  PovertyPath const b = compute_poverty_path(turned, threads(1));
  EXPECT_EQ(a.simulated.area_years, b.simulated.area_years);
}

TEST(PovertyPath, AMoveThatChangesNothingChangesNothing) {
  PovertyStudy study = random_study(1);
  std::erase_if(study.options.shocks, [](ShockOption const& shock) {
    return shock.kind == ShockKind::hazard || shock.kind == ShockKind::project;
  });
  study.options.programmes.clear();
  study.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  study.options.move_effects = std::nullopt;
  expect_equal_scenarios(compute_poverty_path(study, threads(1)), 0, 1);
  // Set to what changes nothing is the same as not set.
  study.options.move_effects = MoveEffects{0.5, 0, 1.0, 1.0, 1.0, 0, 0, 0, std::nullopt, ""};
  expect_equal_scenarios(compute_poverty_path(study, threads(1)), 0, 1);
}

TEST(PovertyPath, ALargerTransferNeverRaisesTheHeadcount) {  // M17
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    PovertyStudy study = random_study(seed);
    study.options.programmes[0].places = std::nullopt;
    PovertyPath const less = compute_poverty_path(study, threads(2));
    study.options.programmes[0].transfer_a_person = 90'000;
    PovertyPath const more = compute_poverty_path(study, threads(2));
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
      for (HouseholdId const id : less.row.ids()) {
        if (less.row[id]) {
          EXPECT_LE(more.times_ever(s, id), less.times_ever(s, id));
        }
      }
      for (std::size_t year = 0; year < study.years(); ++year) {
        EXPECT_LE(poor_persons(more, s, year), poor_persons(less, s, year));
      }
    }
  }
}

// Domain reference 2.14.5 through the whole account: 3,300 a head before; 1,140 without a post and
// 6,540 with one, from the year after the move on.
TEST(PovertyPath, TheExampleOfAMove) {
  PovertyStudy study = still_study(400, 3);
  study.options.replicates = 25;
  study.options.move_effects = MoveEffects{
      0.8, 2'160'000, 0.0, 0.4, std::nullopt, 60'000, 30'000, std::nullopt, std::nullopt, ""};
  study.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.persons[id] = 4;
    study.households.income[id] = Stated(std::int64_t{330'000});
    study.households.parts[id] = IncomeParts{600'000, 520'000 - 180'000, 0};
    study.households.move[id] = HouseholdMove{2027, 0};
  }
  PovertyPath const path = compute_poverty_path(study, threads(1));
  EXPECT_EQ(poor_persons(path, 0, 2), 0);
  EXPECT_EQ(poor_persons(path, 1, 0), 0);
  double const draws = 400.0 * 25.0;
  EXPECT_NEAR(static_cast<double>(poor_persons(path, 1, 1)) / (4.0 * draws), 0.2,
              4.0 * std::sqrt(0.2 * 0.8 / draws));
  EXPECT_EQ(poor_persons(path, 1, 1), poor_persons(path, 1, 2));
  // The gap of those without a post: (2,952 - 1,140) / 2,952.
  AreaYear const& last = path.simulated.at(1, 0, 2);
  EXPECT_NEAR(
      static_cast<double>(last.gap.sum()) / static_cast<double>(last.poor.sum()) / (1 << kGapBits),
      1812.0 / 2952.0, 1e-3);
}

TEST(PovertyPath, WhoHasLeftIsNotHitByTheHazardOfThePlace) {
  PovertyStudy study = still_study(10, 3);
  study.options.shocks = {{ShockKind::hazard, 1.0, {}, 0.9, ""}};
  study.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.income[id] = Stated(2 * kLine);
    study.households.zone[id] = id.value() < 5 ? 8 : 0;
  }
  study.options.persistence = 0.0;  // a loss lasts for its year
  study.households.move[HouseholdId(0)] = HouseholdMove{2028, 0};
  PovertyPath const path = compute_poverty_path(study, threads(1));
  for (HouseholdId const id : path.row.ids()) {
    for (std::size_t year = 0; year < 3; ++year) {
      std::uint32_t const hit = id.value() < 5 ? 10 : 0;
      EXPECT_EQ(path.times_poor(0, id, year), hit);
      EXPECT_EQ(path.times_poor(1, id, year), id.value() == 0 && year == 2 ? 0U : hit);
    }
  }
}

// Each earns half of its income as wages; one and a half times those are 1.25 of the income.
TEST(PovertyPath, ARoadAddsToWagesFromItsYearOn) {
  PovertyStudy study = still_study(10, 4);
  study.scenarios = {StudyScenario::baseline, StudyScenario::roads, StudyScenario::relocation,
                     StudyScenario::together};
  for (HouseholdId const id : study.households.village.ids()) {
    std::int64_t const persons = study.households.persons[id];
    study.households.income[id] = Stated(kLine * 9 / 10);
    study.households.parts[id] = IncomeParts{persons * kLine * 9 / 20, persons * kLine * 9 / 20, 0};
  }
  study.households.parts[HouseholdId(1)] = std::nullopt;
  study.households.move[HouseholdId(2)] = HouseholdMove{2029, 0};
  for (StudyScenario const scenario : {StudyScenario::roads, StudyScenario::together}) {
    auto& changes = study.places[static_cast<std::size_t>(scenario)];
    changes.resize(2);
    changes[VillageId(0)] = {true, {{2028, 0.5, 0.0}}};  // 0.9 * 1.25 of the line
  }
  PovertyPath const path = compute_poverty_path(study, threads(1));
  for (HouseholdId const id : path.row.ids()) {
    bool const gains = id.value() < 5 && id.value() != 1;
    for (std::size_t year = 0; year < 4; ++year) {
      EXPECT_EQ(path.times_poor(0, id, year), 10U);
      EXPECT_EQ(path.times_poor(1, id, year), gains && year >= 1 ? 0U : 10U) << id.value();
      EXPECT_EQ(path.times_poor(2, id, year), 10U);
      // Who lives elsewhere from 2030 on has no road there.
      bool const has_left = id == HouseholdId(2) && year == 3;
      EXPECT_EQ(path.times_poor(3, id, year), gains && year >= 1 && !has_left ? 0U : 10U);
    }
  }
  EXPECT_EQ(path.gaps.parts_unknown, 1);
  EXPECT_EQ(path.base[AreaId(0)].concerned[static_cast<std::size_t>(StudyScenario::roads)], 5);
  EXPECT_EQ(path.base[AreaId(0)].concerned[static_cast<std::size_t>(StudyScenario::together)], 5);
  EXPECT_EQ(path.base[AreaId(0)].concerned[static_cast<std::size_t>(StudyScenario::services)], 0);
}

TEST(PovertyPath, ALaterGainStandsInPlaceOfAnEarlierOne) {
  PlaceChange const change{true, {{2028, 0.5, 0.0}, {2030, 0.25, 0.1}}};
  EXPECT_EQ(change.gain_in(2027), nullptr);
  EXPECT_EQ(change.gain_in(2029)->wage, 0.5);
  EXPECT_EQ(*change.gain_in(2030), (PlaceGain{2030, 0.25, 0.1}));
  EXPECT_EQ(change.gain_in(2040)->business, 0.1);
}

TEST(PovertyPath, AMeasureOfPlacesThatChangesNothingChangesNothing) {
  PovertyStudy study = random_study(2);
  study.options.programmes.clear();
  study.scenarios = {StudyScenario::baseline, StudyScenario::roads, StudyScenario::services};
  for (StudyScenario const scenario : {StudyScenario::roads, StudyScenario::services}) {
    study.places[static_cast<std::size_t>(scenario)].resize(2);
  }
  auto& services = study.places[static_cast<std::size_t>(StudyScenario::services)];
  services[VillageId(1)] = {true, {{2027, 0.0, 0.0}}};
  PovertyPath const path = compute_poverty_path(study, threads(1));
  expect_equal_scenarios(path, 0, 1);
  expect_equal_scenarios(path, 0, 2);
}

// Lines and incomes are nominal: those who grow as fast as the line stay where they are.
TEST(PovertyPath, GrowthAgainstTheLine) {
  PovertyStudy study = still_study(30, 4);
  study.options.growth = 0.25;
  study.lines = {400, 500, 625, 500, 1000};
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.income[id] = Stated(std::int64_t{450});
  }
  PovertyPath const path = compute_poverty_path(study, threads(1));
  // 562.5 of 500, 703.1 of 625, 878.9 of 500, 1,098.6 of 1,000.
  for (std::size_t year = 0; year < 4; ++year) {
    EXPECT_EQ(poor_persons(path, 0, year), 0);
  }
  study.options.growth = 0.2;  // 540, 648, 777.6, 933.1
  EXPECT_EQ(poor_persons(compute_poverty_path(study, threads(1)), 0, 2), 0);
  EXPECT_EQ(poor_persons(compute_poverty_path(study, threads(1)), 0, 3),
            10 * path.base[AreaId(0)].persons);
}

TEST(PovertyPath, UnknownIncomesAreInNoSimulation) {
  PovertyStudy study = still_study(20, 2);
  study.households.income[HouseholdId(0)] = {};
  study.households.income[HouseholdId(19)] = {};
  PovertyPath const path = compute_poverty_path(study, threads(1));
  EXPECT_FALSE(path.row[HouseholdId(0)]);
  EXPECT_EQ(path.base[AreaId(0)].unknown_households, 2);
  EXPECT_EQ(path.base[AreaId(0)].unknown_persons, 1 + 2);
  EXPECT_EQ(path.base[AreaId(3)].unknown_persons, 1);
  EXPECT_EQ(path.today[AreaId(0)].unknown, 3);
}

}  // namespace
}  // namespace tongcun
