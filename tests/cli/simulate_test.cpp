// SPDX-License-Identifier: Apache-2.0
// Years ahead in whole runs of the program: the same fates with and without measures, the same
// bytes for any number of threads, and nobody found in what is published.
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

// The line is 2,952 in 2016 and 2017, 2,995 in 2018, 3,218 in 2019, 4,000 in 2020. Below it are the
// incomes 2,000 to 2,920 (24 of 60), 2,960 (25), 3,200 (31) and 3,960 (50).
TEST_F(SimulateRun, WithoutChanceOnlyTheLineMoves) {
  write_scenario("deviation = 0.0\n");
  ProgramResult const result = simulate("still");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  std::vector<Row> const rows = households_of("still");
  ASSERT_EQ(rows.size(), 240U);
  for (Row const& row : rows) {
    double const income = std::stod(row.at("income_today"));
    EXPECT_EQ(row.at("standing_today"), income < 2952 ? "below_line" : "above_line");
    EXPECT_EQ(row.at("poor_last_year_pct_baseline"), income < 4000 ? "100.00" : "0.00");
    EXPECT_EQ(row.at("list_is"), "ground_for_a_visit");
  }
  Json const poverty = poverty_of("still");
  EXPECT_EQ(poverty["years"], (std::vector<int>{2016, 2017, 2018, 2019, 2020}));
  std::vector<double> const expected{24, 24, 25, 31, 50};
  for (std::size_t year = 0; year < 5; ++year) {
    EXPECT_NEAR(poverty["headcount"][year]["value"].get<double>(), expected[year] / 60.0, 1e-6);
  }
  EXPECT_NEAR(poverty["headcount"][4]["mc_low"].get<double>(), 50.0 / 60.0, 2e-6);
  // What is not set is told.
  int not_set = 0;
  for (Json const& parameter : poverty["ahead"]["parameters"]) {
    not_set += parameter["state"] == "not set" ? 1 : 0;
  }
  EXPECT_GE(not_set, 19);
  EXPECT_NE(result.out.find("never for adding or removing anyone"), std::string::npos);
  EXPECT_NE(result.out.find("never happen here"), std::string::npos);
}

constexpr char const* kMeasures = R"(deviation = 0.3
[[simulate.shocks]]
kind = "illness"
chance = 0.05
loss = 0.4
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
[relocation]
)";

TEST_F(SimulateRun, TheSameBytesForAnyNumberOfThreads) {
  write_scenario(kMeasures);
  ProgramResult const one = simulate("one", {"--threads", "1"});
  ASSERT_EQ(one.status, 0) << one.err << one.out;
  ASSERT_EQ(simulate("two", {"--threads", "2"}).status, 0);
  EXPECT_EQ(digests_of(folder_ / "one", {"run.json"}), digests_of(folder_ / "two", {"run.json"}));
}

TEST_F(SimulateRun, OrderOfRowsChangesNothing) {
  write_scenario(kMeasures);
  ASSERT_EQ(simulate("rows").status, 0);
  write_households(true);
  ASSERT_EQ(simulate("turned").status, 0);
  for (char const* file :
       {"summary.json", "public/tables/poverty_path.csv", "restricted/internal/poverty_path.csv",
        "restricted/households/poverty_path.csv"}) {
    EXPECT_EQ(content_of(folder_ / (std::string("rows/") + file)),
              content_of(folder_ / (std::string("turned/") + file)))
        << file;
  }
}

TEST_F(SimulateRun, EachMeasureAndAllTogether) {
  write_scenario(kMeasures);
  ProgramResult const result = simulate("all");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  Json const poverty = poverty_of("all");
  for (char const* scenario : {"programmes", "relocation", "together"}) {
    ASSERT_TRUE(poverty["ahead"]["scenarios"].contains(scenario));
    EXPECT_EQ(poverty["ahead"]["scenarios"][scenario]["headcount"].size(), 5U);
    EXPECT_LT(poverty["ahead"]["scenarios"][scenario]["difference"][3]["value"].get<double>(), 0.0);
  }
  // Who stays and receives nothing has the same fate under every scenario.
  int movers = 0;
  for (Row const& row : households_of("all")) {
    movers += row.at("move_year").empty() ? 0 : 1;
    EXPECT_EQ(row.at("receives").empty(), std::stod(row.at("income_today")) >= 2952);
    if (row.at("move_year").empty() && row.at("receives").empty()) {
      EXPECT_EQ(row.at("poor_any_year_pct_together"), row.at("poor_any_year_pct_baseline"));
    }
    if (row.at("move_year").empty()) {
      EXPECT_EQ(row.at("poor_any_year_pct_relocation"), row.at("poor_any_year_pct_baseline"));
    } else {
      EXPECT_EQ(row.at("move_year"), "2017");
    }
  }
  EXPECT_GT(movers, 40);
  // 24 of 60 in each of four villages are below the line, of three persons.
  std::vector<Row> const programmes =
      csv_rows(folder_ / "all/restricted/internal/poverty_programmes.csv");
  ASSERT_EQ(programmes.size(), 1U);
  EXPECT_EQ(programmes[0].at("programme_eligible"), "96");
  EXPECT_EQ(programmes[0].at("programme_receiving"), "96");
  EXPECT_EQ(programmes[0].at("programme_cost"), "144000.00");
}

