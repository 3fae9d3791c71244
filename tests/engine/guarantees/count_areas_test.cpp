// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/count_areas.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

// Villages with a township (code and name), households and the verdict of the only guarantee.
class Areas {
 public:
  Areas() {
    Guarantee guarantee;
    guarantee.key = "water";
    guarantee.condition = rules_.book.conditions.push_back({});
    rules_.guarantees.push_back(guarantee);
  }

  void add(std::string const& township_code, std::string const& township_name,
           std::optional<Households> households, Verdict verdict,
           std::string const& county = "5301") {
    villages_.code.push_back(std::to_string(villages_.size()));
    villages_.name.push_back("");
    villages_.township_code.push_back(township_code);
    villages_.township_name.push_back(township_name);
    villages_.county_code.push_back(county);
    villages_.county_name.push_back("");
    villages_.households.push_back(households);
    villages_.persons.push_back(Persons(7));
    Judgements judgements;
    judgements.conditions.push_back(verdict);
    judged_.villages.push_back(judgements);
  }

  [[nodiscard]] std::vector<AreaCount> count() const {
    return count_areas(rules_, judged_, villages_);
  }

 private:
  GuaranteeRules rules_;
  Villages villages_;
  VillageGuarantees judged_;
};

VillageCount const& of(AreaCount const& area, Verdict verdict) {
  return area.verdicts[GuaranteeId(0)][static_cast<std::size_t>(verdict)];
}

//   township   A: two villages, 10 households pass, unknown households fail
//              B: 5 households unknown, written with two names for one code
//              without a code: "C" and "" are two areas
TEST(CountAreas, ByTownshipCountyAndAll) {
  Areas areas;
  areas.add("B", "", Households(5), Verdict::unknown);
  areas.add("A", "Upper", Households(10), Verdict::pass);
  areas.add("", "C", Households(1), Verdict::pass);
  areas.add("A", "Upper", std::nullopt, Verdict::fail);
  areas.add("B", "Lower", Households(2), Verdict::not_applicable);
  areas.add("", "", Households(3), Verdict::fail);
  std::vector<AreaCount> const counts = areas.count();
  ASSERT_EQ(counts.size(), 6U);

  EXPECT_EQ(counts[0].level, AreaLevel::all);
  EXPECT_EQ(counts[0].base, (VillageCount{6, 21, 42}));
  EXPECT_EQ(of(counts[0], Verdict::pass), (VillageCount{2, 11, 14}));
  EXPECT_EQ(of(counts[0], Verdict::fail), (VillageCount{2, 3, 14}));
  EXPECT_EQ(of(counts[0], Verdict::unknown), (VillageCount{1, 5, 7}));
  EXPECT_EQ(of(counts[0], Verdict::not_applicable), (VillageCount{1, 2, 7}));

  EXPECT_EQ(counts[1].level, AreaLevel::county);
  EXPECT_EQ(counts[1].code, "5301");
  EXPECT_EQ(counts[1].base, counts[0].base);

  // Townships without a code stand first, told apart by their names.
  EXPECT_EQ(counts[2].level, AreaLevel::township);
  EXPECT_EQ(counts[2].name, "");
  EXPECT_EQ(of(counts[2], Verdict::fail), (VillageCount{1, 3, 7}));
  EXPECT_EQ(counts[3].name, "C");
  EXPECT_EQ(of(counts[3], Verdict::pass), (VillageCount{1, 1, 7}));
  EXPECT_EQ(counts[4].code, "A");
  EXPECT_EQ(counts[4].base, (VillageCount{2, 10, 14}));
  EXPECT_EQ(of(counts[4], Verdict::fail), (VillageCount{1, 0, 7}));
  EXPECT_EQ(counts[5].code, "B");
  EXPECT_EQ(counts[5].name, "Lower");
  EXPECT_EQ(of(counts[5], Verdict::unknown), (VillageCount{1, 5, 7}));
}

// Without codes, townships of one name in two counties are two areas.
TEST(CountAreas, NamesOfTownshipsRepeatInOtherCounties) {
  Areas areas;
  areas.add("", "Upper", Households(10), Verdict::pass, "5301");
  areas.add("", "Upper", Households(4), Verdict::fail, "5302");
  areas.add("", "Upper", Households(1), Verdict::pass, "5301");
  std::vector<AreaCount> const counts = areas.count();
  ASSERT_EQ(counts.size(), 5U);  // all, two counties, two townships
  EXPECT_EQ(counts[3].base, (VillageCount{2, 11, 14}));
  EXPECT_EQ(counts[4].base, (VillageCount{1, 4, 7}));
}

TEST(CountAreas, NoVillageIsNoArea) {
  EXPECT_TRUE(Areas().count().empty());
}

}  // namespace
}  // namespace tongcun
