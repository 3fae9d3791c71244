// SPDX-License-Identifier: Apache-2.0
// Invented counties with planted defects: what a check finds, against the key of what was planted.
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace tongcun {
namespace {

using Rows = std::vector<std::map<std::string, std::string>>;

std::string cell(std::map<std::string, std::string> const& row, std::string const& column) {
  auto const found = row.find(column);
  EXPECT_NE(found, row.end()) << column;
  return found != row.end() ? found->second : "";
}

// Of splits the ledger has a row a village; which households, the list to visit again says: a row
// of each in the place of those.
Rows with_each_split(Rows ledger, Rows const& revisit) {
  std::erase_if(ledger, [](auto const& row) { return cell(row, "rule") == "V703"; });
  for (auto const& row : revisit) {
    if (cell(row, "revisit_reasons").find("split") != std::string::npos) {
      ledger.push_back({{"rule", "V703"},
                        {"household_code", cell(row, "household_code")},
                        {"file", ""},
                        {"place_code", ""},
                        {"layer", ""},
                        {"row", ""},
                        {"message", cell(row, "household_code")}});
    }
  }
  return ledger;
}

// Makes a county and checks it; the ledger of what was found.
Rows ledger_of(TemporaryFolder const& folder, std::string const& name,
               std::vector<std::string> options) {
  std::vector<std::string> words{"synth", "county", "--out", folder / name, "--quiet"};
  words.insert(words.end(), options.begin(), options.end());
  ProgramResult const made = run_tongcun(words);
  EXPECT_EQ(made.status, 0) << made.err;
  std::string const out = folder / (name + "-check");
  ProgramResult const checked =
      run_tongcun({"check", folder / (name + "/scenario.toml"), "--out", out, "--quiet"});
  EXPECT_TRUE(checked.status == 0 || checked.status == 3) << checked.err;
  return with_each_split(csv_rows(out + "/restricted/households/check_ledger.csv"),
                         csv_rows(out + "/restricted/households/revisit.csv"));
}

// What a problem is about, in the ways in which a key may name it.
using Subject = std::tuple<std::string, std::string, std::string>;
std::set<Subject> subjects_of(Rows const& ledger) {
  std::set<Subject> subjects;
  for (auto const& row : ledger) {
    std::string const rule = cell(row, "rule");
    if (!cell(row, "household_code").empty()) {
      subjects.insert({rule, "household", cell(row, "household_code")});
    } else if (cell(row, "place_code").empty() && cell(row, "row").empty()) {
      subjects.insert({rule, "layer", cell(row, "layer")});
    } else {
      subjects.insert({rule, "place", cell(row, "place_code")});
      subjects.insert({rule, cell(row, "layer"), cell(row, "row")});
    }
  }
  return subjects;
}

std::set<Subject> names_of(std::map<std::string, std::string> const& defect) {
  std::string const rule = cell(defect, "rule");
  if (cell(defect, "code").empty()) {
    return {{rule, "layer", cell(defect, "layer")}};
  }
  std::set<Subject> names{{rule, "household", cell(defect, "code")},
                          {rule, "place", cell(defect, "code")}};
  if (!cell(defect, "row").empty()) {
    names.insert({rule, cell(defect, "layer"), cell(defect, "row")});
  }
  return names;
}

struct Measure {
  std::map<std::string, int> planted;  // by kind
  std::map<std::string, int> missed;
  int false_alarms = 0;   // of rules that were planted, in the clean twin
  std::int64_t rows = 0;  // of households, all kinds of rows but the fewest
  int side_alarms = 0;    // in the messy one, about what nobody planted anything in
  std::string first_side_alarm;
};

Measure measure(std::vector<std::string> const& options) {
  TemporaryFolder const folder;
  std::vector<std::string> messy_options = options;
  messy_options.emplace_back("--messy");
  Rows const messy = ledger_of(folder, "messy", messy_options);
  std::vector<std::string> clean_options = options;
  clean_options.emplace_back("--earlier");
  Rows const clean = ledger_of(folder, "clean", clean_options);
  Rows const key = csv_rows(folder / "messy/planted.csv");
  std::set<Subject> const found = subjects_of(messy);
  std::set<Subject> const before = subjects_of(clean);
  Measure result;
  std::set<std::string> rules;
  std::set<std::string> codes;
  std::set<std::pair<std::string, std::string>> rows;
  std::set<std::pair<std::string, std::string>> layers;  // by rule
  for (auto const& defect : key) {
    std::string const kind = cell(defect, "kind");
    ++result.planted[kind];
    std::set<Subject> const names = names_of(defect);
    bool const is_found =
        std::ranges::any_of(names, [&](Subject const& name) { return found.contains(name); });
    result.missed[kind] += is_found ? 0 : 1;
    rules.insert(cell(defect, "rule"));
    if (cell(defect, "code").empty()) {
      layers.insert({cell(defect, "rule"), cell(defect, "layer")});
      continue;
    }
    codes.insert(cell(defect, "code"));
    rows.insert({cell(defect, "layer"), cell(defect, "row")});
  }
  result.rows =
      nlohmann::json::parse(content_of(folder / "clean/synth.json"))["counts"]["households"];
  for (auto const& row : clean) {
    result.false_alarms += rules.contains(cell(row, "rule")) ? 1 : 0;
  }
  for (auto const& row : messy) {
    if (cell(row, "file") == "earlier.gpkg") {
      continue;  // the same mistakes, in rows of other numbers
    }
    bool const is_planted = codes.contains(cell(row, "place_code")) ||
                            codes.contains(cell(row, "household_code")) ||
                            rows.contains({cell(row, "layer"), cell(row, "row")}) ||
                            layers.contains({cell(row, "rule"), cell(row, "layer")});
    bool const was_there = std::ranges::any_of(
        subjects_of({row}), [&](Subject const& subject) { return before.contains(subject); });
    if (!is_planted && !was_there) {
      ++result.side_alarms;
      result.first_side_alarm = cell(row, "rule") + " " + cell(row, "message");
    }
  }
  return result;
}

// Whether a check decides a kind from two registers, where likeness of persons is all there is.
bool is_statistical(std::string const& kind) {
  return kind == "split_to_qualify";
}

// Every defect is found by the rule that is made for it, of the likely ones 95 of 100; in the twin
// without any these rules find nothing, or as good as nothing in a thousand rows (candidate sites
// on ground that must be kept free belong to it, V913); and nothing is complained of beside what
// was planted or was there.
void expect_all_found(std::vector<std::string> const& options, std::size_t kinds) {
  Measure const result = measure(options);
  EXPECT_GE(result.planted.size(), kinds);
  for (auto const& [kind, missed] : result.missed) {
    int const planted = result.planted.at(kind);
    testing::Test::RecordProperty("missed_" + kind,
                                  std::to_string(missed) + "_of_" + std::to_string(planted));
    if (is_statistical(kind)) {
      EXPECT_LE(missed * 20, planted) << kind;
    } else {
      EXPECT_EQ(missed, 0) << kind << ", of " << planted;
    }
  }
  testing::Test::RecordProperty("false_alarms", result.false_alarms);
  testing::Test::RecordProperty("households", std::to_string(result.rows));
  EXPECT_LE(result.false_alarms * 1000, result.rows);
  EXPECT_EQ(result.side_alarms, 0) << result.first_side_alarm;
}

TEST(MessyCounty, Small) {
  expect_all_found({"--villages", "20"}, 16);
}
TEST(MessyCounty, Middling) {
  expect_all_found({"--villages", "60", "--seed", "3"}, 17);
}
TEST(MessyCounty, Large) {
  expect_all_found({"--villages", "150"}, 19);
}
TEST(MessyCounty, OfEarlierYears) {
  expect_all_found({"--villages", "30", "--era", "2016"}, 16);
}

// Each broken file is named by its rule, with the file and the row; the county without it is not.
TEST(MessyCounty, BrokenFiles) {
  TemporaryFolder const folder;
  ProgramResult const made = run_tongcun({"synth", "county", "--villages", "20", "--messy", "1",
                                          "--out", folder / "county", "--quiet"});
  ASSERT_EQ(made.status, 0) << made.err;
  Rows const key = csv_rows(folder / "county/planted_files.csv");
  EXPECT_EQ(key.size(), 13U);
  auto const findings_of = [&](std::string const& scenario) {
    ProgramResult const checked =
        run_tongcun({"check", folder / ("county/" + scenario), "--quiet", "--all-findings"});
    EXPECT_TRUE(checked.status == 0 || checked.status == 3) << checked.err;
    return checked.out + checked.err;
  };
  std::string const sound = findings_of("scenario.toml");
  for (auto const& broken : key) {
    std::string const named = cell(broken, "rule") + " " + cell(broken, "file");
    EXPECT_NE(findings_of(cell(broken, "scenario")).find(named), std::string::npos)
        << cell(broken, "kind");
    EXPECT_EQ(sound.find("broken/"), std::string::npos);
  }
}

// As many as asked for, and the same again.
TEST(MessyCounty, Rate) {
  TemporaryFolder const folder;
  std::map<std::string, std::size_t> rows;
  for (auto const& [name, rate] :
       std::map<std::string, std::string>{{"a", "5"}, {"b", "5"}, {"c", "20"}}) {
    ProgramResult const made = run_tongcun(
        {"synth", "county", "--villages", "20", "--messy", rate, "--out", folder / name});
    EXPECT_EQ(made.status, 0) << made.err;
    rows[name] = csv_rows(folder / (name + "/planted.csv")).size();
  }
  EXPECT_EQ(digests_of(folder / "a", {"synth.json"}), digests_of(folder / "b", {"synth.json"}));
  EXPECT_GT(rows["c"], 3 * rows["a"]);
  for (char const* rate : {"0", "51", "x", "-1"}) {
    EXPECT_EQ(run_tongcun({"synth", "county", "--messy", rate, "--out", folder / "d"}).status, 2)
        << rate;
  }
}

}  // namespace
}  // namespace tongcun
