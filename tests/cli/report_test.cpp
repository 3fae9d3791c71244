// SPDX-License-Identifier: Apache-2.0
// Pages and workbooks made anew from a finished run.
#include "io/explain.h"
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

class ReportPrograms : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new TemporaryFolder;
    ASSERT_EQ(run_tongcun({"synth", "county", "--villages", "20", "--seed", "5", "--out",
                           *folder / "county"})
                  .status,
              0);
    ProgramResult const run =
        run_tongcun({"run", *folder / "county/scenario.toml", "--out", *folder / "run", "--quiet",
                     "--set", "simulate.replicates=4"});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  static void TearDownTestSuite() { delete std::exchange(folder, nullptr); }

  static TemporaryFolder* folder;
};

TemporaryFolder* ReportPrograms::folder = nullptr;

constexpr std::array<char const*, 5> kMade{
    "public/report.html", "public/tables.xlsx", "restricted/internal/report.html",
    "restricted/internal/tables.xlsx", "restricted/households/report.html"};

TEST_F(ReportPrograms, SameLanguageSameBytes) {
  auto const before = digests_of(*folder / "run");
  ProgramResult const made =
      run_tongcun({"report", *folder / "run", "--out", *folder / "again", "--json"});
  ASSERT_EQ(made.status, 0) << made.err;
  auto const after = digests_of(*folder / "again");
  EXPECT_EQ(after.size(), kMade.size() + 1);
  for (char const* const file : kMade) {
    ASSERT_TRUE(after.contains(file)) << file;
    EXPECT_EQ(after.at(file), before.at(file)) << file;
  }
  EXPECT_EQ(digests_of(*folder / "run"), before);
  EXPECT_EQ(Json::parse(made.out).at("files").size(), after.size());
  Json const record = Json::parse(content_of(*folder / "again/run.json"));
  EXPECT_EQ(record.at("kind"), "report");
  EXPECT_EQ(record.at("run").at("sha256"), before.at("run.json"));
  // It knows its own result and nothing else.
  EXPECT_EQ(run_tongcun({"report", *folder / "run", "--out", *folder / "again"}).status, 6);
  EXPECT_EQ(
      run_tongcun({"report", *folder / "run", "--out", *folder / "again", "--overwrite"}).status,
      0);
  EXPECT_EQ(
      run_tongcun({"report", *folder / "run", "--out", *folder / "run", "--overwrite"}).status, 6);
}

// The page of another run differs in nothing but its language.
TEST_F(ReportPrograms, OtherLanguage) {
  std::string const own = content_of(*folder / "run/public/report.html");
  bool const is_zh = own.find("\"language\":\"zh\"") != std::string::npos;
  ProgramResult const made = run_tongcun(
      {"report", *folder / "run", "--out", *folder / "other", "--lang", is_zh ? "en" : "zh"});
  ASSERT_EQ(made.status, 0) << made.err;
  std::string page = content_of(*folder / "other/public/report.html");
  std::string const said = is_zh ? "\"language\":\"en\"" : "\"language\":\"zh\"";
  ASSERT_NE(page.find(said), std::string::npos);
  page.replace(page.find(said), said.size(), is_zh ? "\"language\":\"zh\"" : "\"language\":\"en\"");
  EXPECT_EQ(page, own);
  EXPECT_NE(content_of(*folder / "other/public/tables.xlsx"),
            content_of(*folder / "run/public/tables.xlsx"));
}

// What stands between two texts, each time that they come.
std::vector<std::string> all_between(std::string const& text, std::string const& before,
                                     std::string const& after) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
    at += before.size();
    found.push_back(text.substr(at, text.find(after, at) - at));
  }
  return found;
}

// Every layer of the map, those of guarantees too, is called by its title and by what is invented,
// and its columns and words are those of the language.
TEST_F(ReportPrograms, MapsSpeakTheLanguageAndSayWhatIsInvented) {
  ProgramResult const made =
      run_tongcun({"report", *folder / "run", "--out", *folder / "maps", "--lang", "zh", "--format",
                   "kml", "--format", "shapefile"});
  ASSERT_EQ(made.status, 0) << made.err;
  std::string const kml = content_of(*folder / "maps/public/plan.kml");
  std::size_t guarantees = 0;
  for (std::string const& layer : all_between(kml, "<Folder><name>", "</name>")) {
    EXPECT_NE(layer.find(" – 虚构数据"), std::string::npos) << layer;
    EXPECT_NE(layer.find(" – 虚构农户"), std::string::npos) << layer;
    EXPECT_EQ(layer.find('_'), std::string::npos) << layer;
    guarantees += layer.starts_with("饮水安全") ? 1U : 0U;
  }
  EXPECT_EQ(guarantees, 2U);  // by village, by household
  for (std::string const& field : all_between(kml, "<SimpleField name=\"", "</SimpleField>")) {
    std::string const key = field.substr(0, field.find('"'));
    EXPECT_EQ(field.find("<displayName>" + key + "<"), std::string::npos) << key;
  }
  std::vector<std::string> const verdicts =
      all_between(kml, "<SimpleData name=\"verdict\">", "</SimpleData>");
  EXPECT_FALSE(verdicts.empty());
  for (std::string const& verdict : verdicts) {
    EXPECT_TRUE(verdict == "合格" || verdict == "不合格" || verdict == "未知" ||
                verdict == "不适用")
        << verdict;
  }
  std::string const fields = content_of(*folder / "maps/public/shapefile/fields.csv");
  EXPECT_NE(
      fields.find("guarantee_of_electricity,verdict,guarantee_of_electricity.shp,verdict,通电"),
      std::string::npos);
}

