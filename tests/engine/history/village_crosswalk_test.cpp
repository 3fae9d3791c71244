// SPDX-License-Identifier: Apache-2.0
#include "engine/history/village_crosswalk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kFromTheStart = 0;
constexpr std::int64_t kToTheEnd = 99'991'231;

CrosswalkRow change(char const* from, char const* to, std::int64_t date,
                    std::optional<std::int64_t> share = std::nullopt) {
  static std::int64_t row = 1;
  return {++row, from, to, std::nullopt, date, share};
}

std::vector<VillageSuccessor> follow(VillageCrosswalk const& crosswalk, char const* code,
                                     std::int64_t after = kFromTheStart,
                                     std::int64_t until = kToTheEnd) {
  return follow_village(crosswalk, code, after, until);
}

// Which faults of V608 were found, one word each, with whether they reject.
std::multiset<std::pair<std::string, bool>> faults(BuiltCrosswalk const& built) {
  std::multiset<std::pair<std::string, bool>> found;
  for (Finding const& finding : built.findings) {
    EXPECT_EQ(finding.rule, "V608");
    EXPECT_GT(finding.row, 0);
    found.emplace(finding.values.front().first, finding.treatment == Treatment::rejected);
  }
  return found;
}
using Faults = std::multiset<std::pair<std::string, bool>>;
using Successors = std::vector<VillageSuccessor>;

