// SPDX-License-Identifier: Apache-2.0
// Invented counties of both eras in whole runs.
#include "tests/cli/program.h"

#include "io/privacy_audit.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

class SynthCounty : public testing::Test {
 protected:
  std::string make(std::string const& name, std::vector<std::string> const& more) {
    std::vector<std::string> words{"synth",  "county", "--villages", "20",
                                   "--seed", "5",      "--out",      folder_ / name};
    words.insert(words.end(), more.begin(), more.end());
    ProgramResult const made = run_tongcun(words);
    EXPECT_EQ(made.status, 0) << made.err;
    return folder_ / name;
  }

  Json run(std::string const& scenario, std::string const& name) {
    ProgramResult const result = run_tongcun({"run", scenario, "--out", folder_ / name});
    EXPECT_EQ(result.status, 0) << result.err;
    return Json::parse(content_of(folder_ / name + "/summary.json"));
  }

  TemporaryFolder folder_;
};

TEST_F(SynthCounty, OfTheEarlierEra) {
  std::string const county = make("county", {"--era", "2016"});
  Json const synth = Json::parse(content_of(county + "/synth.json"));
  EXPECT_EQ(synth["parameters"]["era"], "2016");
  EXPECT_EQ(synth["parameters"]["year"], 2016);
  EXPECT_EQ(synth["register"]["line"]["line"], "national");
  EXPECT_TRUE(synth["register"]["households_by"].contains("cause_main"));
  EXPECT_FALSE(synth["register"]["households_by"].contains("monitor_class"));
  std::string const scenario = content_of(county + "/scenario.toml");
  EXPECT_NE(scenario.find("\nyear = 2016\n"), std::string::npos);
  EXPECT_NE(content_of(county + "/profile.toml").find("inherits = \"cn-2016-2020\"\n"),
            std::string::npos);
  EXPECT_NE(scenario.find("[layers.households]"), std::string::npos);

  write_file(county + "/scenario.toml", scenario + R"(
[poverty.county_sample]
rural_persons = 45000
remaining_poor = 520
exited = 21000
sampled_exited = 1200
wrongly_exited = 3
sampled_others = 2600
missed = 5
surveyed_households = 300
recognising = 280
source = "a sample for the test"
)");
  Json const summary = run(county + "/scenario.toml", "run");
  EXPECT_EQ(summary["profile"], "cn-2016-2020-invented");
  EXPECT_TRUE(summary["invented"].get<bool>());
  // The generator's own share of persons below the line, measured again from the files.
  Json const poverty = summary["poverty"];
  EXPECT_EQ(poverty["line"]["amount"], "2952.00");
  double const share = poverty["headcount"][0]["value"].get<double>();
  double const persons = synth["counts"]["persons"].get<double>();
  EXPECT_NEAR(share, synth["register"]["low_income_millionths"].get<double>() / 1e6,
              10.0 / persons);
  EXPECT_EQ(poverty["headcount"][0]["known_low"], poverty["headcount"][0]["known_high"]);
  EXPECT_GT(poverty["without_transfers"]["headcount"][0]["value"].get<double>(), share);
  EXPECT_EQ(poverty["absent"][0]["reason"], "no_value");  // the monitoring line is of 2020
  // Some households pass the exit and some do not; the index knows its bounds.
  Json const exit = poverty["status"]["exit"];
  EXPECT_GT(exit["pass"]["households"].get<int>(), 0);
  EXPECT_GT(exit["fail"]["households"].get<int>(), 0);
  Json const m0 = poverty["deprivation"][0]["m0"];
  EXPECT_LE(m0["known_low"].get<double>(), m0["known_high"].get<double>());
  EXPECT_GT(m0["known_low"].get<double>(), 0.0);
  EXPECT_EQ(poverty["county_exit"]["verdict"], "pass");
  EXPECT_NEAR(poverty["county_exit"]["items"]["comprehensive"]["value"].get<double>(), 0.013726,
              5e-7);
  // Years ahead are assumptions, and end with the last national line.
  EXPECT_EQ(poverty["years"], (std::vector<int>{2016, 2017, 2018, 2019, 2020}));
  EXPECT_EQ(poverty["ahead"]["parameters"][0]["source"], "assumed for the invented county");
  EXPECT_EQ(scenario.find("\nline_growth"), std::string::npos);
  Json const& exits = poverty["ahead"]["villages_that_exit"];
  EXPECT_EQ(exits["of"], 20);
  for (Json const& year : exits["scenarios"]["baseline"]) {
    EXPECT_LE(year["whatever_is_unknown"]["median"].get<int>(),
              year["if_the_unknown_were_in_favour"]["median"].get<int>());
  }
  for (auto const& row : csv_rows(folder_ / "run" + "/public/tables/layers.csv")) {
    if (row.at("layer") == "households" || row.at("layer") == "persons") {
      EXPECT_EQ(row.at("read"), row.at("accepted"));
      EXPECT_EQ(row.at("read"), std::to_string(synth["counts"][row.at("layer")].get<int>()));
    }
  }
  auto const visits = csv_rows(folder_ / "run" + "/restricted/households/guarantees.csv");
  EXPECT_EQ(visits.size(), synth["counts"]["households"].get<std::size_t>());
  for (auto const& row : visits) {
    ASSERT_NE(row.at("food_and_clothing"), "unknown");  // declared until 2020
    ASSERT_NE(row.at("housing"), "unknown");
  }
}

