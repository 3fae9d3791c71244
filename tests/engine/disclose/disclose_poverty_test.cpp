// SPDX-License-Identifier: Apache-2.0
// Incomes and classes of tiny registers, and what of them an attacker could put together.
#include "engine/disclose/disclose.h"
#include "engine/poverty/income_account.h"
#include "engine/region/area_tree.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr IncomeLine kLine{1000, PoorIf::below, true};
constexpr std::int64_t kLow = 600;
constexpr std::int64_t kHigh = 3000;

// Villages of one township with households of one person, below the line or above it.
class Office {
 public:
  VillageId village() {
    Villages& villages = places_.region.villages;
    auto const id = VillageId(static_cast<std::uint32_t>(villages.code.size()));
    villages.code.push_back("52012310120" + std::to_string(id.value()));
    villages.name.push_back("");
    villages.township_code.push_back("520123101");
    villages.township_name.push_back("");
    villages.county_code.push_back("520123");
    villages.county_name.push_back("");
    return id;
  }
  void households(VillageId village, int count, std::optional<std::int64_t> income,
                  std::int64_t transfer, std::uint8_t part) {
    HouseholdTable& table = results_.people.households;
    for (int i = 0; i < count; ++i) {
      auto const id = HouseholdId(static_cast<std::uint32_t>(table.size()));
      table.resize(table.size() + 1);
      table.village[id] = village;
      table.persons[id] = 1;
      table.income_a_person[id] = income ? Stated(*income) : Stated<std::int64_t>();
      table.standing.income_transfer[id] = Stated(transfer);
      parts_.push_back(part);
    }
  }
  void blow(std::int64_t taken) { blow_ = taken; }
  void index() { has_index_ = true; }
  PovertyStatistics publish(RegisterTreatment treatment) {
    results_.treatment = treatment;
    HouseholdTable const& table = results_.people.households;
    AreaTree const tree = build_area_tree(places_.region.villages);
    PovertyResult poverty;
    poverty.unit = IncomeUnit{"CNY", "person/year", "net"};
    poverty.accounts = account_incomes(table);
    LinePoverty line;
    line.line.key = "own";
    line.resolved.line = kLine;
    line.areas = measure_areas(table, tree, poverty.accounts.a_person, kLine);
    line.without_transfers = measure_areas(table, tree, poverty.accounts.without_transfers, kLine);
    poverty.lines.push_back(line);
    LinePoverty absent;
    absent.line.key = "absent";
    absent.resolved.lack = LineLack::no_value;
    poverty.lines.push_back(absent);
    poverty.headline = 0;
    poverty.gini = gini_of_areas(table, tree, poverty.accounts.a_person);
    poverty.columns.push_back({"classes", {{"some", {}, {}}, {"none", {}, {}}}, parts_});
    add_measures(poverty, tree);
    return Disclosure::disclose(Restricted(poverty), Restricted(results_), places_).value();
  }

 private:
  // A blow that takes so much of each member, and an index of one indicator: the part of the
  // household.
  void add_measures(PovertyResult& poverty, AreaTree const& tree) {
    HouseholdTable const& table = results_.people.households;
    if (blow_ > 0) {
      WarningOption option;
      option.taken_a_person = blow_;
      poverty.warnings.push_back(
          measure_warning(option, poverty.lines.front().line, poverty.lines.front().resolved,
                          {table, poverty.accounts, places_.region.villages, {}, tree}));
    }
    if (has_index_) {
      MeasuredIndex measured;
      measured.rules.index = {{1}, 1};
      measured.areas.resize(tree.areas.size());
      for (std::uint8_t const part : parts_.values()) {
        measured.households.push_back({1, 1, std::uint32_t{part}});
      }
      poverty.indices.push_back(std::move(measured));
    }
  }

  PlaceFacts places_;
  HouseholdResults results_;
  IdVector<HouseholdId, std::uint8_t> parts_;
  std::int64_t blow_ = 0;
  bool has_index_ = false;
};

// Which areas show the line with transfers, without them, and the classes.
std::string shown(PovertyStatistics const& statistics) {
  std::string text;
  for (PovertyAreaRow const& row : statistics.areas) {
    text += row.lines[0].with_transfers ? "y" : "-";
    text += row.lines[0].without_transfers ? "y" : "-";
    text += row.status[0] ? "y " : "- ";
    EXPECT_FALSE(row.lines[1].with_transfers);  // no line, no number
    EXPECT_EQ(row.gini.has_value(), row.lines[0].with_transfers.has_value());
  }
  return text;
}

// all, county, township, village: enough of each.
TEST(DisclosePoverty, ShowsWhatRestsOnEnough) {
  Office office;
  VillageId const village = office.village();
  office.households(village, 20, kLow, 0, 0);
  office.households(village, 40, kHigh, 0, 1);
  PovertyStatistics const statistics = office.publish(RegisterTreatment::real);
  EXPECT_EQ(shown(statistics), "yyy yyy yyy yyy ");
  EXPECT_FALSE(statistics.suppressed);
  EXPECT_EQ(statistics.areas[0].lines[0].with_transfers->poverty.poor, 20);
  EXPECT_EQ((*statistics.areas[0].status[0])[0].households, 20);
}