constexpr char const* kPeople = R"(deviation = 0.3
[layers.persons]
file = "persons.csv"
[simulate.demography]
source = "test"
)";

TEST_F(SimulateRun, AllGrowOlder) {
  write_persons();
  write_scenario(kPeople);
  ProgramResult const result = simulate("older");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  Json const people = poverty_of("older")["ahead"]["people"];
  ASSERT_EQ(people.size(), 4U);
  EXPECT_EQ(people[3]["persons"], 720.0);
  EXPECT_EQ(people[3]["households"], 240.0);
  EXPECT_EQ(people[3]["school_age"], 200.0);  // of twenty of each age those of 2 to 11 today
  EXPECT_EQ(people[3]["labourers_followed"], 240.0);
  // The same incomes as of households that stay as they are.
  write_scenario("deviation = 0.3\n");
  ASSERT_EQ(simulate("still").status, 0);
  for (std::size_t year = 0; year < 5; ++year) {
    for (char const* bound : {"value", "known_low", "known_high"}) {
      EXPECT_EQ(poverty_of("older")["headcount"][year][bound],
                poverty_of("still")["headcount"][year][bound]);
    }
  }
  std::vector<Row> const rows = households_of("older");
  std::vector<Row> const still = households_of("still");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].at("poor_any_year_pct_baseline"), still[i].at("poor_any_year_pct_baseline"));
    EXPECT_EQ(rows[i].at("ended_pct"), "0.00");
  }
  // Today and four years of all and of townships for everybody; of villages for the office.
  std::vector<Row> const told = csv_rows(folder_ / "older/public/tables/people_path.csv");
  EXPECT_EQ(told.size(), 5U * 7U);
  for (Row const& row : told) {
    EXPECT_EQ(row.at("suppressed"), row.at("area_level") == "village" ? "yes" : "no");
  }
  std::vector<Row> const office = csv_rows(folder_ / "older/restricted/internal/people_path.csv");
  ASSERT_EQ(office.size(), 5U * 7U);
  EXPECT_EQ(office[34].at("area_level"), "village");
  EXPECT_EQ(office[34].at("people_persons"), "180.0");
}

// Whoever lives to the end of the first year dies in the second.
TEST_F(SimulateRun, HouseholdsThatEndAreNeitherPoorNorNot) {
  write_persons();
  write_scenario(std::string(kPeople) + R"([[simulate.demography.deaths]]
from = 0
men = 0.0
women = 0.0
[[simulate.demography.deaths]]
from = 1
men = 1.0
women = 1.0
)");
  ProgramResult const result = simulate("ended");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  Json const poverty = poverty_of("ended");
  // Twenty infants are left in the first year, alone, and nobody after it.
  EXPECT_EQ(poverty["ahead"]["people"][0]["persons"], 20.0);
  EXPECT_EQ(poverty["ahead"]["people"][0]["died"], 700.0);
  EXPECT_EQ(poverty["ahead"]["people"][1]["households"], 0.0);
  EXPECT_TRUE(poverty["headcount"][2]["value"].is_null());
  for (Row const& row : households_of("ended")) {
    EXPECT_EQ(row.at("ended_pct"), "100.00");
    EXPECT_EQ(row.at("poor_last_year_pct_baseline"), "0.00");
  }
}

TEST_F(SimulateRun, WithoutAgesNobodyCanGrowOlder) {
  write_scenario("deviation = 0.3\n[simulate.demography]\nsource = \"test\"\n");
  ProgramResult const result = simulate("ageless");
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("P090"), std::string::npos);
}

