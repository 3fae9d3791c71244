// SPDX-License-Identifier: Apache-2.0
#include "engine/checks/find_unit_mix.h"

#include "engine/run/portable_math.h"
#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr double kWan = 10'000.0;

// 100, 200 … 10,000: p10 = 1,100, p50 = 5,100 and p90 = 9,100, so that the usual is 237.25 to
// 16,237.25, and three times that 79.08 to 48,711.76.
std::vector<std::int64_t> ladder() {
  std::vector<std::int64_t> values;
  for (std::int64_t i = 1; i <= 100; ++i) {
    values.push_back(i * 100);
  }
  return values;
}

TEST(ColumnUnitTest, RangeOfTheColumn) {
  ColumnUnit const unit(ladder());
  // 0.0079 * 10,000 = 79 is outside, 0.0080 would be inside: in hundredths of the ladder's unit.
  std::vector<std::int64_t> finer;
  for (std::int64_t const value : ladder()) {
    finer.push_back(value * 10'000);
  }
  ColumnUnit const fine(finer);
  EXPECT_FALSE(fine.is_in_other_unit(79, kWan));
  EXPECT_TRUE(fine.is_in_other_unit(80, kWan));
  EXPECT_TRUE(fine.is_in_other_unit(48'711, kWan));
  EXPECT_FALSE(fine.is_in_other_unit(48'712, kWan));
  // Upwards: 790,000 … 487,117,600 through 10,000.
  EXPECT_FALSE(unit.is_in_other_unit(790'000, kWan));
  EXPECT_TRUE(unit.is_in_other_unit(800'000, kWan));
  EXPECT_TRUE(unit.is_in_other_unit(487'000'000, kWan));
  EXPECT_FALSE(unit.is_in_other_unit(488'000'000, kWan));
  for (std::int64_t const value : ladder()) {
    EXPECT_FALSE(unit.is_in_other_unit(value, kWan)) << value;
  }
}

// The range, widened, spans a factor of 616: what is nearer than that cannot be told apart.
TEST(ColumnUnitTest, RatiosThatCanBeToldApart) {
  ColumnUnit const unit(ladder());
  EXPECT_FALSE(unit.can_judge(10.0));
  EXPECT_FALSE(unit.can_judge(615.0));
  EXPECT_TRUE(unit.can_judge(617.0));
  EXPECT_FALSE(unit.is_in_other_unit(1, 10.0));
}

TEST(ColumnUnitTest, FewValuesSayNothing) {
  std::vector<std::int64_t> few(19, 5000);
  EXPECT_FALSE(ColumnUnit(few).can_judge(kWan));
  few.push_back(5000);
  EXPECT_TRUE(ColumnUnit(few).can_judge(kWan));
}

// Incomes whose logarithm has a standard deviation of 0.6, as in poor counties; one in a hundred
// is recorded in another unit. At the ratios of units in use, 1,000 and 10,000, nearly all are
// found, at 100 those below the middle, and nobody else is suspected at any ratio.
TEST(FindUnitMixTest, Recall) {
  constexpr std::size_t kHouseholds = 20'000;
  struct Expected {
    std::int64_t ratio;
    int least_found;  // of 200
    int most_found;
  };
  for (Expected const& of : {Expected{10, 0, 0}, Expected{100, 120, 165}, Expected{1'000, 190, 200},
                             Expected{10'000, 190, 200}, Expected{1'000'000, 0, 0}}) {
    HouseholdTable table;
    table.resize(kHouseholds);
    RandomStream random(5, Purpose::test, static_cast<std::uint64_t>(of.ratio));
    for (HouseholdId const id : table.code.ids()) {
      double const at = (static_cast<double>(random.next_below(1'000'000)) + 0.5) / 1e6;
      double const income = 1'500'000.0 * portable_exp(0.6 * normal_quantile(at));
      auto const minor = static_cast<std::int64_t>(income);
      table.income_a_person[id] = Stated(id.value() % 100 == 0 ? minor / of.ratio : minor);
    }
    IdVector<HouseholdId, std::optional<bool>> const found = find_unit_mix(table);
    int planted = 0;
    int others = 0;
    for (HouseholdId const id : table.code.ids()) {
      bool const is_found = found[id].value_or(false);
      planted += is_found && id.value() % 100 == 0 ? 1 : 0;
      others += is_found && id.value() % 100 != 0 ? 1 : 0;
    }
    EXPECT_GE(planted, of.least_found) << of.ratio;
    EXPECT_LE(planted, of.most_found) << of.ratio;
    EXPECT_EQ(others, 0) << of.ratio;
    RecordProperty("found_of_200_at_" + std::to_string(of.ratio), planted);
  }
}

// Square metres beside mu; who records nothing is not judged.
TEST(FindUnitMixTest, Areas) {
  HouseholdTable table;
  table.resize(42);
  for (HouseholdId const id : table.code.ids()) {
    if (id.value() < 40) {
      table.standing.house_area[id] = Stated(std::int64_t{10'000} + 100 * id.value());
    }
  }
  table.standing.house_area[HouseholdId(40)] = Stated(std::int64_t{18});  // 0.18 mu = 120 m²
  IdVector<HouseholdId, std::optional<bool>> const found = find_unit_mix(table);
  EXPECT_EQ(found[HouseholdId(3)], std::optional(false));
  EXPECT_EQ(found[HouseholdId(40)], std::optional(true));
  EXPECT_EQ(found[HouseholdId(41)], std::nullopt);
}

}  // namespace
}  // namespace tongcun
