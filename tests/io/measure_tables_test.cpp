// SPDX-License-Identifier: Apache-2.0
#include "io/measure_tables.h"

#include "engine/disclose/disclose.h"
#include "io/measure_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::string cell(OutputTable const& table, std::size_t row, std::string const& key) {
  std::optional<std::size_t> const position = table.position_of(key);
  EXPECT_TRUE(position) << table.name << " " << key;
  EXPECT_EQ(table.rows.at(row).size(), table.columns.size()) << table.name;
  return position ? printed(table.rows[row].at(*position), table.columns[*position]) : "";
}

// One village of three invented households of two persons with 80, 60 and unknown money a head; the
// line is 70, the blow takes 15 a head. Of two indicators of equal weight the first household lacks
// both, the second one, of the third one is not known.
class MeasureTablesTest : public testing::Test {
 protected:
  MeasureTablesTest() {
    terms_.currency = "CNY";
    Villages& villages = places_.region.villages;
    villages.code.push_back("v");
    villages.name.push_back("Bear");
    villages.township_code.push_back("t");
    villages.township_name.push_back("");
    villages.county_code.push_back("c");
    villages.county_name.push_back("");
    results_.people.invented = true;
    results_.treatment = RegisterTreatment::invented;
    HouseholdTable& table = results_.people.households;
    table.resize(3);
    for (HouseholdId const id : table.code.ids()) {
      table.code[id] = "h" + std::to_string(id.value());
      table.village[id] = VillageId(0);
      table.persons[id] = 2;
    }
    table.income_a_person[HouseholdId(0)] = Stated<std::int64_t>(8000);
    table.income_a_person[HouseholdId(1)] = Stated<std::int64_t>(6000);
    measure();
  }

  void measure() {
    HouseholdTable const& table = results_.people.households;
    AreaTree const tree = build_area_tree(places_.region.villages);
    result_.accounts = account_incomes(table);
    result_.gini = gini_of_areas(table, tree, result_.accounts.a_person);
    PovertyLine line;
    line.key = "own";
    line.name = {"own", "own"};
    WarningOption option;
    option.key = "flood";
    option.name = {"flood", "洪水"};
    option.taken_a_person = 1500;
    option.warn_from = 400'000;
    BlowFacts const facts{table, result_.accounts, places_.region.villages, {}, tree};
    IncomeLine const amount{7000, PoorIf::below, true};
    result_.warnings.push_back(measure_warning(option, line, {amount, LineLack::none}, facts));
    option.key = "nowhere";
    result_.warnings.push_back(
        measure_warning(option, line, {std::nullopt, LineLack::no_value}, facts));
    MeasuredIndex measured;
    measured.rules.key = "two";
    measured.rules.name = {"two", "两项"};
    for (char const* const key : {"a", "b"}) {
      Rule rule;
      rule.id = key;
      rule.name = {key, key};
      measured.rules.book.rules.push_back(rule);
    }
    measured.rules.index = {{1, 1}, 2};
    for (std::uint32_t const known : {3U, 3U, 2U}) {
      measured.households.push_back({2, known, 0});
    }
    measured.households[HouseholdId(0)].deprived = 3;
    measured.households[HouseholdId(1)].deprived = 1;
    measured.households[HouseholdId(2)].deprived = 2;
    DeprivationIndex const& index = measured.rules.index;
    auto const households = std::as_const(measured.households).values();
    measured.areas.resize(tree.areas.size(),
                          {measure_deprivation(index, households),
                           measure_deprivation(index, households, UnknownIndicator::not_deprived),
                           measure_deprivation(index, households, UnknownIndicator::deprived),
                           {2, 0}});
    result_.indices.push_back(std::move(measured));
    ScoredCard scored;
    scored.rules.key = "card";
    scored.rules.name = {"card", "评分"};
    scored.rules.card.bands = six_looks_bands();
    scored.range.resize(3);
    scored.column.parts = {{"poor", {"poor", "贫困"}, {}}, {"unknown", {}, PartSays::perhaps}};
    scored.column.part_of = IdVector<HouseholdId, std::uint8_t>(std::vector<std::uint8_t>{0, 0, 1});
    result_.score_cards.push_back(std::move(scored));
    CountySample sample;
    sample.rural_persons = 45000;
    sample.remaining_poor = 520;
    sample.exited = 21000;
    sample.sampled_exited = 1200;
    sample.wrongly_exited = 3;
    sample.sampled_others = 2600;
    sample.missed = 5;
    result_.county_exit = judge_county(sample, {20'000, 20'000, 20'000, 900'000, "p", "V"}, "s");
  }