// An invented county published as if its households were real: what does not share a line with the
// writers finds nobody. As invented it hides nothing, and the same reader finds a great deal.
TEST_F(SynthCounty, TheAuditFindsNobody) {
  std::string const county = make("county", {});
  PrivacyAuditOptions options;
  options.invented_too = true;
  run(county + "/scenario.toml", "open");
  EXPECT_GT(audit_privacy(folder_ / "open", options).findings.size(), 100U);
  EXPECT_TRUE(audit_privacy(folder_ / "open", {}).findings.empty());
  std::string const scenario = content_of(county + "/scenario.toml");
  write_file(county + "/scenario.toml",
             scenario + "\n[register]\ntreat_as_real = true\nkey = \"office.key\"\n");
  ASSERT_EQ(run_tongcun({"init", "--key", county + "/office.key"}).status, 0);
  run(county + "/scenario.toml", "closed");
  PrivacyAudit const audit = audit_privacy(folder_ / "closed", options);
  EXPECT_GT(audit.cells, 1000);
  for (Finding const& finding : audit.findings) {
    ADD_FAILURE() << finding.file << " row " << finding.row << " " << finding.field << ": "
                  << finding.values.front().first;
  }
}

TEST_F(SynthCounty, WorkbooksRunAsTheLayersDo) {
  std::string const county = make("county", {});
  EXPECT_EQ(Json::parse(content_of(county + "/synth.json"))["parameters"]["era"], "2026");
  Json const layers = run(county + "/scenario.toml", "layers");
  Json const workbooks = run(county + "/scenario-workbooks.toml", "workbooks");
  EXPECT_EQ(layers["register"], workbooks["register"]);
  EXPECT_EQ(layers["guarantees"], workbooks["guarantees"]);
  EXPECT_EQ(layers["poverty"], workbooks["poverty"]);
  EXPECT_EQ(layers["poverty"]["years"], (std::vector<int>{2026, 2027, 2028, 2029, 2030}));
  EXPECT_NE(content_of(county + "/scenario.toml").find("\nline_growth"), std::string::npos);
  Json const status = layers["poverty"]["status"];
  EXPECT_GT(status["earlier"]["sudden"]["households"].get<int>(), 0);
  EXPECT_EQ(status["monitoring"]["unknown"]["households"], 0);
  auto const visits = csv_rows(folder_ / "layers" + "/restricted/households/visit_first.csv");
  ASSERT_FALSE(visits.empty());
  for (auto const& row : visits) {
    ASSERT_EQ(row.at("use_of_list"), "visit_only");
    ASSERT_FALSE(row.at("visit_ground").empty());
  }
  for (char const* table :
       {"/public/tables/household_guarantees.csv", "/restricted/households/guarantees.csv",
        "/public/tables/poverty.csv", "/public/tables/status.csv",
        "/restricted/households/status.csv", "/restricted/households/visit_first.csv"}) {
    EXPECT_EQ(content_of(folder_ / "layers" + table), content_of(folder_ / "workbooks" + table));
  }
}