// Domain reference 3.10: A and B merged into C in 2021.
TEST(VillageCrosswalkTest, AMergerLeadsAllToOneCode) {
  BuiltCrosswalk const built =
      build_crosswalk({change("A", "C", 20210101), change("B", "C", 20210101)});
  EXPECT_TRUE(built.findings.empty());
  EXPECT_EQ(follow(built.crosswalk, "A"), (Successors{{"C", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "B"), (Successors{{"C", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "C"), (Successors{{"C", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "Z"), (Successors{{"Z", kWholeShare}}));
}

// Domain reference 3.10: D (90 households) split into E 0.6 and F 0.4: 54 and 36.
TEST(VillageCrosswalkTest, ASplitSpreadsByShare) {
  BuiltCrosswalk const built =
      build_crosswalk({change("D", "E", 20210000, 600'000), change("D", "F", 20210000, 400'000)});
  EXPECT_TRUE(built.findings.empty());
  Successors const successors = follow(built.crosswalk, "D");
  EXPECT_EQ(successors, (Successors{{"E", 600'000}, {"F", 400'000}}));
  EXPECT_EQ(spread_by_share(90, {*successors[0].share, *successors[1].share}),
            (std::vector<std::int64_t>{54, 36}));
}

// Domain reference 3.10: a -> b 2019, b -> c 2023; from each year on what is still ahead.
TEST(VillageCrosswalkTest, ChainsAreFollowedByDate) {
  BuiltCrosswalk const built =
      build_crosswalk({change("b", "c", 20230501), change("a", "b", 20190301)});
  EXPECT_TRUE(built.findings.empty());
  EXPECT_EQ(follow(built.crosswalk, "a"), (Successors{{"c", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "a", kFromTheStart, 20221231),
            (Successors{{"b", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "b", 20191231), (Successors{{"c", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "b", 20231231), (Successors{{"b", kWholeShare}}));
}

// A code that was given up and then given to another village: the year decides which one is meant.
TEST(VillageCrosswalkTest, ACodeMayBeUsedAgain) {
  BuiltCrosswalk const built = build_crosswalk(
      {change("a", "b", 20150601), change("x", "a", 20170601), change("a", "d", 20220601)});
  EXPECT_TRUE(built.findings.empty());
  EXPECT_EQ(follow(built.crosswalk, "a", 20141231), (Successors{{"b", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "a", 20181231), (Successors{{"d", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "x", 20141231), (Successors{{"d", kWholeShare}}));
}

// Half of D stays under the old code, and what left comes back: no cycle, for D was never given up.
TEST(VillageCrosswalkTest, ASplitMayBeUndone) {
  BuiltCrosswalk const built =
      build_crosswalk({change("D", "D", 20190000, 500'000), change("D", "F", 20190000, 500'000),
                       change("F", "D", 20210000)});
  EXPECT_TRUE(built.findings.empty());
  EXPECT_EQ(follow(built.crosswalk, "D"), (Successors{{"D", kWholeShare}}));
  EXPECT_EQ(follow(built.crosswalk, "D", kFromTheStart, 20201231),
            (Successors{{"D", 500'000}, {"F", 500'000}}));
}

TEST(VillageCrosswalkTest, SharesOfAChainMultiply) {
  BuiltCrosswalk const built =
      build_crosswalk({change("D", "E", 20190000, 600'000), change("D", "F", 20190000, 400'000),
                       change("E", "F", 20210000, 250'000), change("E", "G", 20210000, 750'000)});
  EXPECT_TRUE(built.findings.empty());
  EXPECT_EQ(follow(built.crosswalk, "D"), (Successors{{"F", 550'000}, {"G", 450'000}}));
}

TEST(VillageCrosswalkTest, CyclesAreRefused) {
  EXPECT_EQ(faults(build_crosswalk({change("a", "b", 20190301), change("b", "a", 20210301)})),
            (Faults{{"cycle", true}}));
  EXPECT_EQ(faults(build_crosswalk({change("a", "b", 20190301), change("b", "c", 20200301),
                                    change("c", "a", 20210301)})),
            (Faults{{"cycle", true}}));
  // A name alone changes: the code leads to itself and nowhere back.
  EXPECT_EQ(faults(build_crosswalk({change("a", "a", 20190301)})), Faults{});
}

// Two codes that change places on one day, or a chain within a year of which only the year is said.
TEST(VillageCrosswalkTest, ChainsWithoutAnOrderAreRefused) {
  EXPECT_EQ(faults(build_crosswalk({change("a", "b", 20190301), change("b", "c", 20190301)})),
            (Faults{{"order", true}}));
  EXPECT_EQ(faults(build_crosswalk({change("a", "b", 20190000), change("b", "c", 20190901)})),
            (Faults{{"order", true}}));
  EXPECT_EQ(faults(build_crosswalk({change("a", "b", 20190300), change("b", "c", 20190901)})),
            Faults{});
}

// 0.6 and 0.3 make 0.9: neither is used. Thirds to the millionth are whole.
TEST(VillageCrosswalkTest, SharesAddUpOrAreNotUsed) {
  BuiltCrosswalk const short_of =
      build_crosswalk({change("D", "E", 20190000, 600'000), change("D", "F", 20190000, 300'000)});
  EXPECT_EQ(faults(short_of), (Faults{{"shares", false}}));
  EXPECT_EQ(short_of.findings[0].values.back(),
            std::pair(std::string("total"), std::string("90.00")));
  EXPECT_EQ(follow(short_of.crosswalk, "D"),
            (Successors{{"E", std::nullopt}, {"F", std::nullopt}}));
  EXPECT_EQ(faults(build_crosswalk({change("D", "E", 20190000, 333'333),
                                    change("D", "F", 20190000, 333'333),
                                    change("D", "G", 20190000, 333'333)})),
            Faults{});
  EXPECT_EQ(faults(build_crosswalk({change("D", "E", 20190000, 600'000)})),
            (Faults{{"shares", false}}));
  EXPECT_EQ(
      faults(build_crosswalk({change("D", "E", 20190000, 600'000), change("D", "F", 20190000)})),
      (Faults{{"no_share", false}}));
  EXPECT_EQ(faults(build_crosswalk({change("A", "C", 20190000), change("A", "C", 20190000)})),
            (Faults{{"twice", false}}));
}

// The parts of a total add up to it, each within one of its share; the same for rows in any order.
TEST(VillageCrosswalkTest, PartsAddUpToTheTotal) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::int64_t> weights(1 + random() % 6);
    for (std::int64_t& weight : weights) {
      weight = static_cast<std::int64_t>(random() % 1'000'001);
    }
    weights[0] += 1;
    std::int64_t sum = 0;
    for (std::int64_t const weight : weights) {
      sum += weight;
    }
    auto const total = static_cast<std::int64_t>(random() % 5000);
    std::vector<std::int64_t> const parts = spread_by_share(total, weights);
    std::int64_t spread = 0;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      spread += parts[at];
      EXPECT_LT(std::abs(parts[at] * sum - total * weights[at]), sum);
    }
    EXPECT_EQ(spread, total);
  }
}

TEST(VillageCrosswalkTest, RowsMayComeInAnyOrder) {
  std::vector<CrosswalkRow> rows{
      change("D", "E", 20190000, 600'000), change("D", "F", 20190000, 400'000),
      change("E", "F", 20210000, 250'000), change("E", "G", 20210000, 750'000),
      change("A", "C", 20200105),          change("B", "C", 20200105)};
  BuiltCrosswalk const first = build_crosswalk(rows);
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    std::ranges::shuffle(rows, random);
    BuiltCrosswalk const other = build_crosswalk(rows);
    EXPECT_EQ(other.findings, first.findings);
    for (char const* const code : {"A", "B", "D", "E"}) {
      EXPECT_EQ(follow(other.crosswalk, code), follow(first.crosswalk, code));
    }
  }
}

}  // namespace
}  // namespace tongcun