  std::vector<OutputTable> published() {
    return measure_tables(Disclosure::disclose(Restricted(result_), Restricted(results_), places_),
                          terms_);
  }
  PovertyOffice office() {
    return {poverty_.emplace(result_), households_.emplace(results_), places_.region.villages,
            terms_};
  }

  PlaceFacts places_;
  HouseholdResults results_;
  PovertyResult result_;
  ProfileTerms terms_;
  std::optional<Restricted<PovertyResult>> poverty_;
  std::optional<Restricted<HouseholdResults>> households_;
};

// One of three pushed, one not known, one below already: 33.33 to 66.67 %, around the threshold.
TEST_F(MeasureTablesTest, Warnings) {
  OutputTable const table = published().front();
  ASSERT_EQ(table.name, "poverty_warnings");
  EXPECT_EQ(table.rows.size(), 4U);  // all, county, township, village; no line, no rows
  EXPECT_EQ(cell(table, 3, "area_name"), "Bear");
  EXPECT_EQ(cell(table, 3, "poverty_warning"), "flood");
  EXPECT_EQ(cell(table, 3, "line_amount"), "70.00");
  EXPECT_EQ(cell(table, 3, "households_pushed"), "1");
  EXPECT_EQ(cell(table, 3, "households_perhaps_pushed"), "1");
  EXPECT_EQ(cell(table, 3, "households_already_below"), "1");
  EXPECT_EQ(cell(table, 3, "pushed_low_pct"), "33.33");
  EXPECT_EQ(cell(table, 3, "pushed_high_pct"), "66.67");
  EXPECT_EQ(cell(table, 3, "warned"), "perhaps");
}

// Of four persons of whom all is known two are poor in both: H 50 %, A 100 %, M0 0.5; of all six
// two to four: 33.33 to 66.67 %.
TEST_F(MeasureTablesTest, Indices) {
  std::vector<OutputTable> const tables = published();
  OutputTable const& index = tables[1];
  ASSERT_EQ(index.name, "deprivation");
  EXPECT_EQ(cell(index, 0, "persons_all_known"), "4");
  EXPECT_EQ(cell(index, 0, "deprived_headcount_pct"), "50.00");
  EXPECT_EQ(cell(index, 0, "deprived_headcount_low_pct"), "33.33");
  EXPECT_EQ(cell(index, 0, "deprived_headcount_high_pct"), "66.67");
  EXPECT_EQ(cell(index, 0, "deprived_intensity_pct"), "100.00");
  EXPECT_EQ(cell(index, 0, "deprivation_m0"), "0.5000");
  EXPECT_EQ(cell(index, 0, "deprivation_m0_low"), "0.3333");
  EXPECT_EQ(cell(index, 0, "deprivation_m0_high"), "0.6667");
  OutputTable const& indicators = tables[2];
  ASSERT_EQ(indicators.name, "deprivation_indicators");
  EXPECT_EQ(cell(indicators, 0, "deprivation_indicator"), "two.a");
  EXPECT_EQ(cell(indicators, 0, "indicator_weight_pct"), "50.00");
  EXPECT_EQ(cell(indicators, 0, "persons_indicator_unknown"), "2");
  EXPECT_EQ(cell(indicators, 0, "censored_headcount_pct"), "50.00");
  EXPECT_EQ(cell(indicators, 0, "contribution_pct"), "50.00");
  EXPECT_FALSE(indicators.position_of("raw_headcount_low_pct"));
}