TEST_F(SimulateRun, APlanWithoutEffectsChangesNothing) {
  write_scenario("deviation = 0.3\n[relocation]\n");
  ProgramResult const result = simulate("no_effects");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  for (Row const& row : households_of("no_effects")) {
    EXPECT_EQ(row.at("poor_last_year_pct_relocation"), row.at("poor_last_year_pct_baseline"));
    EXPECT_EQ(row.at("poor_any_year_pct_relocation"), row.at("poor_any_year_pct_baseline"));
  }
  Json const poverty = poverty_of("no_effects");
  Json const& scenarios = poverty["ahead"]["scenarios"];
  EXPECT_EQ(scenarios["relocation"]["headcount"], scenarios["baseline"]["headcount"]);
  EXPECT_NE(result.out.find("not set, so that it has none"), std::string::npos);
}

// Of the 120 that agree one finds a dwelling at the site, the others take money and live wherever
// they find a home: nobody knows what holds there, and nobody takes it for the village that they
// left.
TEST_F(SimulateRun, OfWhoTakesMoneyNobodyKnowsWhatHoldsThere) {
  write_file(folder_ / "sites.csv",
             "site_id,site_name,site_status,phase,available_from,dwellings_75_m2,unit_cost,"
             "infrastructure_cost,jobs,经度,纬度\n"
             "S1,东站安置点,候选,1,2017-06,1,1500,0,200,106.94,26.3\n");
  write_scenario(R"(deviation = 0.3
[relocation]
[relocation.modes.monetary]
subsidy_a_person = 20000
offered_to = "all"
[relocation.modes.monetary.without_site]
minutes = 60
)");
  ProgramResult const result = simulate("money");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  bool is_told = false;
  for (Row const& row : csv_rows(folder_ / "money/restricted/internal/guarantee_path.csv")) {
    if (row.at("area_level") == "county" && row.at("guarantee") == "hardened_road" &&
        row.at("study_scenario") == "relocation") {
      is_told = true;
      EXPECT_GE(std::stoi(row.at("households_unknown")), 119);
    }
  }
  EXPECT_TRUE(is_told);
}

// A clinic stands in the last village today; one in the first opens in 2018.
constexpr char const* kClinics = R"(deviation = 0.3
[[simulate.effects.minutes]]
service = "clinic"
business_gain = 0.2
source = "test"
[[new_facilities]]
name = "there"
kind = "village_clinic"
village = "520123100203"
[[new_facilities]]
name = "first"
kind = "卫生室"
village = "520123100200"
year = 2018
)";

TEST_F(SimulateRun, ANewClinicFromItsYearOn) {
  write_scenario(kClinics);
  ProgramResult const result = simulate("clinics");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  double fewer = 0.0;
  for (Row const& row : households_of("clinics")) {
    double const with = std::stod(row.at("poor_last_year_pct_services"));
    double const without = std::stod(row.at("poor_last_year_pct_baseline"));
    EXPECT_LE(with, without);
    fewer += without - with;
    if (row.at("village_code") == "520123100203") {
      EXPECT_EQ(with, without);
    }
  }
  EXPECT_GT(fewer, 0.0);
  Json const poverty = poverty_of("clinics");
  Json const& scenarios = poverty["ahead"]["scenarios"];
  EXPECT_EQ(scenarios["services"]["headcount"][1], scenarios["baseline"]["headcount"][1]);
  EXPECT_LT(scenarios["services"]["difference"][1]["value"].get<double>(), 0.0);
  EXPECT_FALSE(scenarios.contains("together"));  // there is one measure
  Json const& guarantees = poverty["ahead"]["guarantees"]["by_guarantee"];
  EXPECT_EQ(guarantees["medical_service"]["services"][0]["from_year"], 2018);
  EXPECT_NE(result.out.find("with the new facilities"), std::string::npos);
  // The county names no number of days: what the rules ask of them stays unknown, and no verdict
  // of a village changes. Households are counted with their townships.
  EXPECT_FALSE(
      std::filesystem::exists(folder_ / "clinics/public/tables/guarantee_path_villages.csv"));
  int rows_of_villages = 0;
  for (Row const& row : csv_rows(folder_ / "clinics/public/tables/guarantee_path.csv")) {
    if (row.at("area_level") == "village") {
      ++rows_of_villages;
      EXPECT_EQ(row.at("households_pass"), "");
      EXPECT_EQ(row.at("suppressed"), "yes");
    }
  }
  EXPECT_GT(rows_of_villages, 0);
  bool is_told = false;
  for (Row const& row : csv_rows(folder_ / "clinics/restricted/internal/guarantee_path.csv")) {
    is_told = is_told ||
              (row.at("area_code") == "520123100200" && row.at("study_scenario") == "services" &&
               row.at("from_year") == "2018" && row.at("guarantee") == "medical_service");
  }
  EXPECT_TRUE(is_told);
  Json const record = Json::parse(content_of(folder_ / "clinics/run.json"));
  EXPECT_EQ(record["parameters"]["new_facilities"][1]["year"], 2018);
}

