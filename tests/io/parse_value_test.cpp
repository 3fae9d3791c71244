// SPDX-License-Identifier: Apache-2.0
#include "io/parse_value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

struct Whole {
  std::string cell;
  std::int64_t value;
};
struct Decimal {
  std::string cell;
  double value;
};

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();

std::vector<Whole> const& wholes() {
  static std::vector<Whole> const kWholes{// digits and signs
                                          {"0", 0},
                                          {"7", 7},
                                          {"42", 42},
                                          {"567", 567},
                                          {"-3", -3},
                                          {"+3", 3},
                                          {"-0", 0},
                                          {"+0", 0},
                                          {"007", 7},
                                          {"000", 0},
                                          {"-012", -12},
                                          {"10000000", 10000000},
                                          {"010203004005", 10203004005},
                                          {"9007199254740993", 9007199254740993},
                                          {"9223372036854775807", kLargest},
                                          {"-9223372036854775808", kSmallest},
                                          // blanks around
                                          {" 5", 5},
                                          {"5 ", 5},
                                          {"\t5\r\n", 5},
                                          {"  -5  ", -5},
                                          {"　5　", 5},
                                          {"\xc2\xa0"
                                           "5",
                                           5},
                                          // decimal part of zeros
                                          {"567.0", 567},
                                          {"567.", 567},
                                          {"-3.00", -3},
                                          {"0.000", 0},
                                          {"1,234.0", 1234},
                                          {"+8.0", 8},
                                          {" 9.0 ", 9},
                                          // thousands groups
                                          {"1,234", 1234},
                                          {"12,345", 12345},
                                          {"123,456", 123456},
                                          {"1,234,567", 1234567},
                                          {"-1,234", -1234},
                                          {"+1,234", 1234},
                                          {"0,000", 0},
                                          {"1,000,000,000,000", 1000000000000},
                                          // full width
                                          {"０", 0},
                                          {"５６７", 567},
                                          {"１２3", 123},
                                          {"－３", -3},
                                          {"＋３", 3},
                                          {"１，２３４", 1234},
                                          {"５６７．０", 567},
                                          {"１,２３４", 1234},
                                          {"９８７６５４３２１０", 9876543210}};
  return kWholes;
}

std::vector<Decimal> const& decimals() {
  static std::vector<Decimal> const kDecimals{{"0.1", 0.1},
                                              {"0.5", 0.5},
                                              {"-0.5", -0.5},
                                              {"+0.25", 0.25},
                                              {"1.5", 1.5},
                                              {"104.0657352941", 104.0657352941},
                                              {"29.98765432109876", 29.98765432109876},
                                              {"-1.9441", -1.9441},
                                              {"3.14159265358979323846", 3.14159265358979323846},
                                              {"1,234.5", 1234.5},
                                              {"12,345,678.125", 12345678.125},
                                              {"-1,234.5", -1234.5},
                                              {"１０４．５", 104.5},
                                              {"－１．２５", -1.25},
                                              {"１，２３４．５", 1234.5},
                                              {" 2.5 ", 2.5},
                                              {"\t2.5\n", 2.5},
                                              {"　2.5", 2.5},
                                              {"007.5", 7.5},
                                              {"0.10", 0.1},
                                              {"0.001", 0.001},
                                              {"1.01", 1.01},
                                              {"567.5", 567.5},
                                              {"0.0000001", 1e-7},
                                              {"180.0000001", 180.0000001},
                                              {"4503599627370496.5", 4503599627370496.5},
                                              {"0.1000000000000000055511151231257827", 0.1},
                                              {"0.30000000000000004", 0.30000000000000004},
                                              {"2.2250738585072014", 2.2250738585072014}};
  return kDecimals;
}

std::vector<std::string> const& refused() {
  static std::vector<std::string> const kRefused{
      // nothing, blanks, no digits
      "", " ", "\t", "　", ".", ",", "-", "+", "-.", "+.", ",.", "--", "－", "．",
      // no digit before the point
      ".5", "-.5", "+.5", "．５",
      // signs in the wrong place or twice
      "--3", "++3", "+-3", "-+3", "3-", "3+", "1-2", "- 3", "+ 3", "(3)", "−3",
      // points
      "1.2.3", "1..2", "..1", "1.2.", "1.-2",
      // groups
      "1,23", "1,2", "1,", ",123", "1234,567", "1,2345", "12,34,567", "1,,234", "1,234,",
      "1,234,56", ",", "-,123", "1.234,5", "1,23.4", "1 234", "1'234", "1，23", "1、234", "1_000",
      "0.1,234", "1.234,567",
      // words, units, qualifiers
      "约500", "500人", "500 人", "1.2万", "3亩", "12a", "a12", "5%", "5‰", "¥5", "≈5", ">5",
      "5以上", "五", "三百", "廿", "Ⅻ", "½", "5²", "①",
      // what other parsers take for numbers
      "1e3", "1E3", "1.02E+10", "1e", "0x10", "0b1", "010h", "1f", "1L", "1d", "nan", "NaN", "inf",
      "-inf", "infinity", "NULL", "null", "true", "无数据", "不详", "—", "**", "/", "N/A", "#N/A",
      // blanks and breaks inside
      "1 2", "1\n2", "1\t2", "1　2", "１　２", "5 .0", "5. 0",
      // dates, ranges, ratios, codes
      "2020-01-01", "2020/2/30", "12:30", "3/4", "3~5", "3-5", "110105194912310021X",
      "530112345678.0.0",
      // bytes that are no digits: other scripts, half of a full-width character, NUL
      "٣", "३", "\xef\xbc",
      "\xef\xbc"
      "5",
      "\xef\xbdP", "\xef\xbdX5", "5\xef", std::string("5\0", 2),
      std::string("\0"
                  "5",
                  2),
      "\xff",
      "\xe2\x80\x8b"
      "5"};
  return kRefused;
}

