// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/area_poverty.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Money = Stated<std::int64_t>;
using Incomes = IdVector<HouseholdId, Money>;

constexpr IncomeLine kLine{295200, PoorIf::below, true};

// Villages A1, A2 of township A and B1 of township B.
Villages three_villages() {
  Villages villages;
  for (char const* code : {"A1", "A2", "B1"}) {
    villages.code.push_back(code);
    villages.name.push_back(code);
    villages.township_code.push_back(std::string(1, code[0]));
    villages.township_name.push_back(std::string(1, code[0]));
    villages.county_code.push_back("C");
    villages.county_name.push_back("C");
    villages.persons.push_back({});
    villages.households.push_back({});
    villages.area.push_back({});
    villages.point.push_back({});
    villages.point_source.push_back({});
    villages.record.push_back({});
  }
  return villages;
}

struct Row {
  std::uint32_t village;
  std::int32_t persons;
  Money income;
};

HouseholdTable table_of(std::vector<Row> const& rows, Incomes& incomes) {
  HouseholdTable table;
  table.resize(rows.size());
  incomes.resize(rows.size());
  for (HouseholdId const id : table.code.ids()) {
    Row const& row = rows[id.value()];
    table.village[id] = VillageId(row.village);
    table.persons[id] = row.persons;
    incomes[id] = row.income;
  }
  return table;
}

AreaId area_of(AreaTree const& tree, AreaLevel level, std::string const& code) {
  for (AreaId const area : tree.areas.ids()) {
    if (tree.areas[area].level == level &&
        (level == AreaLevel::all || tree.areas[area].code == code)) {
      return area;
    }
  }
  ADD_FAILURE() << code;
  return AreaId(0);
}

// The printed example of domain reference 2.10.1, its first three households in one township.
TEST(AreaPoverty, PrintedExampleByTownship) {
  Incomes incomes;
  HouseholdTable const table = table_of({{0, 3, Money(100000)},
                                         {1, 4, Money(200000)},
                                         {1, 2, Money(250000)},
                                         {2, 5, Money(350000)},
                                         {2, 6, Money(500000)}},
                                        incomes);
  AreaTree const tree = build_area_tree(three_villages());
  IdVector<AreaId, AreaPoverty> const areas = measure_areas(table, tree, incomes, kLine);
  AreaPoverty const& all = areas[area_of(tree, AreaLevel::all, "")];
  EXPECT_NEAR(*all.poverty.headcount(), 0.45, 1e-12);
  EXPECT_NEAR(*all.poverty.poverty_gap(), 0.1789972900, 1e-10);
  EXPECT_NEAR(*all.poverty.squared_gap(), 0.0887319056, 1e-10);
  EXPECT_NEAR(*all.poverty.watts_index(), 0.2568587987, 1e-9);
  EXPECT_EQ(static_cast<std::int64_t>(all.poverty.gap), 1056800);
  AreaPoverty const& a = areas[area_of(tree, AreaLevel::township, "A")];
  EXPECT_NEAR(*a.poverty.headcount(), 1.0, 1e-12);
  EXPECT_NEAR(*a.poverty.poverty_gap(), 0.3977717555, 1e-10);
  EXPECT_NEAR(*a.poverty.squared_gap(), 0.1971820125, 1e-10);
  EXPECT_EQ(a.households, (std::array<std::int64_t, kIncomeStates>{3, 0, 0}));
  EXPECT_NEAR(*areas[area_of(tree, AreaLevel::township, "B")].poverty.headcount(), 0.0, 1e-12);
}

// Domain reference 2.10.2: 3 poor of 12, 2 unknown: 25.0 to 41.7 %.
TEST(AreaPoverty, UnknownIncomesAreAnInterval) {
  Incomes incomes;
  HouseholdTable const table =
      table_of({{0, 3, Money(280000)}, {0, 7, Money(300000)}, {0, 2, Money()}}, incomes);
  AreaTree const tree = build_area_tree(three_villages());
  IncomePoverty const all =
      measure_areas(table, tree, incomes, kLine)[area_of(tree, AreaLevel::all, "")].poverty;
  EXPECT_NEAR(*all.least_headcount(), 0.25, 1e-12);
  EXPECT_NEAR(*all.most_headcount(), 5.0 / 12.0, 1e-12);
  EXPECT_NEAR(*all.headcount(), 0.3, 1e-12);
  // Who is not known may lack all of the line, or nothing.
  double const gap = 3.0 * 15200.0;
  EXPECT_NEAR(*all.least_poverty_gap(), gap / (295200.0 * 12.0), 1e-12);
  EXPECT_NEAR(*all.most_poverty_gap(), (gap + 2.0 * 295200.0) / (295200.0 * 12.0), 1e-12);
  EXPECT_LE(*all.least_squared_gap(), *all.squared_gap());
  EXPECT_GE(*all.most_squared_gap(), *all.squared_gap());
}

TEST(AreaPoverty, TheOperatorDecidesAtTheLine) {
  EXPECT_EQ(state_of(Money(295200), kLine), IncomeState::not_poor);
  EXPECT_EQ(state_of(Money(295200), {295200, PoorIf::at_most, true}), IncomeState::poor);
  EXPECT_EQ(state_of(Money(295199), kLine), IncomeState::poor);
  EXPECT_EQ(state_of(Money(), kLine), IncomeState::unknown);
  EXPECT_EQ(state_of(Money(-1), kLine), IncomeState::poor);
}

// Every level adds up to all, and each area is what its own households alone give.
TEST(AreaPoverty, LevelsAddUpInRandomRegisters) {
  AreaTree const tree = build_area_tree(three_villages());
  std::mt19937 random(20261127);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<Row> rows;
    for (std::uint32_t village = 0; village < 3; ++village) {
      std::size_t const households = random() % 8;
      for (std::size_t i = 0; i < households; ++i) {
        Money const income =
            random() % 5 == 0 ? Money() : Money(static_cast<std::int64_t>(random() % 600000));
        rows.push_back({village, static_cast<std::int32_t>(1 + random() % 6), income});
      }
    }
    Incomes incomes;
    HouseholdTable const table = table_of(rows, incomes);
    IdVector<AreaId, AreaPoverty> const areas = measure_areas(table, tree, incomes, kLine);
    IdVector<AreaId, std::optional<double>> const gini = gini_of_areas(table, tree, incomes);
    for (AreaLevel const level : {AreaLevel::county, AreaLevel::township, AreaLevel::village}) {
      AreaPoverty sum;
      sum.poverty.line = kLine.line;
      for (AreaId const area : tree.areas.ids()) {
        if (tree.areas[area].level == level) {
          sum.poverty += areas[area].poverty;
          for (std::size_t state = 0; state < kIncomeStates; ++state) {
            sum.households[state] += areas[area].households[state];
          }
        }
      }
      EXPECT_EQ(sum, areas[area_of(tree, AreaLevel::all, "")]);
    }
    for (AreaId const area : tree.areas.ids()) {
      std::vector<Money> income;
      std::vector<std::int64_t> weight;
      for (HouseholdId const id : table.code.ids()) {
        AreaId inside = tree.of_village[table.village[id]];
        while (inside != area && !inside.is_none()) {
          inside = tree.areas[inside].parent;
        }
        if (inside == area) {
          income.push_back(incomes[id]);
          weight.push_back(table.persons[id]);
        }
      }
      EXPECT_EQ(measure_income_poverty({income, weight}, kLine), areas[area].poverty);
      EXPECT_EQ(gini_coefficient({income, weight}), gini[area]);
    }
  }
}

}  // namespace
}  // namespace tongcun
