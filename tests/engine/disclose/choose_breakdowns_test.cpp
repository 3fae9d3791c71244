// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/choose_breakdowns.h"

#include "engine/run/random_stream.h"
#include "tests/engine/disclose/linear_attack.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::vector<Telling> const kTwo{Telling::tells, Telling::tells};
std::vector<Telling> const kThree{Telling::tells, Telling::tells, Telling::tells};

// Households of villages of one township, each with a part of two breakdowns.
class People {
 public:
  std::uint32_t village() {
    std::string const code = "v" + std::to_string(villages_.size());
    villages_.code.push_back(code);
    villages_.name.push_back("");
    villages_.county_code.push_back("C");
    villages_.county_name.push_back("");
    villages_.township_code.push_back("T");
    villages_.township_name.push_back("");
    return static_cast<std::uint32_t>(villages_.size() - 1);
  }
  void add(std::uint32_t village, int households, std::uint8_t first, std::uint8_t second) {
    for (int i = 0; i < households; ++i) {
      village_of_.push_back(VillageId(village));
      first_.push_back(first);
      second_.push_back(second);
    }
  }
  // Which areas are shown of the first breakdown and of the second after it.
  std::pair<ShownAreas, ShownAreas> chosen(std::vector<Telling> const& second_telling) {
    tree_ = build_area_tree(villages_);
    BreakdownChoice choice(tree_, village_of_, ShownAreas(tree_.areas.size(), 1));
    ShownAreas first = choice.add({first_, kTwo});
    return {std::move(first), choice.add({second_, second_telling})};
  }

  AreaTree tree_;
  IdVector<HouseholdId, VillageId> village_of_;
  IdVector<HouseholdId, std::uint8_t> first_;
  IdVector<HouseholdId, std::uint8_t> second_;

 private:
  Villages villages_;
};

constexpr AreaId kAll{0};

// 30 with a low income, 25 of them in a class: who subtracts finds five households of low income
// without a class.
TEST(ChooseBreakdowns, HidesADifferenceOfFew) {
  People people;
  std::uint32_t const village = people.village();
  people.add(village, 25, 0, 0);
  people.add(village, 5, 0, 1);
  people.add(village, 200, 1, 1);
  auto const [first, second] = people.chosen(kTwo);
  EXPECT_EQ(first[kAll], 1);
  EXPECT_EQ(second[kAll], 0);
}

TEST(ChooseBreakdowns, ShowsADifferenceOfMany) {
  People people;
  std::uint32_t const village = people.village();
  people.add(village, 25, 0, 0);
  people.add(village, 15, 0, 1);
  people.add(village, 200, 1, 1);
  auto const [first, second] = people.chosen(kTwo);
  EXPECT_EQ(second[kAll], 1);
}

TEST(ChooseBreakdowns, TheSameBreakdownTwiceIsShownTwice) {
  People people;
  std::uint32_t const village = people.village();
  people.add(village, 25, 0, 0);
  people.add(village, 200, 1, 1);
  auto const [first, second] = people.chosen(kTwo);
  EXPECT_EQ(first[kAll], 1);
  EXPECT_EQ(second, first);
}

// Two classes of 12 and 13 together are all but four of those of low income: neither class alone
// tells, their sum does.
TEST(ChooseBreakdowns, LooksAtUnionsOfParts) {
  People people;
  std::uint32_t const village = people.village();
  people.add(village, 12, 0, 0);
  people.add(village, 13, 0, 1);
  people.add(village, 4, 0, 2);
  people.add(village, 200, 1, 2);
  auto const [first, second] = people.chosen(kThree);
  EXPECT_EQ(first[kAll], 1);
  EXPECT_EQ(second[kAll], 0);
}

// Unrelated breakdowns hide nothing of each other, however small their common cells are.
TEST(ChooseBreakdowns, UnrelatedBreakdownsAreShown) {
  People people;
  std::uint32_t const village = people.village();
  people.add(village, 2, 0, 0);
  people.add(village, 40, 0, 1);
  people.add(village, 40, 1, 0);
  people.add(village, 2, 1, 1);
  auto const [first, second] = people.chosen(kTwo);
  EXPECT_EQ(first[kAll], 1);
  EXPECT_EQ(second[kAll], 1);
}

// Whoever knows the shown areas of both can compute the difference of a class and what it lies in
// only for sets of villages in which it is of nobody or of ten at least.
TEST(ChooseBreakdowns, NoCommonSetHasASmallDifference) {
  int shown_of_second = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    RandomStream random(seed, Purpose::test, 0);
    People people;
    std::size_t const villages = 2 + random.next_below(5);
    std::vector<std::int64_t> difference(villages, 0);
    for (std::size_t v = 0; v < villages; ++v) {
      std::uint32_t const village = people.village();
      people.add(village, static_cast<int>(random.next_below(40)), 0, 0);
      auto const between = static_cast<int>(random.next_below(3) == 0 ? 0 : random.next_below(20));
      people.add(village, between, 0, 1);
      people.add(village, 20 + static_cast<int>(random.next_below(60)), 1, 1);
      difference[v] = between;
    }
    auto const [first, second] = people.chosen(kTwo);
    auto const of_first = shown_rows(people.tree_, first);
    auto const of_second = shown_rows(people.tree_, second);
    for (std::uint32_t set = 1; set < (1U << villages); ++set) {
      std::vector<double> row(villages, 0.0);
      std::int64_t sum = 0;
      for (std::uint32_t v = 0; v < villages; ++v) {
        if ((set >> v & 1U) != 0) {
          row[v] = 1.0;
          sum += difference[v];
        }
      }
      bool const is_common = is_in_span(of_first, row) && is_in_span(of_second, row);
      shown_of_second += is_common ? 1 : 0;
      if (sum > 0 && sum < kLeastHouseholds) {
        EXPECT_FALSE(is_common) << "seed " << seed << ", set " << set;
      }
    }
  }
  EXPECT_GT(shown_of_second, 20);
}

}  // namespace
}  // namespace tongcun