// Derived from the grammar by hand: the value of the digits, and the same as a decimal number.
TEST(ParseValueTest, WholeNumbers) {
  for (Whole const& row : wholes()) {
    EXPECT_EQ(parse_whole(row.cell), row.value) << row.cell;
    EXPECT_EQ(parse_decimal(row.cell), static_cast<double>(row.value)) << row.cell;
  }
}

// Decimal numbers are those the compiler reads from the same digits (correctly rounded); none of
// them is a whole number, and none is rounded to one.
TEST(ParseValueTest, DecimalNumbers) {
  for (Decimal const& row : decimals()) {
    EXPECT_EQ(parse_decimal(row.cell), row.value) << row.cell;
    EXPECT_FALSE(parse_whole(row.cell)) << row.cell;
  }
}

// Everything outside the grammar is no number, neither whole nor decimal, and never zero.
TEST(ParseValueTest, RefusesTheRest) {
  for (std::string const& cell : refused()) {
    EXPECT_FALSE(parse_whole(cell)) << testing::PrintToString(cell);
    EXPECT_FALSE(parse_decimal(cell)) << testing::PrintToString(cell);
  }
}

// The three tables together hold the number of strings that the reliability goals ask for.
TEST(ParseValueTest, TablesAreLarge) {
  EXPECT_GE(wholes().size() + decimals().size() + refused().size(), 150U);
}

// Beyond 64 bits there is no whole number (2^63 and 10^19), beyond 1.8e308 no decimal one.
TEST(ParseValueTest, RefusesOverflow) {
  for (char const* cell : {"9223372036854775808", "-9223372036854775809", "10000000000000000000",
                           "99999999999999999999.0"}) {
    EXPECT_FALSE(parse_whole(cell)) << cell;
    EXPECT_TRUE(parse_decimal(cell)) << cell;
  }
  EXPECT_FALSE(parse_decimal("1" + std::string(309, '0')));
  EXPECT_FALSE(parse_decimal("-1" + std::string(309, '0')));
  EXPECT_EQ(parse_decimal("1" + std::string(308, '0')), 1e308);
}

// 2^53 + 1 lies between two doubles; halfway goes to the even one.
TEST(ParseValueTest, RoundsHalfToEven) {
  EXPECT_EQ(parse_decimal("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(parse_decimal("9007199254740995"), 9007199254740996.0);
  EXPECT_EQ(parse_decimal("9007199254740993.00000000000000000001"), 9007199254740994.0);
}

// Zeros have no sign that matters.
TEST(ParseValueTest, Months) {
  auto const bits = [](std::string_view cell) -> std::optional<int> {
    std::optional<MonthSet> const months = parse_months(cell);
    return months ? std::optional<int>(months->bits()) : std::nullopt;
  };
  EXPECT_EQ(bits("全年"), 0xfff);
  EXPECT_EQ(bits("111100000000"), 0x00f);
  EXPECT_EQ(bits("1-4"), 0x00f);
  EXPECT_EQ(bits("1-4,9-12"), 0xf0f);
  EXPECT_EQ(bits("1、2、3、4月"), 0x00f);
  EXPECT_EQ(bits("１月至４月，１２月"), 0x80f);
  EXPECT_EQ(bits("11-2"), 0xc03);  // over the turn of the year
  EXPECT_EQ(bits("5"), 0x010);
  for (char const* cell : {"", "0", "13", "1-", "-4", "1--4", "1,,2", "雨季", "1111", "4月下旬"}) {
    EXPECT_EQ(bits(cell), std::nullopt) << cell;
  }
}

TEST(ParseValueTest, Years) {
  for (char const* text : {"2015", "2015年", "2015-03", "2015/3", "2015.3", "201503", "2015年3月",
                           "2015-03-04", "20150304", "2015年3月4日"}) {
    EXPECT_EQ(parse_year(text), 2015) << text;
  }
  for (char const* text : {"", "15", "15年", "2015-13", "2015-0", "201500", "2015年13月", "20151",
                           "2015-02-30", "2015-", "2015年3", "3015", "约2015"}) {
    EXPECT_EQ(parse_year(text), std::nullopt) << text;
  }
}

TEST(ParseValueTest, Zeros) {
  for (char const* cell : {"0", "-0", "0.0", "-0.00", "０．０"}) {
    EXPECT_EQ(parse_whole(cell), 0) << cell;
    EXPECT_EQ(parse_decimal(cell), 0.0) << cell;
  }
}

}  // namespace
}  // namespace tongcun
