// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/area_warning.h"
#include "engine/poverty/top_up.h"

#include <gtest/gtest.h>

#include <vector>

namespace tongcun {
namespace {

using Money = Stated<std::int64_t>;

constexpr std::int64_t kYuan = 100;
constexpr IncomeLine kLine{7000 * kYuan, PoorIf::below, true};

// P24: a factory closes. 9,000 - 2,500 = 6,500; 8,000; 7,400 - 600 = 6,800; 6,000 is low already;
// one is unknown: 2 of 5 = 40 %, up to 3 of 5.
TEST(AreaWarning, PrintedExample) {
  std::vector<Money> const income{Money(9000 * kYuan), Money(8000 * kYuan), Money(7400 * kYuan),
                                  Money(6000 * kYuan), Money()};
  std::vector<Money> const loss{Money(10000 * kYuan), Money(0), Money(3000 * kYuan),
                                Money(5000 * kYuan), Money(8000 * kYuan)};
  std::vector<std::int32_t> const persons{4, 3, 5, 2, 4};
  PushedHouseholds const pushed = push_below_line(income, loss, persons, kLine);
  EXPECT_EQ(pushed, (PushedHouseholds{5, 2, 1, 1}));
  EXPECT_EQ(pushed.sure_permille(), 400);
  EXPECT_EQ(pushed.most_permille(), 600);
}

// What is left is exactly the line: not below it. One fen more of a loss is.
TEST(AreaWarning, TheLineItselfIsNotBelow) {
  std::vector<Money> const income{Money(8000 * kYuan)};
  std::vector<std::int32_t> const persons{3};
  EXPECT_EQ(push_below_line(income, std::vector{Money(3000 * kYuan)}, persons, kLine).pushed, 0);
  EXPECT_EQ(push_below_line(income, std::vector{Money(3000 * kYuan + 1)}, persons, kLine).pushed,
            1);
  IncomeLine const at_most{kLine.line, PoorIf::at_most, true};
  EXPECT_EQ(push_below_line(income, std::vector{Money(3000 * kYuan)}, persons, at_most).pushed, 1);
}

TEST(AreaWarning, AnUnknownLossIsNoZero) {
  std::vector<Money> const income{Money(8000 * kYuan), Money(6000 * kYuan)};
  std::vector<Money> const loss{Money(), Money()};
  std::vector<std::int32_t> const persons{3, 3};
  EXPECT_EQ(push_below_line(income, loss, persons, kLine), (PushedHouseholds{2, 0, 1, 1}));
}

TEST(AreaWarning, NobodyHasNoShares) {
  EXPECT_EQ(PushedHouseholds{}.sure_permille(), 0);
  EXPECT_EQ(PushedHouseholds{}.most_permille(), 0);
}

// P40: income 2,100, standard 4,301: a top-up of 2,201 makes 4,301.
TEST(TopUp, PrintedExample) {
  EXPECT_EQ(top_up(2100 * kYuan, 4301 * kYuan), 2201 * kYuan);
  EXPECT_EQ(top_up(4301 * kYuan, 4301 * kYuan), 0);
  EXPECT_EQ(top_up(-100, 4301 * kYuan), 4301 * kYuan + 100);
}

// Domain reference 2.7: 1,500 lost at 4,000: 3,900 -> 5,400, 4,100 -> 4,100.
TEST(TopUp, TheCliff) {
  EndingTransfer transfer{1500 * kYuan, 4000 * kYuan, 0};
  EXPECT_EQ(with_transfer(transfer, 3900 * kYuan, 0), 5400 * kYuan);
  EXPECT_EQ(with_transfer(transfer, 4100 * kYuan, 0), 4100 * kYuan);
  EXPECT_EQ(cliff(transfer), 1500 * kYuan);
  transfer.grace_years = 2;
  EXPECT_EQ(with_transfer(transfer, 4100 * kYuan, 0), 5600 * kYuan);
  EXPECT_EQ(with_transfer(transfer, 4100 * kYuan, 1), 5600 * kYuan);
  EXPECT_EQ(with_transfer(transfer, 4100 * kYuan, 2), 4100 * kYuan);
  EXPECT_EQ(cliff(transfer), 0);
}

}  // namespace
}  // namespace tongcun
