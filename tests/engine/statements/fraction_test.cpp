// SPDX-License-Identifier: Apache-2.0
#include "engine/statements/fraction.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>

namespace tongcun {
namespace {

Fraction ratio(std::int64_t top, std::int64_t bottom) {
  return Fraction::ratio(top, bottom).value();
}

TEST(FractionTest, IsInLowestTerms) {
  EXPECT_EQ(ratio(6, -4), ratio(-3, 2));
  EXPECT_EQ(ratio(0, 7), Fraction());
  EXPECT_TRUE(ratio(9, 3).is_whole());
  EXPECT_FALSE(Fraction::ratio(1, 0));
  EXPECT_EQ(Fraction::decimal(43649, -2), ratio(43649, 100));
  EXPECT_EQ(Fraction::decimal(276, 6), Fraction(276'000'000));
  EXPECT_FALSE(Fraction::decimal(1, 60));
}

// A tenth ten times is one, which no binary number makes.
TEST(FractionTest, DecimalsAreExact) {
  MaybeFraction sum = Fraction();
  for (int i = 0; i < 10; ++i) {
    sum = plus(sum, Fraction::decimal(1, -1));
  }
  EXPECT_EQ(sum, Fraction(1));
}

// a + b - b = a, a * b / b = a; both sides of the order agree with crosswise products.
TEST(FractionTest, OperationsUndoEachOther) {
  std::mt19937_64 random(3);
  auto const draw = [&] {
    return ratio(static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000,
                 static_cast<std::int64_t>(random() % 999'983) + 1);
  };
  for (int round = 0; round < 5000; ++round) {
    Fraction const a = draw();
    Fraction const b = draw();
    EXPECT_EQ(minus(plus(a, b), b), a);
    if (b.top() != 0) {
      EXPECT_EQ(over(times(a, b), b), a);
    }
    Fraction::Wide const left = a.top() * b.bottom();
    Fraction::Wide const right = b.top() * a.bottom();
    EXPECT_EQ(compare(a, b), left < right   ? std::strong_ordering::less
                             : left > right ? std::strong_ordering::greater
                                            : std::strong_ordering::equal);
  }
}

// What does not fit is none, never another number.
TEST(FractionTest, OverflowIsNone) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  MaybeFraction power = Fraction(1);
  int multiplied = 0;
  while (power) {
    power = times(power, Fraction(kMost));
    ++multiplied;
  }
  EXPECT_EQ(multiplied, 2);  // the second product is above 2^125
  EXPECT_FALSE(plus(Fraction::ratio(1, kMost), Fraction::ratio(1, kMost - 1)));
  EXPECT_FALSE(over(Fraction(1), Fraction()));
  EXPECT_FALSE(plus(std::nullopt, Fraction(1)));
}

TEST(FractionTest, PrintsRoundedHalfAwayFromZero) {
  EXPECT_EQ(decimal_text(ratio(9500, 159), 2), "59.75");
  EXPECT_EQ(decimal_text(ratio(1, 8), 2), "0.13");
  EXPECT_EQ(decimal_text(ratio(-1, 8), 2), "-0.13");
  EXPECT_EQ(decimal_text(ratio(1, 3), 0), "0");
  EXPECT_EQ(decimal_text(ratio(-1, 3), 0), "0");
  EXPECT_EQ(decimal_text(Fraction(-9), 3), "-9");
  EXPECT_EQ(decimal_text(Fraction(100), 2), "100");
  EXPECT_EQ(decimal_text(ratio(999, 1000), 2), "1");
  EXPECT_EQ(scaled_whole(ratio(-1, 8), 2), -13);
  EXPECT_EQ(scaled_whole(Fraction(5), 4), 50'000);
  EXPECT_FALSE(scaled_whole(Fraction(std::numeric_limits<std::int64_t>::max()), 1));
}

}  // namespace
}  // namespace tongcun