// Two of sixty have exactly the line, and one has nothing: nobody else is counted by such a number.
TEST(DisclosePoverty, NobodyIsCountedAtOneAmount) {
  Office office;
  VillageId const village = office.village();
  office.households(village, 19, kLow, 0, 0);
  office.households(village, 1, 0, 0, 0);
  office.households(village, 2, kLine.line, 0, 1);
  office.households(village, 38, kHigh, 0, 1);
  PovertyStatistics const real = office.publish(RegisterTreatment::real);
  EXPECT_FALSE(real.tells_points);
  for (PovertyAreaRow const& row : real.areas) {
    ASSERT_TRUE(row.lines[0].with_transfers);
    EXPECT_EQ(row.lines[0].with_transfers->poverty.poor, 20);
    EXPECT_EQ(row.lines[0].with_transfers->poverty.at_line, 0);
    EXPECT_EQ(row.lines[0].with_transfers->poverty.without_watts, 0);
  }
  PovertyStatistics const invented = office.publish(RegisterTreatment::invented);
  EXPECT_TRUE(invented.tells_points);
  EXPECT_EQ(invented.areas[0].lines[0].with_transfers->poverty.at_line, 2);
  EXPECT_EQ(invented.areas[0].lines[0].with_transfers->poverty.without_watts, 1);
}

// Nine poor of a hundred tell of nine; an invented register tells of nobody.
TEST(DisclosePoverty, HidesFew) {
  Office office;
  VillageId const village = office.village();
  office.households(village, 9, kLow, 0, 0);
  office.households(village, 91, kHigh, 0, 1);
  PovertyStatistics const real = office.publish(RegisterTreatment::real);
  EXPECT_EQ(shown(real), "--- --- --- --- ");
  EXPECT_TRUE(real.suppressed);
  EXPECT_EQ(shown(office.publish(RegisterTreatment::invented)), "yyy yyy yyy yyy ");
}

// A second village is hidden with the first, or the township less the first would be it.
TEST(DisclosePoverty, HidesWhatWouldTellOfAHiddenVillage) {
  Office office;
  VillageId const first = office.village();
  VillageId const second = office.village();
  office.households(first, 4, kLow, 0, 0);
  office.households(first, 60, kHigh, 0, 1);
  office.households(second, 20, kLow, 0, 0);
  office.households(second, 40, kHigh, 0, 1);
  EXPECT_EQ(shown(office.publish(RegisterTreatment::real)), "yyy yyy yyy --- --- ");
}

// Without their transfers three more would be poor: the difference of the two published numbers.
TEST(DisclosePoverty, TransfersTellOfWhoLivesOnThem) {
  Office office;
  VillageId const village = office.village();
  office.households(village, 20, kLow, 0, 0);
  office.households(village, 3, 1200, 500, 1);
  office.households(village, 40, kHigh, 0, 1);
  EXPECT_EQ(shown(office.publish(RegisterTreatment::real)), "y-y y-y y-y y-y ");
}

// All of low income but two are in a class.
TEST(DisclosePoverty, AClassTellsOfTheOthersOfLowIncome) {
  Office office;
  VillageId const village = office.village();
  office.households(village, 20, kLow, 0, 0);
  office.households(village, 2, kLow, 0, 1);
  office.households(village, 40, kHigh, 0, 1);
  EXPECT_EQ(shown(office.publish(RegisterTreatment::real)), "yy- yy- yy- yy- ");
}

// Unknown incomes hedge, but fewer than ten of them are told of as well.
TEST(DisclosePoverty, UnknownIncomes) {
  for (auto const& [unknown, expected] : {std::pair{12, "y"}, std::pair{4, "-"}}) {
    Office office;
    VillageId const village = office.village();
    office.households(village, 20, kLow, 0, 0);
    office.households(village, 40, kHigh, 0, 1);
    office.households(village, unknown, std::nullopt, 0, 1);
    EXPECT_EQ(shown(office.publish(RegisterTreatment::real)).substr(0, 1), expected) << unknown;
  }
}

// Thirty of sixty households would be pushed; three of sixty would be known by it.
TEST(DisclosePoverty, WarningsRestOnEnough) {
  for (auto const& [pushed, is_shown] : {std::pair{30, true}, std::pair{3, false}}) {
    Office office;
    VillageId const village = office.village();
    office.households(village, 20, kLow, 0, 0);
    office.households(village, pushed, 1200, 0, 1);
    office.households(village, 40, kHigh, 0, 1);
    office.blow(300);
    PovertyStatistics const real = office.publish(RegisterTreatment::real);
    EXPECT_EQ(real.areas[0].warnings[0].has_value(), is_shown) << pushed;
    PovertyStatistics const invented = office.publish(RegisterTreatment::invented);
    ASSERT_TRUE(invented.areas[0].warnings[0]);
    EXPECT_EQ(*invented.areas[0].warnings[0], (PushedHouseholds{60 + pushed, pushed, 20, 0}));
    EXPECT_EQ(real.warnings.front().option.taken_a_person, 300);
  }
}

// All of low income but two are deprived: the index and the line together would tell of the two.
TEST(DisclosePoverty, AnIndexIsLookedAtBesideTheLine) {
  Office office;
  VillageId const village = office.village();
  office.households(village, 20, kLow, 0, 1);
  office.households(village, 40, kHigh, 0, 0);
  office.index();
  EXPECT_TRUE(office.publish(RegisterTreatment::real).areas[0].indices[0]);
  office.households(village, 2, kLow, 0, 0);
  PovertyStatistics const real = office.publish(RegisterTreatment::real);
  EXPECT_TRUE(real.areas[0].lines[0].with_transfers);
  EXPECT_FALSE(real.areas[0].indices[0]);
  EXPECT_TRUE(real.suppressed);
}

}  // namespace
}  // namespace tongcun
