// SPDX-License-Identifier: Apache-2.0
#include "io/write_run.h"

#include "engine/scenario/run_scenario.h"
#include "io/csv_reader.h"
#include "io/explain.h"
#include "io/read_scenario.h"
#include "io/run_folder.h"
#include "io/text_file.h"
#include "io/vocabulary.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// Two villages on a road of two kilometres, a clinic at one end; one row of each layer is odd.
class WriteRunTest : public testing::Test {
 protected:
  WriteRunTest() {
    static_cast<void>(folder_.write("villages.csv",
                                    "code,name,persons,x,y\n530112345001,甲<b>,500,104,30\n"
                                    "530112345002,=乙,无数据,104.02,30\n"));
    static_cast<void>(
        folder_.write("clinics.csv", "id,name,x,y\nc1,\"丙\"\"'\",104,30\nc2,丁,,\n"));
    static_cast<void>(folder_.write("roads.geojson", R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": "r1", "class": "乡道", "surface": "沥青"}, "geometry":
 {"type": "LineString", "coordinates": [[104, 30], [104.02, 30]]}}]})"));
    static_cast<void>(folder_.write("scenario.toml", R"(schema = 1
kind = "scenario"
name = "small"
title = "Small & <odd>"
language = "zh"
profile = "cn-2026"
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
licence = "CC0-1.0"
attribution = "nobody"
[layers.roads]
file = "roads.geojson"
[layers.facilities.clinics]
file = "clinics.csv"
crs = "EPSG:4490"
kind = "village_clinic"
)"));
  }

  std::filesystem::path run(std::string const& name, int threads,
                            std::vector<std::string> command = {"tongcun", "run"}) {
    Scenario const scenario = read_scenario(folder_ / "scenario.toml");
    RunSettings settings;
    settings.threads = threads;
    ReadLayers layers = read_layers(scenario, settings);
    ScenarioResult computed = run_scenario(scenario, std::move(layers.tables), settings);
    RunResult const result = disclosed(std::move(computed), scenario.profile.guarantees);
    RunCircumstances circumstances;
    circumstances.command = std::move(command);
    circumstances.threads = threads;
    write_run({folder_ / name, Overwrite::no, {}}, scenario, result, layers.inputs, circumstances);
    return folder_ / name;
  }

  TemporaryFolder folder_;
};

// The record names every file of the run but itself, and every input; those that may be known by
// their digests have them in a record that stays in the office.
TEST_F(WriteRunTest, RecordNamesEveryFile) {
  std::filesystem::path const out = run("out", 1);
  Json const record = Json::parse(content_of(out / "run.json"));
  EXPECT_EQ(record.at("schema"), 1);
  EXPECT_EQ(record.at("kind"), "run");
  std::size_t files = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(out)) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(record.at("outputs").size(), files - 1);
  Json all = Json::parse(content_of(out / "restricted/run.json")).at("outputs");
  std::size_t restricted = 1;  // the record of digests itself
  for (Json const& output : record.at("outputs")) {
    bool const is_restricted = output.at("file").get<std::string>().starts_with("restricted/");
    EXPECT_EQ(output.contains("sha256"), !is_restricted) << output;
    EXPECT_EQ(output.contains("bytes"), !is_restricted) << output;
    if (!is_restricted) {
      all.push_back(output);
    }
  }
  EXPECT_EQ(all.size() + restricted, files - 1);
  for (Json const& output : all) {
    std::string const bytes = content_of(out / output.at("file").get<std::string>());
    EXPECT_EQ(output.at("bytes"), bytes.size()) << output;
    EXPECT_EQ(output.at("sha256"), sha256_of(bytes)) << output;
  }
  EXPECT_EQ(record.at("inputs").size(), 3U);
  for (Json const& input : record.at("inputs")) {
    EXPECT_EQ(input.at("sha256"),
              sha256_of(content_of(folder_ / input.at("file").get<std::string>())));
  }
}

// The same bytes of everything but the record, for one thread and two.
TEST_F(WriteRunTest, SameBytesForAnyThreads) {
  std::filesystem::path const one = run("one", 1);
  std::filesystem::path const two = run("two", 2);
  int compared = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(one)) {
    std::filesystem::path const name = std::filesystem::relative(entry.path(), one);
    if (entry.is_regular_file() && name != "run.json") {
      EXPECT_EQ(content_of(entry.path()), content_of(two / name)) << name;
      ++compared;
    }
  }
  EXPECT_GT(compared, 10);
}

