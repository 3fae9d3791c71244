// SPDX-License-Identifier: Apache-2.0
// What is asked of years ahead besides the path: programmes by cause, parts of the change, what the
// result rests on, targets, a panel.
#include "tests/cli/simulate_run.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using SimulateAnswers = SimulateRun;

// Every third household is poor because somebody is ill, every third because nobody has learnt a
// trade; of the last third nothing is recorded.
void add_causes(std::string const& file) {
  std::string text = content_of(file);
  std::string with_causes;
  int row = -1;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = text.find('\n', begin);
    char const* const cause = row < 0        ? "主要致贫原因"
                              : row % 3 == 0 ? "因病"
                              : row % 3 == 1 ? "缺技术"
                                             : "";
    with_causes += text.substr(begin, end - begin) + "," + cause + "\n";
    begin = end + 1;
    ++row;
  }
  write_file(file, with_causes);
}

constexpr char const* kQuestions = R"(deviation = 0.3
decomposition = true
[simulate.sensitivity]
step = 0.1
[simulate.sensitivity.ranges]
growth = [-0.02, 0.02]
[[simulate.targets]]
what = "headcount"
year = 2020
value = 0.0
source = "test"
[[simulate.targets]]
what = "income"
year = 2018
value = 1000
area = "520123100201"
source = "test"
[[simulate.targets]]
what = "business"
year = 2018
value = 1000
source = "test"
[simulate.effects.relocation]
job_chance = 0.8
job_wage = 21600
business_kept = 0.4
source = "test"
[[simulate.programmes]]
name = "allowance"
transfer_a_person = 500
income_below = 1.0
source = "test"
[[simulate.programmes]]
name = "medical aid"
kind = "medical"
causes = ["illness"]
places = 50
source = "test"
[relocation]
)";

std::int64_t scaled(std::string const& decimal) {
  constexpr double kUnit = 1e4;
  return std::llround(std::stod(decimal) * kUnit);
}

// Of all, from 2016 to 2020 with all measures, in 10^-4 of per cents.
std::int64_t change_of_headcount(std::string const& poverty_path) {
  std::int64_t today = 0;
  std::int64_t last = 0;
  for (Row const& row : csv_rows(poverty_path)) {
    if (row.at("area_level") == "all" && row.at("path_year") == "2016") {
      today = scaled(row.at("path_headcount_pct"));
    } else if (row.at("area_level") == "all" && row.at("path_year") == "2020" &&
               row.at("study_scenario") == "together") {
      last = scaled(row.at("path_headcount_pct"));
    }
  }
  return last - today;
}

