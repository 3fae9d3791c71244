// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/gcj02.h"
#include "engine/synthetic/make_county_register.h"
#include "engine/synthetic/plant_defects.h"
#include "tests/engine/synthetic/small_county.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

HouseholdRegister const& small_register() {
  static HouseholdRegister const kRegister = [] {
    IncomeUnit const unit{"CNY", "person/year", "net"};
    RunSettings run;
    run.threads = 2;
    MadeRegister made =
        make_county_register(small_county(), county_income(CountyEra::y2026, 800'000, unit), run);
    EXPECT_EQ(made.status, RegisterStatus::made);
    return std::move(made.households);
  }();
  return kRegister;
}

struct Messy {
  SyntheticCounty county = small_county();
  HouseholdRegister people = small_register();
  std::vector<PlantedDefect> planted;
  std::vector<HouseholdSplit> splits;
  explicit Messy(std::int32_t permille, std::uint64_t seed = 7) {
    county.parameters.seed = seed;
    PlantedDefects all = plant_defects(county, &people, permille);
    planted = std::move(all.defects);
    splits = std::move(all.splits);
  }
  [[nodiscard]] std::set<std::string> codes() const {
    std::set<std::string> codes;
    for (PlantedDefect const& defect : planted) {
      codes.insert(defect.code);
      if (!defect.from.empty()) {
        codes.insert(defect.from);
      }
    }
    return codes;
  }
};

TEST(MessyCountyTest, IsTheSameAgain) {
  Messy const first(5);
  Messy const second(5);
  EXPECT_EQ(first.planted, second.planted);
  EXPECT_EQ(first.county, second.county);
  EXPECT_EQ(first.people, second.people);
  EXPECT_NE(first.planted, Messy(5, 8).planted);
}

// No row bears two, by the codes; the dozen of alike incomes is a dozen.
TEST(MessyCountyTest, OneDefectARow) {
  Messy const messy(20);
  EXPECT_EQ(messy.codes().size(), messy.planted.size() + messy.splits.size());
  EXPECT_EQ(std::ranges::count(messy.planted, DefectKind::alike_incomes, &PlantedDefect::kind) % 12,
            0);
}

// Counts follow the rate: floor(rows * permille / 1000), at least one.
TEST(MessyCountyTest, AsManyAsAsked) {
  for (std::int32_t const permille : {1, 5, 20}) {
    Messy const messy(permille);
    std::map<DefectKind, std::size_t> counts;
    for (PlantedDefect const& defect : messy.planted) {
      ++counts[defect.kind];
    }
    std::size_t const households =
        small_register().households.size() * static_cast<std::size_t>(permille) / 1000;
    EXPECT_EQ(counts[DefectKind::house_far_away], households);
    EXPECT_EQ(counts[DefectKind::more_at_work], households);
    EXPECT_EQ(counts[DefectKind::split_to_qualify], households);
    EXPECT_EQ(counts[DefectKind::road_twice],
              std::max<std::size_t>(
                  1, small_county().roads.size() * static_cast<std::size_t>(permille) / 1000));
  }
}

// Rows that bear nothing are as they were, and in their place.
TEST(MessyCountyTest, NothingElseChanges) {
  Messy const messy(5);
  std::set<std::string> const codes = messy.codes();
  auto const expect_others_equal = [&](auto const& before, auto const& after) {
    ASSERT_LE(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      bool const is_same = before[i] == after[i];
      EXPECT_TRUE(is_same || codes.contains(after[i].code)) << after[i].code;
    }
    for (std::size_t i = before.size(); i < after.size(); ++i) {
      EXPECT_TRUE(codes.contains(after[i].code)) << after[i].code;
    }
  };
  expect_others_equal(small_county().roads, messy.county.roads);
  expect_others_equal(small_county().sites, messy.county.sites);
  expect_others_equal(small_county().hazards, messy.county.hazards);
  EXPECT_EQ(small_county().hamlets, messy.county.hamlets);
  ASSERT_EQ(small_county().facilities.size(), messy.county.facilities.size());
  for (std::size_t i = 0; i < small_county().facilities.size(); ++i) {
    SyntheticFacility facility = small_county().facilities[i];
    if (facility.kind != FacilityKind::water_point && facility.kind != FacilityKind::waterworks) {
      facility.point = gcj02_of(facility.point);
    }
    bool const is_same = facility == messy.county.facilities[i];
    EXPECT_TRUE(is_same || codes.contains(facility.code)) << facility.code;
  }
  HouseholdTable const& before = small_register().households;
  HouseholdTable const& after = messy.people.households;
  EXPECT_EQ(before.code, after.code);
  for (HouseholdId const id : before.code.ids()) {
    bool const is_same = before.persons[id] == after.persons[id] &&
                         before.point[id] == after.point[id] &&
                         before.income_a_person[id] == after.income_a_person[id] &&
                         before.standing.income_net[id] == after.standing.income_net[id] &&
                         before.standing.business_cost[id] == after.standing.business_cost[id] &&
                         before.standing.year_exited[id] == after.standing.year_exited[id] &&
                         before.standing.risk_kinds[id] == after.standing.risk_kinds[id];
    EXPECT_TRUE(is_same || codes.contains(before.code[id])) << before.code[id];
  }
}

// Without a register nothing is planted in one.
TEST(MessyCountyTest, WithoutRegister) {
  SyntheticCounty county = small_county();
  PlantedDefects const planted = plant_defects(county, nullptr, 5);
  for (PlantedDefect const& defect : planted.defects) {
    EXPECT_NE(type_of(defect.kind).layer, "households");
  }
  EXPECT_TRUE(planted.splits.empty());
}

// Neighbours of one village, listed in full, the one that left receiving help; who is on the
// register of poor households entered it this year.
TEST(MessyCountyTest, Splits) {
  Messy const messy(20);
  HouseholdTable const& table = messy.people.households;
  ASSERT_FALSE(messy.splits.empty());
  for (auto const& [newcomer, source] : messy.splits) {
    EXPECT_EQ(table.village[newcomer], table.village[source]);
    for (HouseholdId const id : {newcomer, source}) {
      EXPECT_EQ(table.listed[id], table.persons[id]);
    }
    EXPECT_GE(table.persons[newcomer], kFewestSplitOff);
    EXPECT_LE(table.persons[newcomer] + table.persons[source], kMostTogether);
    HouseholdStanding const& standing = table.standing;
    if (standing.record_status[newcomer].has_value()) {
      EXPECT_EQ(standing.year_registered[newcomer], Stated(*messy.people.year));
    } else {
      EXPECT_TRUE(standing.assist_class[newcomer] != Stated(AssistClass::none) ||
                  standing.monitor_class[newcomer] != Stated(MonitorClass::none));
    }
  }
}

}  // namespace
}  // namespace tongcun
