// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/score_households.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Grades of houses 60, 40, 10, 0, 0 points; labourers none 0, one and more 20, of twice the weight.
ScoreCardRules card() {
  ScoreCardRules rules;
  rules.key = "looks";
  rules.fields = status_fields({}, {}, {});
  ScoreIndicator house;
  house.key = "house";
  house.field = *find_field(rules.fields, "house_grade");
  house.by_value = {60000, 40000, 10000, 0, 0};
  ScoreIndicator labour;
  labour.key = "labour";
  labour.field = *find_field(rules.fields, "labourers");
  labour.steps = {{0, 0}, {1, 20000}};
  rules.indicators = {house, labour};
  rules.card = {{1000, 2000}, six_looks_bands(), false};
  return rules;
}

// 60 + 40 = 100; 40 + 0 = 40; 10 + (0 … 40): 50 and less either way; (0 … 60) + 40: 40 … 100.
TEST(ScoreHouseholds, BandsOfAllThatIsPossible) {
  HouseholdRegister people;
  HouseholdTable& table = people.households;
  table.resize(4);
  std::vector<Stated<HouseGrade>> const grades{Stated(HouseGrade::a), Stated(HouseGrade::b),
                                               Stated(HouseGrade::c), Stated<HouseGrade>()};
  std::vector<Stated<std::int32_t>> const labourers{Stated<std::int32_t>(2),
                                                    Stated<std::int32_t>(0), Stated<std::int32_t>(),
                                                    Stated<std::int32_t>(1)};
  for (HouseholdId const id : table.code.ids()) {
    table.village[id] = VillageId(0);
    table.persons[id] = 3;
    table.house_grade[id] = grades[id.value()];
    table.standing.labourers[id] = labourers[id.value()];
  }
  IncomeAccounts const accounts = account_incomes(table);
  ScoredCard const scored = score_households(card(), {people, accounts, {}, {}, {}}, {});
  std::vector<ScoreRange> const ranges{
      {100000, 100000}, {40000, 40000}, {10000, 50000}, {40000, 100000}};
  std::vector<std::string> const bands{"out_of_poverty", "policy_backstop", "policy_backstop",
                                       "unknown"};
  for (HouseholdId const id : table.code.ids()) {
    EXPECT_EQ(scored.range[id], ranges[id.value()]) << id.value();
    EXPECT_EQ(scored.column.parts[scored.column.part_of[id]].key, bands[id.value()]);
  }
  EXPECT_EQ(scored.unknown, (std::vector<std::int64_t>{1, 1}));
  EXPECT_EQ(scored.points_of(HouseholdId(1))[0], Stated<std::int64_t>(40000));
}

}  // namespace
}  // namespace tongcun