// Read = accepted + repaired + quarantined, and the numbers are those of the files: 2 + 1 + 2 rows,
// of which the clinic without a place is kept apart.
TEST_F(WriteRunTest, SummaryBalances) {
  Json const quality = Json::parse(content_of(run("out", 1) / "summary.json")).at("quality");
  EXPECT_EQ(quality.at("read"), 5);
  EXPECT_EQ(quality.at("accepted"), 4);
  EXPECT_EQ(quality.at("repaired"), 0);
  EXPECT_EQ(quality.at("quarantined"), 1);
}

// Every table is CSV that our own reader takes: the same number of cells in each row, text that
// begins like a formula guarded.
TEST_F(WriteRunTest, TablesAreCsv) {
  std::filesystem::path const out = run("out", 1);
  int tables = 0;
  for (auto const& entry : std::filesystem::directory_iterator(out / "public/tables")) {
    if (entry.path().extension() != ".csv") {
      continue;
    }
    std::string const text = content_of(entry.path());
    CsvReader reader(text);
    std::optional<CsvReader::Row> const header = reader.next();
    ASSERT_TRUE(header) << entry.path();
    while (std::optional<CsvReader::Row> const row = reader.next()) {
      EXPECT_EQ(row->cells.size(), header->cells.size()) << entry.path();
    }
    EXPECT_FALSE(reader.problem()) << entry.path();
    EXPECT_TRUE(is_clean_utf8(text)) << entry.path();
    ++tables;
  }
  EXPECT_GE(tables, 8);
  EXPECT_NE(content_of(out / "public/tables/villages.csv").find(",'=乙,"), std::string::npos);
}

// The dictionary has every column of every table, and explain knows each of them.
TEST_F(WriteRunTest, ColumnsAreExplained) {
  std::filesystem::path const out = run("out", 1);
  std::string const text = content_of(out / "public/tables/columns.csv");
  CsvReader reader(text);
  static_cast<void>(reader.next());
  int columns = 0;
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    EXPECT_FALSE(explain(row->cells[1]).empty()) << row->cells[1];
    EXPECT_FALSE(row->cells[3].empty()) << row->cells[1];
    ++columns;
  }
  EXPECT_GT(columns, 80);
}

// Findings row by row are for the office only, in the language of the scenario, sorted by rule.
TEST_F(WriteRunTest, FindingsAreRestricted) {
  std::filesystem::path const out = run("out", 1);
  struct stat status {};
  ASSERT_EQ(stat((out / "restricted/internal/findings.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  std::string const text = content_of(out / "restricted/internal/findings.csv");
  CsvReader reader(text);
  EXPECT_EQ(reader.next()->cells.front(), "rule");
  std::vector<std::string> rules;
  bool is_chinese = false;
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    rules.push_back(row->cells[0]);
    is_chinese = is_chinese || row->cells[8] == "值未知";
  }
  EXPECT_TRUE(std::ranges::is_sorted(rules));
  EXPECT_EQ(std::ranges::count(rules, "V840"), 1);
  EXPECT_TRUE(is_chinese) << text;
}

// Licence and attribution travel with the public files.
TEST_F(WriteRunTest, Attribution) {
  EXPECT_EQ(content_of(run("out", 1) / "public/ATTRIBUTION.txt"),
            "facilities.clinics: [许可未注明]\nroads: [许可未注明]\nvillages: nobody [CC0-1.0]\n");
}

// A command line that is no UTF-8 (a file name of another encoding) does not spoil the record.
TEST_F(WriteRunTest, CommandOfAnyBytes) {
  std::filesystem::path const out = run("out", 1, {"tongcun", "run", "\xb4\xe5.toml"});
  std::string const record = content_of(out / "run.json");
  EXPECT_TRUE(Json::accept(record));
  EXPECT_EQ(Json::parse(record).at("command").size(), 3U);
}

// A result is not overwritten unasked.
TEST_F(WriteRunTest, KeepsOldResult) {
  std::filesystem::path const out = run("out", 1);
  std::string const before = content_of(out / "run.json");
  EXPECT_THROW(static_cast<void>(run("out", 2)), OutputError);
  EXPECT_EQ(content_of(out / "run.json"), before);
}

}  // namespace
}  // namespace tongcun