TEST_F(SimulateAnswers, CausesPartsOfTheChangeNumbersAndTargets) {
  add_causes(folder_ / "households.csv");
  write_scenario(kQuestions);
  ProgramResult const result = simulate("answers", {"--threads", "1"});
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  EXPECT_NE(result.out.find("P100"), std::string::npos) << result.out;

  // Of 80 ill households 50 have a place, of the 80 without a trade none has a programme for that.
  std::string const internal = "answers/restricted/internal/";
  std::map<std::string, Row> causes;
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_causes.csv"))) {
    if (row.at("area_level") == "all") {
      causes[row.at("poverty_cause")] = row;
    }
  }
  ASSERT_EQ(causes.size(), 2U);
  EXPECT_EQ(causes["illness"].at("cause_households"), "80");
  EXPECT_EQ(causes["illness"].at("cause_persons"), "240");
  EXPECT_EQ(causes["illness"].at("cause_receiving"), "50");
  EXPECT_EQ(causes["illness"].at("cause_waiting"), "30");
  EXPECT_EQ(causes["skill"].at("cause_open"), "80");
  std::vector<Row> const kinds = csv_rows(folder_ / (internal + "poverty_programmes.csv"));
  ASSERT_EQ(kinds.size(), 2U);
  EXPECT_EQ(kinds[0].at("programme_kind"), "");
  EXPECT_EQ(kinds[1].at("programme_kind"), "medical");
  EXPECT_EQ(kinds[1].at("programme_kind_name"), "健康扶贫 / medical assistance");
  int waiting = 0;
  int undecided = 0;
  std::vector<Row> const matched =
      csv_rows(folder_ / "answers/restricted/households/programmes.csv");
  for (Row const& row : matched) {
    waiting += row.at("programmes_waiting") == "medical aid" ? 1 : 0;
    undecided += row.at("programmes_undecided") == "medical aid" ? 1 : 0;
    EXPECT_EQ(row.at("list_is"), "ground_for_a_visit");
    if (row.at("cause_main") == "lack of skills") {
      EXPECT_EQ(row.at("causes_without_programme"), "lack of skills");
    }
  }
  EXPECT_EQ(matched.size(), 240U);
  EXPECT_EQ(waiting, 30);
  EXPECT_EQ(undecided, 80);

  // Parts add up, to the change of the headcount with all measures.
  std::int64_t parts = 0;
  std::int64_t together = 0;
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_change.csv"))) {
    if (row.at("area_level") == "all") {
      (row.at("change_part") == "together" ? together : parts) += scaled(row.at("change_pct"));
    }
  }
  EXPECT_EQ(parts, together);
  EXPECT_NEAR(static_cast<double>(change_of_headcount(folder_ / (internal + "poverty_path.csv"))),
              static_cast<double>(together), 1.0);
  std::map<std::string, std::int64_t> by_comparison;
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_change_causes.csv"))) {
    if (row.at("area_level") == "all" && row.at("study_scenario") == "together") {
      by_comparison[row.at("change_over")] += scaled(row.at("group_change_pct"));
      EXPECT_EQ(scaled(row.at("group_change_pct")), scaled(row.at("group_change_within_pct")) +
                                                        scaled(row.at("group_change_share_pct")));
    }
  }
  EXPECT_EQ(by_comparison.at("years"), together);

  std::vector<Row> const numbers = csv_rows(folder_ / (internal + "poverty_sensitivity.csv"));
  ASSERT_EQ(numbers.size(), 7U);  // three of the law, three of the move, a transfer
  bool has_growth = false;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    EXPECT_EQ(numbers[n].at("sensitivity_rank"), std::to_string(n + 1));
    has_growth = has_growth || (numbers[n].at("parameter") == "growth" &&
                                numbers[n].at("varied_low").ends_with("-0.02") &&
                                scaled(numbers[n].at("effect_at_low_pct")) > 0 &&
                                scaled(numbers[n].at("effect_at_high_pct")) < 0);
  }
  EXPECT_TRUE(has_growth);

  std::map<std::string, std::string> states;
  std::map<std::string, double> middles;
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_targets.csv"))) {
    std::string const which = row.at("target_what") + " " + row.at("study_scenario");
    states[which] = row.at("target_state");
    middles[which] = std::stod(row.at("target_middle"));
  }
  EXPECT_EQ(states.size(), 3U * 4U);
  EXPECT_EQ(states.at("headcount baseline"), "not_reached");
  EXPECT_EQ(states.at("income baseline"), "reached");
  EXPECT_EQ(states.at("business together"), "reached");
  // All is from business, of which those who agree, 3,160 a head against 3,200, keep 0.4.
  EXPECT_NEAR(middles.at("business together") / middles.at("business baseline"),
              1.0 - 0.6 * 3160.0 / 6360.0, 0.01);

  // A number may concern few, and so may a target.
  for (char const* name : {"poverty_sensitivity", "poverty_targets", "poverty_change_causes"}) {
    EXPECT_FALSE(
        std::filesystem::exists(folder_ / (std::string("answers/public/tables/") + name + ".csv")));
  }
  EXPECT_NE(result.out.find("poverty_sensitivity.csv"), std::string::npos);
  ASSERT_EQ(simulate("answers_2", {"--threads", "2"}).status, 0);
  EXPECT_EQ(digests_of(folder_ / "answers", {"run.json"}),
            digests_of(folder_ / "answers_2", {"run.json"}));
}

// Everybody grows older, some die and some are born: the parts of the change, its causes and the
// sensitivity are of those who then live, and add up as ever.
TEST_F(SimulateAnswers, OfThoseWhoLiveThen) {
  add_causes(folder_ / "households.csv");
  write_persons();
  write_scenario(std::string(kQuestions) + R"([layers.persons]
file = "persons.csv"
[simulate.demography]
share_of_boys = 0.52
source = "test"
[[simulate.demography.deaths]]
from = 0
men = 0.02
women = 0.01
[[simulate.demography.births]]
from = 20
until = 45
chance = 0.1
)");
  ProgramResult const result = simulate("living", {"--threads", "2"});
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  std::string const internal = "living/restricted/internal/";
  std::int64_t parts = 0;
  std::int64_t together = 0;
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_change.csv"))) {
    if (row.at("area_level") == "all") {
      (row.at("change_part") == "together" ? together : parts) += scaled(row.at("change_pct"));
      EXPECT_LE(scaled(row.at("change_low_pct")), scaled(row.at("change_pct")));
      EXPECT_GE(scaled(row.at("change_high_pct")), scaled(row.at("change_pct")));
    }
  }
  EXPECT_EQ(parts, together);
  EXPECT_NEAR(static_cast<double>(change_of_headcount(folder_ / (internal + "poverty_path.csv"))),
              static_cast<double>(together), 1.0);
  std::int64_t causes = 0;
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_change_causes.csv"))) {
    if (row.at("area_level") == "all" && row.at("study_scenario") == "together" &&
        row.at("change_over") == "years") {
      causes += scaled(row.at("group_change_pct"));
    }
  }
  EXPECT_EQ(causes, together);
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_sensitivity.csv"))) {
    EXPECT_LE(scaled(row.at("effect_at_low_low_pct")), scaled(row.at("effect_at_low_pct")));
    EXPECT_GE(scaled(row.at("effect_at_high_high_pct")), scaled(row.at("effect_at_high_pct")));
  }
  for (Row const& row : csv_rows(folder_ / (internal + "poverty_targets.csv"))) {
    EXPECT_NE(row.at("target_state"), "not_simulated") << row.at("target_what");
  }
  ASSERT_EQ(simulate("living_1", {"--threads", "1"}).status, 0);
  EXPECT_EQ(digests_of(folder_ / "living", {"run.json"}),
            digests_of(folder_ / "living_1", {"run.json"}));
}

