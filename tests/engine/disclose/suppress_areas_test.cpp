// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/suppress_areas.h"

#include "engine/run/random_stream.h"
#include "tests/engine/disclose/linear_attack.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Counts = std::vector<std::int64_t>;

// P36 of the domain reference (4.11): c of b households have a property that tells of them.
TEST(SuppressAreas, CellsOfTheReference) {
  std::vector<Telling> const tells{Telling::tells, Telling::tells};
  EXPECT_FALSE(is_safe(tells, {4, 176}));
  EXPECT_TRUE(is_safe(tells, {12, 168}));
  EXPECT_FALSE(is_safe(tells, {12, 0}));
  EXPECT_FALSE(is_safe(tells, {0, 180}));
  EXPECT_FALSE(is_safe(tells, {6, 2}));
}

TEST(SuppressAreas, WhatIsNotKnownTellsNothing) {
  // has it, has it not, not known
  std::vector<Telling> const tells{Telling::tells, Telling::tells, Telling::hedges};
  EXPECT_TRUE(is_safe(tells, {0, 0, 180}));
  EXPECT_TRUE(is_safe(tells, {30, 10, 40}));
  EXPECT_FALSE(is_safe(tells, {30, 10, 4}));
  EXPECT_TRUE(is_safe(tells, {30, 0, 40}));  // nobody knows of whom it is known
  EXPECT_TRUE(is_safe(tells, {0, 0, 0}));    // nobody lives there
}

// Households without pupils are no doubt about those with pupils.
TEST(SuppressAreas, WhomItDoesNotConcernIsNoDoubt) {
  std::vector<Telling> const tells{Telling::tells, Telling::tells, Telling::silent};
  EXPECT_FALSE(is_safe(tells, {30, 0, 40}));
  EXPECT_TRUE(is_safe(tells, {30, 10, 40}));
}

// Villages with a township each and a county each; the counts of larger areas are sums.
class Land {
 public:
  explicit Land(std::vector<Telling> telling) { split_.telling = std::move(telling); }

  void village(std::string const& county, std::string const& township, Counts counts) {
    std::string const code = "v" + std::to_string(100 + villages_.size());
    villages_.code.push_back(code);
    villages_.name.push_back("");
    villages_.county_code.push_back(county);
    villages_.county_name.push_back("");
    villages_.township_code.push_back(township);
    villages_.township_name.push_back("");
    counts_.push_back(std::move(counts));
  }
  void choose() {
    tree_ = build_area_tree(villages_);
    split_.households = IdVector<AreaId, Counts>(tree_.areas.size(), Counts(split_.telling.size()));
    for (VillageId const village : villages_.code.ids()) {
      for (AreaId area = tree_.of_village[village]; !area.is_none();
           area = tree_.areas[area].parent) {
        for (std::size_t part = 0; part < split_.telling.size(); ++part) {
          split_.households[area][part] += counts_[village.value()][part];
        }
      }
    }
    shown_ = choose_shown(tree_, split_);
  }
  // Codes of the shown areas, "all" for all.
  [[nodiscard]] std::string shown() const {
    std::string list;
    for (AreaId const area : tree_.areas.ids()) {
      if (shown_[area] != 0) {
        list += (list.empty() ? "" : " ") +
                (area == AreaId(0) ? std::string("all") : tree_.areas[area].code);
      }
    }
    return list;
  }

  AreaTree tree_;
  Split split_;
  IdVector<AreaId, std::uint8_t> shown_;

 private:
  Villages villages_;
  std::vector<Counts> counts_;
};

//   county A: township a with villages (20 pass, 15 fail), (4, 176)
// The second village is too small. The first is as well hidden, or the second could be found by
// subtraction from the township, which is larger and comes first.
TEST(SuppressAreas, ASecondVillageHidesWithTheFirst) {
  Land land({Telling::tells, Telling::tells});
  land.village("A", "a", {20, 15});
  land.village("A", "a", {4, 176});
  land.choose();
  EXPECT_EQ(land.shown(), "all A a");
}

//   township a: (20, 15), (4, 176), (6, 40)   4 + 6 = 10: two hidden villages hide each other
TEST(SuppressAreas, TwoHiddenVillagesHideEachOther) {
  Land land({Telling::tells, Telling::tells});
  land.village("A", "a", {20, 15});
  land.village("A", "a", {4, 176});
  land.village("A", "a", {6, 40});
  land.choose();
  EXPECT_EQ(land.shown(), "all A a v100");
}

//   township a: (3, 50); township b: (30, 60), (12, 40); one county
// a cannot be shown. With b and the county a would be county - b: of b and its villages those with
// the fewest households are hidden first: b itself falls (it is the only township), and then of its
// villages v102 (52 households): 3 + 12 = 15.
TEST(SuppressAreas, ATownshipIsNotFoundFromItsCounty) {
  Land land({Telling::tells, Telling::tells});
  land.village("A", "a", {3, 50});
  land.village("A", "b", {30, 60});
  land.village("A", "b", {12, 40});
  land.choose();
  EXPECT_EQ(land.shown(), "all A v101");
}

TEST(SuppressAreas, NobodyIsShownWhereAllAreTooFew) {
  Land land({Telling::tells, Telling::tells});
  land.village("A", "a", {3, 2});
  land.choose();
  EXPECT_EQ(land.shown(), "");
}

// An attacker with linear algebra: whatever set of villages can be computed from the shown areas,
// its counts are safe. All sets of up to eight villages are tried, in 500 random lands.
TEST(SuppressAreas, NoSumOfShownAreasIsUnsafe) {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    RandomStream random(seed, Purpose::test, 0);
    Land land({Telling::tells, Telling::tells, Telling::hedges});
    std::size_t const villages = 3 + random.next_below(6);
    for (std::size_t i = 0; i < villages; ++i) {
      Counts counts;
      for (int part = 0; part < 3; ++part) {
        counts.push_back(random.next_below(4) == 0 ? 0 : random.next_below(30));
      }
      land.village(std::to_string(random.next_below(2)), std::to_string(random.next_below(3)),
                   counts);
    }
    land.choose();
    std::vector<std::vector<double>> const known = shown_rows(land.tree_, land.shown_);
    for (std::uint32_t set = 1; set < (1U << villages); ++set) {
      std::vector<double> row(villages, 0.0);
      Counts counts(3, 0);
      for (std::uint32_t v = 0; v < villages; ++v) {
        if ((set >> v & 1U) != 0) {
          row[v] = 1.0;
          AreaId const area = land.tree_.of_village[VillageId(v)];
          for (std::size_t part = 0; part < 3; ++part) {
            counts[part] += land.split_.households[area][part];
          }
        }
      }
      if (!is_safe(land.split_.telling, counts)) {
        EXPECT_FALSE(is_in_span(known, row)) << "seed " << seed << ", set " << set;
      }
    }
  }
}

}  // namespace
}  // namespace tongcun