// A geodatabase is a folder of many files: users are told of the one thing that it is to them.
TEST_F(ReportPrograms, NamesAGeodatabaseOnce) {
  ProgramResult const made = run_tongcun(
      {"report", *folder / "run", "--out", *folder / "gdb", "--format", "filegdb", "--json"});
  ASSERT_EQ(made.status, 0) << made.err;
  if (!std::filesystem::exists(*folder / "gdb/public/plan.gdb")) {
    GTEST_SKIP() << "SKIPPED: this GDAL cannot write file geodatabases";
  }
  std::vector<std::string> const files = Json::parse(made.out).at("files");
  EXPECT_EQ(std::ranges::count(files, "public/plan.gdb"), 1);
  EXPECT_TRUE(std::ranges::none_of(
      files, [](std::string const& file) { return file.find(".gdb/") != std::string::npos; }));
  EXPECT_NE(content_of(*folder / "gdb/run.json").find("public/plan.gdb/a00000001.gdbtable"),
            std::string::npos);  // the record has the digest of each
}

TEST_F(ReportPrograms, PublicPartAlone) {
  TemporaryFolder const other;
  std::filesystem::create_directory(other / "run");
  for (char const* const part : {"run.json", "summary.json", "public"}) {
    std::filesystem::copy(std::filesystem::path(*folder / "run") / part,
                          std::filesystem::path(other / "run") / part,
                          std::filesystem::copy_options::recursive);
  }
  ASSERT_EQ(run_tongcun({"report", other / "run", "--out", other / "page"}).status, 0);
  EXPECT_EQ(content_of(other / "page/public/report.html"),
            content_of(*folder / "run/public/report.html"));
  EXPECT_FALSE(std::filesystem::exists(other / "page/restricted"));
}

bool is_table(Explanation const& explanation) {
  return explanation.kind == "table";
}

// Every table, column and word of a run's files has a meaning in both languages, by its key and by
// its title as sheets show it; tables are known as tables.
TEST_F(ReportPrograms, ExplainKnowsWhatIsPublished) {
  std::size_t asked = 0;
  auto const expect_known = [&](std::string const& word) {
    ++asked;
    std::vector<Explanation> const found = explain(word);
    ASSERT_FALSE(found.empty()) << word;
    EXPECT_FALSE(found.front().name.en.empty()) << word;
    EXPECT_FALSE(found.front().name.zh.empty()) << word;
  };
  auto const expect_titles = [&](Json const& titles) {
    expect_known(titles.at("en"));
    expect_known(titles.at("zh"));
  };
  auto const expect_table = [](std::string const& name) {
    std::vector<Explanation> const found = explain(name);
    EXPECT_TRUE(std::ranges::any_of(found, is_table)) << name;
  };
  for (char const* const file :
       {"run/public/tables/datapackage.json", "run/restricted/internal/datapackage.json"}) {
    Json const package = Json::parse(content_of(*folder / file));
    for (Json const& table : package.at("resources")) {
      std::string const path = table.at("path");
      expect_table(path.substr(0, path.size() - 4));
      expect_titles(table.at("titles"));
      for (Json const& field : table.at("schema").at("fields")) {
        expect_known(field.at("name"));
        expect_titles(field.at("titles"));
        Json const words = field.value("words", Json::object());
        for (auto const& [word, name] : words.items()) {
          bool const is_word = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") ==
                               std::string::npos;  // no sign, no part of an index
          if (is_word) {
            expect_known(word);
            expect_titles(name);
          }
        }
      }
    }
  }
  for (auto const& list :
       std::filesystem::directory_iterator(*folder / "run/restricted/households")) {
    if (list.path().extension() == ".csv") {
      expect_table(list.path().stem().string());
    }
  }
  EXPECT_GT(asked, 3000U);
}

// Partial, altered, of another version, no run: refused, nothing is written.
TEST_F(ReportPrograms, RefusesWhatIsNoWholeRun) {
  TemporaryFolder const other;
  std::string const run = other / "run";
  auto const refusal = [&](std::string const& file, std::string const& content) {
    std::filesystem::remove_all(run);
    std::filesystem::copy(*folder / "run", run, std::filesystem::copy_options::recursive);
    if (content.empty()) {
      std::filesystem::remove(run + "/" + file);
    } else {
      write_file(run + "/" + file, content);
    }
    ProgramResult const result = run_tongcun({"report", run, "--out", other / "page"});
    EXPECT_FALSE(std::filesystem::exists(other / "page")) << file;
    EXPECT_EQ(result.status, 3) << file;
    return result.err.substr(0, result.err.find(' ', result.err.find("C00")));
  };
  EXPECT_NE(refusal("run.json", "").find("C001"), std::string::npos);
  EXPECT_NE(refusal("public/tables/villages.csv", "a\r\n").find("C002"), std::string::npos);
  EXPECT_NE(refusal("restricted/internal/findings.csv", "").find("C002"), std::string::npos);
  Json record = Json::parse(content_of(*folder / "run/run.json"));
  record["schema"] = 2;
  EXPECT_NE(refusal("run.json", record.dump()).find("C003"), std::string::npos);
  EXPECT_EQ(run_tongcun({"report", *folder / "county", "--out", other / "page"}).status, 3);
  EXPECT_EQ(run_tongcun({"report", *folder / "run"}).status, 2);
}

}  // namespace
}  // namespace tongcun
