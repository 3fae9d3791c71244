// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/poverty_line.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace tongcun {
namespace {

IncomeUnit net_yuan() {
  return {"CNY", "person/year", "net"};
}

PovertyLine national() {
  PovertyLine line;
  line.key = "national";
  line.currency = "CNY";
  line.per = "person/year";
  line.concept_of_income = "net";
  line.by_year = {{2019, 321800}, {2020, 400000}};
  return line;
}

PovertyLine international(std::int64_t cents) {
  PovertyLine line;
  line.key = "extreme";
  line.currency = "USD-PPP-2021";
  line.per = "person/day";
  line.concept_of_income = "survey";
  line.any_year = cents;
  return line;
}

LineLack lack_of(PovertyLine const& line, std::optional<int> year, IncomeUnit const& unit) {
  ResolvedLine const resolved = resolve_line(line, year, unit, std::nullopt);
  EXPECT_EQ(resolved.line.has_value(), resolved.lack == LineLack::none);
  return resolved.lack;
}

TEST(PovertyLine, EachYearHasItsOwn) {
  ResolvedLine const resolved = resolve_line(national(), 2019, net_yuan(), std::nullopt);
  ASSERT_TRUE(resolved.line);
  EXPECT_EQ(resolved.line->line, 321800);
  EXPECT_EQ(resolved.line->poor_if, PoorIf::below);
}

// None is carried on from the year before, none assumed after 2020.
TEST(PovertyLine, NoneWhereNobodyStatesIt) {
  EXPECT_EQ(lack_of(national(), 2021, net_yuan()), LineLack::no_value);
  EXPECT_EQ(lack_of(national(), 2018, net_yuan()), LineLack::no_value);
  EXPECT_EQ(lack_of(national(), std::nullopt, net_yuan()), LineLack::no_year);
  EXPECT_EQ(resolve_line(national(), 2020, std::nullopt, std::nullopt).lack, LineLack::no_income);
  PovertyLine zero = national();
  zero.by_year[2020] = 0;
  EXPECT_EQ(lack_of(zero, 2020, net_yuan()), LineLack::no_value);
}

// P22 of the domain reference: incomes are disposable, the rule asks for net.
TEST(PovertyLine, NeverConvertsConceptsOrCurrencies) {
  EXPECT_EQ(lack_of(national(), 2020, {"CNY", "person/year", "disposable"}),
            LineLack::other_concept);
  EXPECT_EQ(lack_of(national(), 2020, {"RWF", "person/year", "net"}), LineLack::other_currency);
  EXPECT_EQ(lack_of(national(), 2020, {"CNY", "person/day", "net"}), LineLack::other_period);
  PovertyLine open = national();
  open.concept_of_income = "";
  EXPECT_EQ(lack_of(open, 2020, net_yuan()), LineLack::no_concept);
}

// A register of several concepts has a unit without words (V605): it fits no line at all.
TEST(PovertyLine, SeveralUnitsFitNoLine) {
  EXPECT_EQ(lack_of(national(), 2020, IncomeUnit{}), LineLack::no_income);
  PurchasingPower const power{3'600'000, 1'050'000};
  EXPECT_EQ(resolve_line(international(300), 2026, IncomeUnit{}, power).lack, LineLack::no_income);
}

// P38: factor 3.60, prices 1.05: 4,139.10; 5,794.74; 11,451.51 a year.
TEST(PovertyLine, InternationalLinesByThePrintedExample) {
  PurchasingPower const power{3'600'000, 1'050'000};
  for (auto const& [cents, expected] :
       {std::pair{300, 413910}, std::pair{420, 579474}, std::pair{830, 1145151}}) {
    ResolvedLine const resolved = resolve_line(international(cents), 2026, net_yuan(), power);
    ASSERT_TRUE(resolved.line);
    EXPECT_EQ(resolved.line->line, expected);
  }
  EXPECT_EQ(lack_of(international(300), 2026, net_yuan()), LineLack::no_purchasing_power);
}

TEST(PovertyLine, InternationalIncomesNeedNoFactor) {
  IncomeUnit const dollars{"USD-PPP-2021", "person/day", "consumption"};
  ResolvedLine const resolved =
      resolve_line(international(300), std::nullopt, dollars, std::nullopt);
  ASSERT_TRUE(resolved.line);
  EXPECT_EQ(resolved.line->line, 300);
}

// A currency without minor units: 3.00 * 365 * 310.5 * 1 = 339,997.5, half up.
TEST(PovertyLine, RoundsHalfUpToMinorUnits) {
  PurchasingPower const power{310'500'000, 1'000'000};
  ResolvedLine const resolved = resolve_line(
      international(300), 2021, IncomeUnit{"RWF", "person/year", "consumption"}, power, 1);
  ASSERT_TRUE(resolved.line);
  EXPECT_EQ(resolved.line->line, 339998);
}

TEST(PovertyLine, LargestFactorsFitOrAreRefused) {
  PurchasingPower const most{100'000'000'000, 1'000'000'000};
  EXPECT_EQ(resolve_line(international(100'000'000'000), 2021, net_yuan(), most, 1000).lack,
            LineLack::beyond_range);
}

}  // namespace
}  // namespace tongcun