// What a run is made from can be read from its record.
TEST_F(SimulateRun, TheRecordHoldsTheQuestion) {
  write_scenario("deviation = 0.3\n");
  ASSERT_EQ(simulate("record", {"--seed", "7"}).status, 0);
  Json const record = Json::parse(content_of(folder_ / "record/run.json"));
  EXPECT_EQ(record["seed"], 7);
  Json const& simulation = record["parameters"]["simulation"];
  EXPECT_EQ(simulation["seed"], 7);
  EXPECT_EQ(simulation["replicates"], 50);
  EXPECT_EQ(simulation["lines"],
            (std::vector<std::string>{"2952.00", "2952.00", "2995.00", "3218.00", "4000.00"}));
  EXPECT_EQ(simulation["scenarios"], std::vector<std::string>{"baseline"});
  Json const& persistence = simulation["values"][0];
  EXPECT_EQ(persistence["parameter"], "persistence");
  EXPECT_EQ(persistence["value"], "0.6");
  EXPECT_EQ(persistence["source"], "assumed for the test");
}

// A register that is not invented: no village, no code of a household, in anything public.
TEST_F(SimulateRun, NobodyIsFoundInWhatIsPublished) {
  write_scenario(kMeasures);
  ProgramResult const result = simulate("published");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  EXPECT_EQ(result.out.find("KANARI"), std::string::npos);
  int villages = 0;
  for (Row const& row : csv_rows(folder_ / "published/public/tables/poverty_path.csv")) {
    if (row.at("area_level") == "village") {
      ++villages;
      EXPECT_EQ(row.at("path_headcount_pct"), "");
      EXPECT_EQ(row.at("suppressed"), "yes");
      EXPECT_EQ(row.at("path_households"), "");
    }
  }
  EXPECT_EQ(villages, 4 * (1 + 4 * 4));
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_ / "published")) {
    if (entry.is_regular_file()) {
      EXPECT_EQ(content_of(entry.path()).find("KANARI"), std::string::npos) << entry.path();
    }
  }
}

TEST_F(SimulateRun, FewerReplicatesAreTheFirstOfMore) {
  write_scenario("deviation = 0.3\n");
  ASSERT_EQ(simulate("few", {"--replicates", "10"}).status, 0);
  ASSERT_EQ(simulate("more", {"--replicates", "20"}).status, 0);
  std::vector<Row> const few = households_of("few");
  std::vector<Row> const more = households_of("more");
  ASSERT_EQ(few.size(), more.size());
  for (std::size_t i = 0; i < few.size(); ++i) {
    double const times = std::stod(few[i].at("poor_last_year_pct_baseline")) * 10 / 100;
    double const of_more = std::stod(more[i].at("poor_last_year_pct_baseline")) * 20 / 100;
    EXPECT_LE(times, of_more + 1e-9);
    EXPECT_LE(of_more, times + 10 + 1e-9);
  }
}

TEST_F(SimulateRun, WithoutATableOrALineNothingIsSimulated) {
  write_scenario("deviation = 0.3\nyears_more = 3\n");
  EXPECT_EQ(simulate("unknown_key").status, 3);
  write_scenario("deviation = 0.3\n");
  std::string scenario = content_of(folder_ / "scenario.toml");
  std::string const years = "years = 4";
  scenario.replace(scenario.find(years), years.size(), "years = 5");  // 2021 has no line
  write_file(folder_ / "scenario.toml", scenario);
  ProgramResult const no_line = simulate("no_line");
  EXPECT_EQ(no_line.status, 3);
  EXPECT_NE(no_line.err.find("P052"), std::string::npos);
  EXPECT_NE(no_line.err.find("2021"), std::string::npos);
  // Before anything that takes long: no road has been looked at, and no plan was searched for.
  write_file(folder_ / "scenario.toml", scenario + "[relocation]\n");
  ProgramResult const before_plan =
      run_tongcun({"simulate", folder_ / "scenario.toml", "--out", folder_ / "before_plan"});
  EXPECT_EQ(before_plan.status, 3);
  EXPECT_NE(before_plan.err.find("P052"), std::string::npos);
  EXPECT_NE(before_plan.err.find("reading layers"), std::string::npos);
  EXPECT_EQ(before_plan.err.find("noding"), std::string::npos);
  write_file(folder_ / "scenario.toml", scenario.substr(0, scenario.find("[simulate]")));
  ProgramResult const no_table = simulate("no_table");
  EXPECT_EQ(no_table.status, 3);
  EXPECT_NE(no_table.err.find("simulate"), std::string::npos);
}

}  // namespace
}  // namespace tongcun