// A price fall and a flood: villages add up to all, and the list for visits holds who is pushed or
// may be; a card of the county's own.
TEST_F(SynthCounty, MeasuresOfTheScenario) {
  std::string const county = make("county", {});
  std::string const scenario = content_of(county + "/scenario.toml");
  write_file(county + "/scenario.toml", scenario + R"(
[[poverty.warnings]]
id = "prices"
name = { en = "prices fall", zh = "价格下跌" }
takes = { business = 30 }
warn_from = 5
source = "a test"

[[poverty.warnings]]
id = "flood"
name = { en = "flood", zh = "山洪" }
takes_a_person = 4000
hazard = "any"
source = "a test"

[[poverty.score_cards]]
id = "card"
name = { en = "card", zh = "评分" }
source = "a test"
[[poverty.score_cards.indicators]]
id = "house"
name = { en = "house", zh = "房" }
field = "house_grade"
points = { A = 50, B = 40, C = 10, D = 0, none_house = 0 }
[[poverty.score_cards.indicators]]
id = "labour"
name = { en = "labour", zh = "劳力" }
field = "labourers"
unit = "persons"
steps = [{ points = 0 }, { from = 1, points = 25 }, { from = 2, points = 45 }]
)");
  Json const poverty = run(county + "/scenario.toml", "run")["poverty"];
  ASSERT_EQ(poverty["warnings"].size(), 2U);
  std::map<std::string, int> listed;
  for (auto const& row : csv_rows(folder_ / "run" + "/restricted/households/area_warnings.csv")) {
    ASSERT_EQ(row.at("use_of_list"), "visit_only");
    ++listed[row.at("poverty_warning")];
  }
  std::map<std::string, int> pushed;
  for (auto const& row : csv_rows(folder_ / "run" + "/public/tables/poverty_warnings.csv")) {
    if (row.at("area_level") == "village") {
      pushed[row.at("poverty_warning")] += std::stoi(row.at("households_pushed"));
    }
  }
  for (Json const& warning : poverty["warnings"]) {
    std::string const id = warning["id"];
    EXPECT_GT(pushed[id], 0) << id;
    EXPECT_EQ(pushed[id], warning["pushed"]) << id;
    EXPECT_EQ(listed[id], warning["pushed"].get<int>() + warning["perhaps"].get<int>()) << id;
  }
  int households = 0;
  for (auto const& [band, counts] : poverty["score_cards"][0]["bands"].items()) {
    households += counts["households"].get<int>();
  }
  auto const scores = csv_rows(folder_ / "run" + "/restricted/households/score_card.csv");
  EXPECT_EQ(scores.size(), static_cast<std::size_t>(households));

  // Without a register nobody can be asked about.
  write_file(county + "/scenario.toml", scenario.substr(0, scenario.find("[layers.households")) +
                                            "[[poverty.warnings]]\nid = \"x\"\n"
                                            "takes_a_person = 1\nsource = \"a test\"\n");
  ProgramResult const refused =
      run_tongcun({"run", county + "/scenario.toml", "--out", folder_ / "no"});
  EXPECT_EQ(refused.status, 3);
  EXPECT_NE(refused.err.find("P080"), std::string::npos) << refused.err;
}

// Nothing about single households leaves the office, invented or not.
TEST_F(SynthCounty, NoHouseholdIsInWhatIsPublic) {
  std::string const county = make("county", {"--headers", "en"});
  static_cast<void>(run(county + "/scenario.toml", "run"));
  std::size_t files = 0;
  for (auto const& entry :
       std::filesystem::recursive_directory_iterator(folder_ / "run" + "/public")) {
    if (entry.is_regular_file()) {
      ++files;
      std::string content = content_of(entry.path());
      if (entry.path().extension() == ".html") {
        // The page's program is that of all editions; what this one tells stands in its data.
        std::size_t const data = content.find("id=\"data\">");
        ASSERT_NE(data, std::string::npos);
        content = content.substr(data, content.find("</script", data) - data);
      }
      // Counts by class are public; whose class it is, is not.
      for (char const* sign :
           {"-01-0001", "T-529", "site_wishes", "household_class", "visit_ground"}) {
        EXPECT_EQ(content.find(sign), std::string::npos) << entry.path() << " " << sign;
      }
    }
  }
  EXPECT_GT(files, 5U);
}

TEST_F(SynthCounty, WithoutARegister) {
  std::string const county = make("county", {"--no-households"});
  EXPECT_FALSE(std::filesystem::exists(county + "/register"));
  EXPECT_FALSE(std::filesystem::exists(county + "/scenario-workbooks.toml"));
  EXPECT_EQ(content_of(county + "/scenario.toml").find("[layers.households]"), std::string::npos);
  EXPECT_FALSE(run(county + "/scenario.toml", "run").contains("register"));
}

TEST_F(SynthCounty, AYearOutsideItsEraIsRefused) {
  std::string const parameters = folder_ / "county.toml";
  write_file(parameters, "schema = 1\nkind = \"synthetic_county\"\nera = 2016\nyear = 2026\n");
  ProgramResult result =
      run_tongcun({"synth", "county", "--parameters", parameters, "--out", folder_ / "county"});
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("2014 to 2020"), std::string::npos) << result.err;
  write_file(parameters, "schema = 1\nkind = \"synthetic_county\"\nera = 2017\n");
  result =
      run_tongcun({"synth", "county", "--parameters", parameters, "--out", folder_ / "county"});
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("2016, 2026"), std::string::npos) << result.err;
  EXPECT_EQ(run_tongcun({"synth", "county", "--era", "2017", "--out", folder_ / "x"}).status, 2);
  EXPECT_EQ(run_tongcun({"synth", "county", "--headers", "fr", "--out", folder_ / "x"}).status, 2);
}

}  // namespace
}  // namespace tongcun