TEST_F(SimulateAnswers, ATargetOfNoYearOrPlaceIsRefusedBeforeAnythingElse) {
  write_scenario(
      "deviation = 0.3\n[[simulate.targets]]\nwhat = \"income\"\nyear = 2031\n"
      "value = 1\narea = \"99\"\nsource = \"test\"\n");
  ProgramResult const result = simulate("no_target");
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("P101"), std::string::npos);
  EXPECT_NE(result.err.find("P102"), std::string::npos);
}

// Six years of forty households whose incomes go up and down around their own by turns: what goes
// up by a half of what it fell, on average.
std::string panel_of(bool is_reversed) {
  std::vector<std::string> rows;
  for (int h = 0; h < 40; ++h) {
    for (int year = 2011; year <= 2016; ++year) {
      int const income = 3000 + 40 * h + 37 * (h * 7 + year * 13 + h * year * 5) % 900;
      rows.push_back("KANARI-" + std::to_string(1000 + h) + "," + std::to_string(year) + "," +
                     std::to_string(income) + "\n");
    }
  }
  if (is_reversed) {
    std::reverse(rows.begin(), rows.end());
  }
  std::string text = "户编号,年份,人均纯收入\n";
  for (std::string const& row : rows) {
    text += row;
  }
  return text + "KANARI-1000,2010,\n";
}

constexpr char const* kPanel = R"([simulate.panel]
file = "panel.csv"
source = "register of the test"
)";

TEST_F(SimulateAnswers, APanelIsToldAndUsedOnlyIfTheScenarioSaysSo) {
  write_file(folder_ / "panel.csv", panel_of(false));
  write_scenario(std::string("deviation = 0.3\n") + kPanel);
  ProgramResult const told = simulate("told");
  ASSERT_EQ(told.status, 0) << told.err << told.out;
  EXPECT_NE(told.out.find("P105"), std::string::npos);
  EXPECT_NE(told.out.find("does not use it"), std::string::npos) << told.out;
  Json const stated = poverty_of("told")["ahead"];
  EXPECT_EQ(stated["fitted"]["used"], false);
  EXPECT_EQ(stated["parameters"][1]["value"], "0.3");
  std::vector<Row> const fit = csv_rows(folder_ / "told/restricted/internal/income_panel_fit.csv");
  ASSERT_EQ(fit.size(), 3U);
  EXPECT_EQ(fit[1].at("parameter"), "deviation");
  EXPECT_EQ(fit[1].at("fitted_used"), "no");
  EXPECT_EQ(fit[0].at("panel_rows"), "240");
  EXPECT_EQ(fit[0].at("panel_refused_no_income"), "1");
  EXPECT_GT(std::stod(fit[1].at("fitted_error")), 0.0);
  // The panel is a register: its digest stays in the office.
  EXPECT_EQ(content_of(folder_ / "told/run.json").find("panel.csv"), std::string::npos);
  EXPECT_NE(content_of(folder_ / "told/restricted/run.json").find("panel.csv"), std::string::npos);

  write_scenario(std::string(kPanel) + "use_fitted = true\n");
  std::string scenario = content_of(folder_ / "scenario.toml");
  for (std::string const line : {"persistence = 0.6\n", "growth = 0.0\n"}) {
    scenario.erase(scenario.find(line), line.size());
  }
  write_file(folder_ / "scenario.toml", scenario);
  ProgramResult const used = simulate("used");
  ASSERT_EQ(used.status, 0) << used.err << used.out;
  Json const fitted = poverty_of("used")["ahead"];
  EXPECT_EQ(fitted["fitted"]["used"], true);
  EXPECT_NEAR(std::stod(fitted["parameters"][1]["value"].get<std::string>()),
              fitted["fitted"]["deviation"]["value"].get<double>(), 1e-6);
  EXPECT_NE(fitted["parameters"][1]["source"].get<std::string>().find("standard error"),
            std::string::npos);
  EXPECT_NE(poverty_of("used")["headcount"], poverty_of("told")["headcount"]);
  write_file(folder_ / "panel.csv", panel_of(true));
  ASSERT_EQ(simulate("turned").status, 0);
  EXPECT_EQ(content_of(folder_ / "used/summary.json"), content_of(folder_ / "turned/summary.json"));

  write_file(folder_ / "panel.csv", "户编号,年份,人均纯收入\nA,2015,3000\n");
  ProgramResult const too_few = simulate("too_few");
  EXPECT_EQ(too_few.status, 3);
  EXPECT_NE(too_few.err.find("P104"), std::string::npos);
}

}  // namespace
}  // namespace tongcun
