// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/area_warning.h"
#include "engine/poverty/top_up.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

// Nothing is taken: whatever the income is, nobody is pushed by that.
TEST(AreaWarning, WhoLosesNothingIsNotPushed) {
  std::vector<Money> const income{Money(), Money(6000 * kYuan)};
  std::vector<Money> const loss{Money(0), Money(0)};
  std::vector<std::int32_t> const persons{3, 3};
  EXPECT_EQ(push_below_line(income, loss, persons, kLine), (PushedHouseholds{2, 0, 1, 0}));
}

// Two villages of one township, four households of two persons with 8,000 yuan each. They need
// 14,000 of their 16,000: a loss of more than 2,000 pushes.
class Blow : public testing::Test {
 protected:
  void SetUp() override {
    for (char const* code : {"v1", "v2"}) {
      villages_.code.push_back(code);
      villages_.name.push_back("");
      villages_.township_code.push_back("t1");
      villages_.township_name.push_back("");
      villages_.county_code.push_back("c1");
      villages_.county_name.push_back("");
    }
    people_.resize(4);
    for (HouseholdId const id : people_.code.ids()) {
      people_.code[id] = "h" + std::to_string(id.value());
      people_.village[id] = VillageId(id.value() / 2);
      people_.persons[id] = 2;
      people_.income_a_person[id] = Money(8000 * kYuan);
      people_.geocode_level[id] = GeocodeLevel::house;
      people_.point[id] = {10 * static_cast<std::int32_t>(id.value()), 0};
      people_.standing.income_wage[id] = Money(5000 * kYuan);
      people_.standing.income_business[id] = Money::not_applicable();
    }
  }
  AreaWarning measure(WarningOption option) {
    return measure_warning(
        std::move(option), {}, {kLine, LineLack::none},
        {people_, account_incomes(people_), villages_, hazards_, build_area_tree(villages_)});
  }
  // A zone around the points of the households from `first` to `last`.
  void zone(std::int32_t first, std::int32_t last, std::optional<HazardKind> kind,
            std::optional<HazardLevel> level) {
    std::int32_t const west = 10 * first - 5;
    std::int32_t const east = 10 * last + 5;
    hazards_.code.push_back("z");
    hazards_.name.push_back("");
    hazards_.kind.push_back(kind);
    hazards_.level.push_back(level);
    Polygon polygon;
    polygon.rings.push_back({{west, -5}, {east, -5}, {east, 5}, {west, 5}, {west, -5}});
    MultiPolygon area;
    area.polygons.push_back(std::move(polygon));
    hazards_.area.push_back(std::move(area));
  }
  static std::string letters(AreaWarning const& warning) {
    std::string text;
    for (BlowState const state : warning.states.values()) {
      text += "-pa?"[static_cast<std::size_t>(state)];
    }
    return text;
  }

  Villages villages_;
  HouseholdTable people_;
  HazardZones hazards_;
};

// 40 % of 5,000 are 2,000: not enough. One fen a head more is.
TEST_F(Blow, TakesSharesAndAmounts) {
  WarningOption option;
  option.taken[0] = 400'000;
  EXPECT_EQ(letters(measure(option)), "----");
  option.taken_a_person = 1;
  EXPECT_EQ(letters(measure(option)), "pppp");
  option.taken[1] = 500'000;  // they have no business
  EXPECT_EQ(letters(measure(option)), "pppp");
  people_.standing.income_wage[HouseholdId(1)] = Money();
  people_.standing.income_wage[HouseholdId(3)] = Money(4000 * kYuan);
  people_.income_a_person[HouseholdId(0)] = Money(6999 * kYuan);
  EXPECT_EQ(letters(measure(option)), "a?p-");
}

TEST_F(Blow, HitsItsPlaces) {
  WarningOption option;
  option.taken_a_person = 2000 * kYuan;
  option.places = {"v2"};
  AreaWarning const warning = measure(option);
  EXPECT_EQ(letters(warning), "--pp");
  // all, county, township, first village, second village
  EXPECT_EQ(warning.areas.values()[0], (PushedHouseholds{4, 2, 0, 0}));
  EXPECT_EQ(warning.areas.values()[2], (PushedHouseholds{4, 2, 0, 0}));
  EXPECT_EQ(warning.areas.values()[3], (PushedHouseholds{2, 0, 0, 0}));
  EXPECT_EQ(warning.areas.values()[4], (PushedHouseholds{2, 2, 0, 0}));
  option.places = {"t1"};
  EXPECT_EQ(letters(measure(option)), "pppp");
  option.places = {"c1", "v3", ""};
  EXPECT_EQ(letters(measure(option)), "pppp");
  EXPECT_EQ(unknown_places(option, villages_), (std::vector<std::string>{"v3", ""}));
}

// The first house in a flood zone, the second in one of which nothing is recorded, the third in a
// landslide; of the fourth nobody knows where it stands.
TEST_F(Blow, HitsHousesInZones) {
  zone(0, 0, HazardKind::flash_flood, HazardLevel::medium);
  zone(1, 1, std::nullopt, std::nullopt);
  zone(2, 2, HazardKind::landslide, HazardLevel::high);
  people_.geocode_level[HouseholdId(3)] = GeocodeLevel::village;
  WarningOption option;
  option.taken_a_person = 2000 * kYuan;
  option.hazard = HazardChoice{};
  EXPECT_EQ(letters(measure(option)), "ppp?");
  option.hazard = HazardChoice{HazardKind::flash_flood, HazardLevel::low};
  EXPECT_EQ(letters(measure(option)), "p?-?");
  option.hazard = HazardChoice{std::nullopt, HazardLevel::high};
  EXPECT_EQ(letters(measure(option)), "-?p?");
  zone(1, 2, HazardKind::landslide, HazardLevel::high);  // what is recorded settles it
  EXPECT_EQ(letters(measure(option)), "-pp?");
  option.places = {"v1"};
  EXPECT_EQ(letters(measure(option)), "-p--");
}

TEST_F(Blow, WithoutALineNothingIsMeasured) {
  WarningOption option;
  option.taken_a_person = 2000 * kYuan;
  AreaWarning const warning = measure_warning(
      option, {}, {std::nullopt, LineLack::no_value},
      {people_, account_incomes(people_), villages_, hazards_, build_area_tree(villages_)});
  EXPECT_TRUE(warning.states.empty());
  EXPECT_TRUE(warning.areas.empty());
}

// 3 of 10 are 30 %; with 2 unknown ones up to 50 %.
TEST(AreaWarning, Threshold) {
  WarningOption option;
  PushedHouseholds const pushed{10, 3, 0, 2};
  EXPECT_EQ(reaches_threshold(option, pushed), Verdict::not_applicable);
  option.warn_from = 300'000;
  EXPECT_EQ(reaches_threshold(option, pushed), Verdict::pass);
  option.warn_from = 500'000;
  EXPECT_EQ(reaches_threshold(option, pushed), Verdict::unknown);
  option.warn_from = 500'001;
  EXPECT_EQ(reaches_threshold(option, pushed), Verdict::fail);
  option.warn_from = 0;
  EXPECT_EQ(reaches_threshold(option, {}), Verdict::fail);
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
