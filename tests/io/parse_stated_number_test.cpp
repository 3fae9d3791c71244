// SPDX-License-Identifier: Apache-2.0
#include "io/parse_stated_number.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

std::string told(char const* text) {
  std::optional<StatedNumber> const number = parse_stated_number(text);
  if (!number) {
    return "none";
  }
  std::string told = decimal_text(number->value, 6).value() + " " +
                     std::string(kMeasureNames[static_cast<std::size_t>(number->measure)]);
  if (number->half_step != Fraction()) {
    told += " +-" + decimal_text(number->half_step, 6).value();
  }
  constexpr std::array<char const*, 4> kFirmness{"", " or more", " or less", " about"};
  told += kFirmness[static_cast<std::size_t>(number->firmness)];
  return told + (number->is_range ? " of a range" : "");
}

TEST(ParseStatedNumberTest, ReadsWhatReportsWrite) {
  EXPECT_EQ(told("95"), "95 count");
  EXPECT_EQ(told("1,569人"), "1569 count");
  EXPECT_EQ(told("１５６９ 人"), "1569 count");
  EXPECT_EQ(told("60.5%"), "60.5 per_cent +-0.05");
  EXPECT_EQ(told("56％"), "56 per_cent +-0.5");
  EXPECT_EQ(told("1.40%"), "1.4 per_cent +-0.005");
  EXPECT_EQ(told("-3.5 %"), "-3.5 per_cent +-0.05");
  EXPECT_EQ(told("28.850公里"), "28850 length +-0.5");
  EXPECT_EQ(told("200 m"), "200 length +-0.5");
  EXPECT_EQ(told("37.5 km2"), "37500000 area +-50000");
  EXPECT_EQ(told("3亩"), "2000 area +-333.333333");
  EXPECT_EQ(told("25,200元"), "25200 money");
  EXPECT_EQ(told("9944.7元"), "9944.7 money +-0.05");
  EXPECT_EQ(told("2.76亿元"), "276000000 money +-500000");
  EXPECT_EQ(told("450万元"), "4500000 money +-5000");
  EXPECT_EQ(told("4.6万人"), "46000 count +-500");
}

TEST(ParseStatedNumberTest, ReadsHowFirmANumberIs) {
  EXPECT_EQ(told("129500万余元"), "1295000000 money +-5000 or more");
  EXPECT_EQ(told("56000余亩"), "37333333.333333 area +-333.333333 or more");
  EXPECT_EQ(told("约110人"), "110 count about");
  EXPECT_EQ(told("110人左右"), "110 count about");
  EXPECT_EQ(told("27%以上"), "27 per_cent +-0.5 or more");
  EXPECT_EQ(told("不低于300元"), "300 money or more");
  EXPECT_EQ(told("近300户"), "300 count or less");
  EXPECT_EQ(told("at least 12 households"), "12 count or more");
  EXPECT_EQ(told("4005000元不等"), "4005000 money of a range");
}

// Nothing is guessed: other words, several numbers, groups that are none, what a blank or a dash
// keeps apart.
TEST(ParseStatedNumberTest, RefusesWhatIsNoNumber) {
  for (char const* text : {"",         "x",        "12x",
                           "1.2.3",    "1.",       ".5",
                           "1,23",     "12,3456",  "1234,567",
                           "400-5000", "400 5000", "400—5000",
                           "5(6)",     "5（6）",   "约110人左右",
                           "5元人",    "1e5",      "5斤",
                           "12 %%",    "八",       "123456789012345678",
                           "?20",      "--5",      "5-"}) {
    EXPECT_EQ(told(text), "none") << text;
  }
}

}  // namespace
}  // namespace tongcun
