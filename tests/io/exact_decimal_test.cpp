// SPDX-License-Identifier: Apache-2.0
#include "io/exact_decimal.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

std::string again(std::string_view text) {
  std::optional<ExactDecimal> const number = parse_exact(text);
  return number ? text_of(*number) : "none";
}

TEST(ExactDecimalTest, Parses) {
  EXPECT_EQ(again("0"), "0");
  EXPECT_EQ(again("-12.50"), "-12.50");
  EXPECT_EQ(again("226100208306.44"), "226100208306.44");
  EXPECT_EQ(again("4e-05"), "0.00004");
  EXPECT_EQ(again("1.5e3"), "1500");
  EXPECT_EQ(again("999999999999999999"), "999999999999999999");
  for (char const* const text : {"", "-", ".5", "5.", "1.2.3", "0x1", "1e", "1e99", "a", " 1",
                                 "1000000000000000000", "529901-R001", "2027-09"}) {
    EXPECT_EQ(again(text), "none") << text;
  }
}

TEST(ExactDecimalTest, DifferencesAreExact) {
  auto const less = [](char const* of, char const* by) {
    return text_of(difference(*parse_exact(of), *parse_exact(by)).value(), true);
  };
  EXPECT_EQ(less("0.3", "0.1"), "+0.2");
  EXPECT_EQ(less("0.1", "0.25"), "-0.15");
  EXPECT_EQ(less("5", "5.00"), "0.00");
  EXPECT_FALSE(difference(*parse_exact("999999999999999999"), *parse_exact("0.01")));
}

}  // namespace
}  // namespace tongcun