TEST_F(MeasureTablesTest, CardsAndTheCounty) {
  std::vector<OutputTable> const tables = published();
  ASSERT_EQ(tables.size(), 5U);
  EXPECT_EQ(tables[3].name, "score_cards");
  EXPECT_EQ(cell(tables[3], 0, "score_band"), "card.poor");
  EXPECT_EQ(cell(tables[3], 0, "status_households"), "2");
  EXPECT_EQ(cell(tables[3], 1, "score_band"), "unknown");
  EXPECT_EQ(cell(tables[3], 1, "status_persons_pct"), "33.33");
  EXPECT_EQ(tables[4].name, "county_exit");
  EXPECT_EQ(cell(tables[4], 0, "county_rate_pct"), "1.37");
  EXPECT_EQ(cell(tables[4], 0, "county_verdict"), "pass");
  EXPECT_EQ(cell(tables[4], 3, "county_rate_pct"), "");  // nobody was asked
  EXPECT_EQ(cell(tables[4], 3, "county_verdict"), "unknown");
}

TEST_F(MeasureTablesTest, TheOfficeSeesRawHeadcounts) {
  std::vector<OutputTable> const tables = internal_measure_tables(office());
  ASSERT_EQ(tables.size(), 5U);
  EXPECT_EQ(cell(tables[0], 0, "edition"), "internal");
  EXPECT_EQ(cell(tables[2], 0, "raw_headcount_low_pct"), "66.66");
  EXPECT_EQ(cell(tables[2], 0, "raw_headcount_high_pct"), "100.00");
}

// Every row says what it may be used for; who is below already is no news.
TEST_F(MeasureTablesTest, HouseholdsToVisit) {
  std::vector<HouseholdList> const lists = measure_household_lists(office(), Language::en);
  ASSERT_EQ(lists.size(), 3U);
  EXPECT_EQ(lists[0].name, "area_warnings");
  EXPECT_EQ(lists[1].name, "deprivations");
  EXPECT_EQ(lists[2].name, "score_card");
  for (HouseholdList const& list : lists) {
    std::string const& text = list.csv;
    auto const lines = std::ranges::count(text, '\n');
    std::size_t uses = 0;
    for (std::size_t at = text.find("visit_only"); at != std::string::npos;
         at = text.find("visit_only", at + 1)) {
      ++uses;
    }
    EXPECT_EQ(static_cast<std::size_t>(lines), uses + 1) << list.name;
  }
  std::string const& warnings = lists[0].csv;
  EXPECT_NE(warnings.find("h0,2,flood,pushed,80.00,30.00,65.00,70.00\r\n"), std::string::npos)
      << warnings;
  EXPECT_NE(warnings.find("h2,2,flood,perhaps,,30.00,,70.00\r\n"), std::string::npos) << warnings;
  EXPECT_EQ(warnings.find("h1,"), std::string::npos) << warnings;
  EXPECT_NE(lists[1].csv.find("h2,2,two,unknown,1,2,2,b,a\r\n"), std::string::npos) << lists[1].csv;
}

TEST_F(MeasureTablesTest, Summary) {
  nlohmann::ordered_json json;
  Public<PovertyStatistics> const statistics =
      Disclosure::disclose(Restricted(result_), Restricted(results_), places_);
  add_measures(statistics.value(), Money(terms_), Language::en, json);
  EXPECT_EQ(json["warnings"][0]["pushed"], 1);
  EXPECT_EQ(json["warnings"][0]["of"], 3);
  EXPECT_EQ(json["warnings"][1]["reason"], "no_value");
  EXPECT_FALSE(json["warnings"][1].contains("pushed"));
  EXPECT_NEAR(json["deprivation"][0]["m0"]["known_high"].get<double>(), 2.0 / 3.0, 1e-9);
  EXPECT_FALSE(json.contains("mpi"));  // of the index of that name alone
  EXPECT_EQ(json["score_cards"][0]["bands"]["poor"]["households"], 2);
  EXPECT_NE(json["use_of_lists"].get<std::string>().find("never for adding or removing"),
            std::string::npos);
  EXPECT_NEAR(json["county_exit"]["items"]["wrong_exit"]["value"].get<double>(), 0.0025, 1e-9);
  EXPECT_EQ(json["county_exit"]["verdict"], "unknown");
}

}  // namespace
}  // namespace tongcun
