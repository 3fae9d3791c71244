// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"

#include "io/text_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <csignal>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// A small invented county, made once.
class Program : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder();
    ProgramResult const made =
        run_tongcun({"synth", "county", "--villages", "20", "--seed", "5", "--out", county()});
    ASSERT_EQ(made.status, 0) << made.err;
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  // By file, from the two records of a run.
  static std::map<std::string, std::string> stated_digests(std::string const& out) {
    std::map<std::string, std::string> stated;
    for (char const* name : {"/run.json", "/restricted/run.json"}) {
      Json const record = Json::parse(content_of(out + name));
      for (Json const& file : record["outputs"]) {
        if (file.contains("sha256")) {
          stated[file["file"]] = file["sha256"];
        }
      }
    }
    return stated;
  }
  static std::string county() { return *folder_ / "county"; }
  static std::string scenario() { return county() + "/scenario.toml"; }

  static TemporaryFolder* folder_;
};

TemporaryFolder* Program::folder_ = nullptr;

TEST_F(Program, PublishesAWholeRunFolder) {
  TemporaryFolder const folder;
  std::string const out = folder / "run";
  ProgramResult const result = run_tongcun({"run", scenario(), "--out", out});
  ASSERT_EQ(result.status, 0) << result.err;
  for (char const* name :
       {"run.json", "summary.json", "public/plan.gpkg", "public/plan.qgs", "public/ATTRIBUTION.txt",
        "public/tables/villages.csv", "public/tables/roads.csv", "public/tables/access.csv",
        "restricted/internal/findings.csv"}) {
    EXPECT_TRUE(std::filesystem::exists(out + "/" + name)) << name;
  }
  // run.json names every other file with its digest, or says where that stands.
  Json const run = Json::parse(content_of(out + "/run.json"));
  EXPECT_EQ(stated_digests(out), digests_of(out, {"run.json", "restricted/run.json"}));
  EXPECT_TRUE(run["deterministic"].get<bool>());
  Json const summary = Json::parse(content_of(out + "/summary.json"));
  EXPECT_EQ(summary["schema"], 1);
  EXPECT_EQ(summary["region"]["villages"]["value"], 20);
  EXPECT_TRUE(summary["invented"].get<bool>());
  Json const quality = summary["quality"];
  EXPECT_EQ(quality["read"].get<int>(), quality["accepted"].get<int>() +
                                            quality["repaired"].get<int>() +
                                            quality["quarantined"].get<int>());
  EXPECT_FALSE(summary.contains("roads"));
  EXPECT_NE(content_of(out + "/public/ATTRIBUTION.txt").find("invented"), std::string::npos);
  // Single rows of the office's files are for the office.
  struct stat status {};
  ASSERT_EQ(stat((out + "/restricted/internal/findings.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600);
  ASSERT_EQ(stat((out + "/restricted").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700);
}

TEST_F(Program, GivesTheSameBytesWhateverTheCircumstances) {
  TemporaryFolder const folder;
  ASSERT_EQ(run_tongcun({"run", scenario(), "--out", folder / "base", "--threads", "1"}).status, 0);
  auto const base = digests_of(folder / "base", {"run.json"});
  EXPECT_GT(base.size(), 10U);
  struct Case {
    std::string name;
    std::string threads;
    std::map<std::string, std::string> environment;
  };
  std::vector<Case> const cases{
      {"two-threads", "2", {}},
      {"chinese", "2", {{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "zh_CN.UTF-8"}}},
      {"plain", "1", {{"LANG", "C"}, {"LC_ALL", "C"}, {"TZ", "Asia/Shanghai"}}},
      {"no-vectors",
       "2",
       {{"GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA"}}}};
  for (Case const& one : cases) {
    ProgramResult const result = run_tongcun(
        {"run", scenario(), "--out", folder / one.name, "--threads", one.threads}, one.environment);
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(digests_of(folder / one.name, {"run.json"}), base) << one.name;
    Json first = Json::parse(content_of(folder / "base/run.json"));
    Json second = Json::parse(content_of(folder / (one.name + "/run.json")));
    for (Json* run : {&first, &second}) {
      for (char const* key : {"timing", "threads", "host", "command", "inputs", "record_sha256"}) {
        run->erase(key);
      }
    }
    EXPECT_EQ(first, second) << one.name;
  }
}

TEST_F(Program, MakesTheSameCountyWhateverTheCircumstances) {
  TemporaryFolder const folder;
  for (auto const& [name, threads] : {std::pair{"one", "1"}, {"two", "2"}}) {
    ASSERT_EQ(run_tongcun({"synth", "county", "--villages", "20", "--seed", "5", "--threads",
                           threads, "--out", folder / name},
                          {{"GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA"}})
                  .status,
              0);
    EXPECT_EQ(digests_of(folder / name, {"synth.json"}), digests_of(county(), {"synth.json"}));
  }
}

TEST_F(Program, NeverTouchesAnEarlierResultUnasked) {
  TemporaryFolder const folder;
  std::string const out = folder / "run";
  ASSERT_EQ(run_tongcun({"run", scenario(), "--out", out}).status, 0);
  auto const before = digests_of(out);
  EXPECT_EQ(run_tongcun({"run", scenario(), "--out", out}).status, 6);
  EXPECT_EQ(digests_of(out), before);
  EXPECT_EQ(run_tongcun({"run", scenario(), "--out", out, "--overwrite"}).status, 0);
  EXPECT_EQ(digests_of(out, {"run.json"}).size(), before.size() - 1);
}

// Killed at any moment: the folder is the earlier result or a whole new one, and the next run
// leaves nothing of the dead one behind.
TEST_F(Program, KilledRunsLeaveTheEarlierResultWhole) {
  TemporaryFolder const folder;
  std::string const out = folder / "run";
  ASSERT_EQ(run_tongcun({"run", scenario(), "--out", out, "--lang", "en"}).status, 0);
  auto const english = digests_of(out, {"run.json"});
  ASSERT_EQ(run_tongcun({"run", scenario(), "--out", folder / "other", "--lang", "zh"}).status, 0);
  auto const chinese = digests_of(folder / "other", {"run.json"});
  ASSERT_NE(english, chinese);
  int killed = 0;
  for (int i = 0; i < 40; ++i) {
    std::string const language = i % 2 == 0 ? "zh" : "en";
    ProgramResult const result =
        run_tongcun({"run", scenario(), "--out", out, "--overwrite", "--lang", language}, {},
                    {SIGKILL, 4000 + i * 7000});
    killed += result.status == 128 + SIGKILL ? 1 : 0;
    auto const now = digests_of(out, {"run.json"});
    EXPECT_TRUE(now == english || now == chinese) << "kill " << i;
    EXPECT_EQ(stated_digests(out), digests_of(out, {"run.json", "restricted/run.json"}));
  }
  EXPECT_GT(killed, 5);
  ASSERT_EQ(run_tongcun({"run", scenario(), "--out", out, "--overwrite"}).status, 0);
  int entries = 0;
  for (auto const& entry : std::filesystem::directory_iterator(folder.path())) {
    static_cast<void>(entry);
    ++entries;
  }
  EXPECT_EQ(entries, 2);  // "run" and "other"
}

TEST_F(Program, StopsOnRequestWithNothingPublished) {
  TemporaryFolder const folder;
  for (int i = 0; i < 10; ++i) {
    std::string const out = folder / ("run" + std::to_string(i));
    ProgramResult const result =
        run_tongcun({"run", scenario(), "--out", out}, {}, {SIGINT, 3000 + i * 9000});
    EXPECT_TRUE(result.status == 0 || result.status == 5 || result.status == 128 + SIGINT)
        << result.status;
    EXPECT_EQ(std::filesystem::exists(out), result.status == 0);
  }
}

TEST_F(Program, PrintsOneJsonDocument) {
  TemporaryFolder const folder;
  ProgramResult const result = run_tongcun({"run", scenario(), "--out", folder / "run", "--json"});
  ASSERT_EQ(result.status, 0);
  Json printed = Json::parse(result.out);
  EXPECT_GT(printed["findings"].size(), 5U);
  printed.erase("findings");
  EXPECT_EQ(printed, Json::parse(content_of(folder / "run/summary.json")));
  EXPECT_FALSE(result.err.empty());
  Json const rule = Json::parse(run_tongcun({"explain", "V005", "--json"}).out);
  EXPECT_EQ(rule["key"], "V005");
}

// What can be read is said by the same table that the readers use, in both languages.
TEST_F(Program, ListsFormats) {
  ProgramResult const result = run_tongcun({"formats", "--json"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.err, "");
  Json const json = Json::parse(result.out);
  std::string read;
  for (Json const& format : json["formats"]) {
    EXPECT_EQ(format["available"], true) << format;
    read += format["read"] == true ? format["format"].get<std::string>() + " " : "";
  }
  EXPECT_EQ(read,
            "geopackage shapefile flatgeobuf geojson csv xlsx osm-xml osm-pbf geotiff srtm toml ");
  EXPECT_NE(run_tongcun({"formats", "--lang", "zh"}).out.find("工作簿"), std::string::npos);
  EXPECT_EQ(run_tongcun({"formats", "--lang", "zh"}).out,
            run_tongcun({"formats", "--lang", "zh"}, {{"LANG", "de_DE.UTF-8"}}).out);
}

// A machine that lacks what runs need is status 3, with what is missing and what to do.
TEST_F(Program, ExaminesTheInstallation) {
  TemporaryFolder const folder;
  ProgramResult const fit = run_tongcun({"doctor", "--json", "--out", folder.path().string()});
  EXPECT_EQ(fit.status, 0) << fit.out;
  EXPECT_EQ(Json::parse(fit.out)["fit"], true);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  auto const failed = [](ProgramResult const& result) {
    std::string list;
    Json const json = Json::parse(result.out);
    for (Json const& examination : json["examinations"]) {
      bool const is_failed = examination["verdict"] == "failed";
      list += is_failed ? examination["examination"].get<std::string>() + " " : "";
      EXPECT_EQ(is_failed, !examination["remedy_en"].get<std::string>().empty());
      EXPECT_EQ(is_failed, !examination["remedy_zh"].get<std::string>().empty());
    }
    return list;
  };
  ProgramResult const nowhere = run_tongcun({"doctor", "--json", "--out", folder / "absent"});
  EXPECT_EQ(nowhere.status, 3);
  EXPECT_EQ(failed(nowhere), "write room ");
  // As in runs, the environment does not say where the data of PROJ lies.
  ProgramResult const elsewhere =
      run_tongcun({"doctor", "--json", "--out", folder.path().string()},
                  {{"PROJ_LIB", folder.path().string()}, {"PROJ_DATA", folder.path().string()}});
  EXPECT_EQ(elsewhere.status, 0) << elsewhere.out;
  EXPECT_EQ(run_tongcun({"doctor"}, {{"LANG", "de_DE.UTF-8"}, {"LC_ALL", "zh_CN.GB18030"}}).status,
            0);
  EXPECT_NE(run_tongcun({"doctor", "--lang", "zh"}).out.find("本机可以运行"), std::string::npos);
}

TEST_F(Program, SpeaksChinese) {
  TemporaryFolder const folder;
  ProgramResult const result =
      run_tongcun({"run", scenario(), "--out", folder / "run", "--lang", "zh"});
  ASSERT_EQ(result.status, 0);
  EXPECT_NE(result.out.find("虚构数据"), std::string::npos);
  EXPECT_NE(content_of(folder / "run/public/plan.qgs").find("行政村"), std::string::npos);
}

// One heading over all options of a verb, in the language asked for.
TEST_F(Program, HelpHasOneHeadingOfOptions) {
  for (std::vector<std::string> verb :
       {std::vector<std::string>{"run"}, {"plan", "relocation"}, {"synth", "county"}}) {
    verb.emplace_back("--help");
    std::string const english = run_tongcun(verb).out;
    verb.insert(verb.end(), {"--lang", "zh"});
    std::string const chinese = run_tongcun(verb).out;
    EXPECT_NE(english.find("\nOptions:\n"), std::string::npos) << english;
    EXPECT_EQ(chinese.find("Options:"), std::string::npos) << chinese;
    EXPECT_NE(chinese.find("\n选项:\n  -h,--help"), std::string::npos) << chinese;
  }
}

// Findings are all there on request; unknown parts of one are null.
TEST_F(Program, ShowsAllFindings) {
  ProgramResult const few = run_tongcun({"run", scenario(), "--dry-run"});
  ProgramResult const all = run_tongcun({"run", scenario(), "--dry-run", "--all-findings"});
  EXPECT_NE(few.out.find("--all-findings shows all"), std::string::npos);
  EXPECT_EQ(all.out.find("--all-findings"), std::string::npos);
  EXPECT_GT(all.out.size(), few.out.size());
  EXPECT_NE(few.out.find("remedy: "), std::string::npos);
  Json const document = Json::parse(run_tongcun({"run", scenario(), "--dry-run", "--json"}).out);
  std::size_t shown = 0;
  for (Json const& finding : document["findings"]) {
    shown += all.out.find(finding["message"].get<std::string>()) != std::string::npos ? 1 : 0;
    EXPECT_TRUE(finding["row"].is_null() || finding["row"] > 0);
    EXPECT_NE(finding["field"], "");
  }
  EXPECT_EQ(shown, document["findings"].size());
}

// The record says what the run was made from and every value in effect, with its source.
TEST_F(Program, RecordExplainsTheRun) {
  TemporaryFolder const folder;
  ASSERT_EQ(run_tongcun({"run", scenario(), "--out", folder / "run"}).status, 0);
  Json const run = Json::parse(content_of(folder / "run/run.json"));
  // The scenario, its own profile and what that inherits: cn-2026, cn-2021-2025, cn-2016-2020,
  // international.
  EXPECT_EQ(run["configuration"].size(), 6U);
  EXPECT_EQ(run["configuration"][0]["sha256"], sha256_of(content_of(scenario())));
  EXPECT_GE(run["threads"]["used"], 1);
  Json const limit = run["parameters"]["values"]["network.off_road_limit_m"];
  EXPECT_EQ(limit["value"], 2000000);
  EXPECT_EQ(limit["set_by"], "default");
  EXPECT_EQ(limit["mark"], "A");
  std::set<std::string> keys;
  for (Json const& value : run["parameters"]["profile"]["values"]) {
    keys.insert(value["key"]);
    EXPECT_TRUE(value["source"].is_string()) << value;
  }
  for (char const* key : {"season", "terrain", "walking", "roads.motor[1]", "services[1]"}) {
    EXPECT_TRUE(keys.contains(key)) << key;
  }
}

// The dictionary of columns has a row for each column of each table.
TEST_F(Program, PublishesADictionary) {
  TemporaryFolder const folder;
  ASSERT_EQ(run_tongcun({"run", scenario(), "--out", folder / "run"}).status, 0);
  std::string const dictionary = content_of(folder / "run/public/tables/columns.csv");
  for (auto const& entry : std::filesystem::directory_iterator(folder / "run/public/tables")) {
    if (entry.path().extension() != ".csv") {
      continue;
    }
    std::string header = content_of(entry.path()).substr(3);
    header = header.substr(0, header.find("\r\n")) + ",";
    for (std::size_t at = 0; at < header.size(); at = header.find(',', at) + 1) {
      std::string const key = header.substr(at, header.find(',', at) - at);
      EXPECT_NE(dictionary.find("\r\n" + entry.path().stem().string() + "," + key + ","),
                std::string::npos)
          << entry.path() << " " << key;
    }
  }
}

TEST_F(Program, ExplainsRulesWordsAndColumns) {
  for (auto const& [asked, expected] : {std::pair{"v005", "没有坐标系"},
                                        {"硬化路", "可通车的道路"},
                                        {"far_from_roads", "离路限值"},
                                        {"clinic_walk_worst_min", "最差月份"},
                                        {"recorded_kind", "文件原词"}}) {
    ProgramResult const result = run_tongcun({"explain", asked, "--lang", "zh"});
    EXPECT_EQ(result.status, 0) << asked;
    EXPECT_NE(result.out.find(expected), std::string::npos) << result.out;
  }
  ProgramResult const unknown = run_tongcun({"explain", "no such word", "--lang", "zh"});
  EXPECT_EQ(unknown.status, 2);
  for (char const* const kind : {"规则（V005）", "退出码", "表、列或用词", "键", "规则档"}) {
    EXPECT_NE(unknown.err.find(kind), std::string::npos) << unknown.err;
  }
  std::string const rule = run_tongcun({"explain", "S002"}).out;
  EXPECT_EQ(rule.find('{'), std::string::npos) << rule;
  EXPECT_NE(rule.find("severity: error"), std::string::npos) << rule;
}

TEST_F(Program, DryRunWritesNothing) {
  TemporaryFolder const folder;
  EXPECT_EQ(run_tongcun({"run", scenario(), "--dry-run"}).status, 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(Program, WrongCommandLinesAreStatusTwo) {
  for (std::vector<std::string> const& words :
       std::vector<std::vector<std::string>>{{},
                                             {"rnu"},
                                             {"run"},
                                             {"run", scenario()},
                                             {"run", scenario(), "--out", "x", "--threads", "-1"},
                                             {"run", scenario(), "--out", "x", "--lang", "fr"},
                                             {"synth", "county"},
                                             {"synth", "county", "--out", "x", "--seed", "-1"},
                                             {"synth", "county", "--out", "x", "--seed", "1.5"},
                                             {"run", scenario(), "--out", "x", "--threads", "2x"},
                                             {"run", scenario(), "--dryrun"},
                                             {"explain", "V999"}}) {
    EXPECT_EQ(run_tongcun(words).status, 2);
  }
  EXPECT_NE(run_tongcun({"rnu"}).err.find("\"run\""), std::string::npos);
  // A mistyped option is no mistyped verb, and both are said in the language asked for.
  std::string const option = run_tongcun({"run", scenario(), "--dryrun", "--lang", "zh"}).err;
  EXPECT_NE(option.find("“--dryrun”无法识别；是否应为“--dry-run”"), std::string::npos) << option;
  EXPECT_NE(run_tongcun({"run", "--lang", "zh"}).err.find("缺少必需的参数"), std::string::npos);
  EXPECT_EQ(run_tongcun({"run", "--threads", "x"}).err.find("is no verb"), std::string::npos);
  EXPECT_EQ(run_tongcun({"--help"}).status, 0);
  EXPECT_NE(run_tongcun({"run", "--help", "--lang", "zh"}).out.find("方案文件"), std::string::npos);
  EXPECT_EQ(run_tongcun({"--version"}).status, 0);
}

TEST_F(Program, OutOfRangeParametersAreRejected) {
  TemporaryFolder const folder;
  ProgramResult const result =
      run_tongcun({"synth", "county", "--villages", "3", "--out", folder / "county"});
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find("Y001"), std::string::npos);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(Program, UnwritableFoldersAreStatusSix) {
  EXPECT_EQ(run_tongcun({"run", scenario(), "--out", "/proc/nothing/run"}).status, 6);
}

// Nobody reads what is said: the run goes on, the result is there.
TEST_F(Program, RunsWithoutAnybodyListening) {
  TemporaryFolder const folder;
  ProgramResult const result = run_tongcun({"run", scenario(), "--out", folder / "run", "--json"},
                                           {}, {}, {"", "/dev/full"});
  EXPECT_EQ(result.status, 0);
  Json printed = Json::parse(result.out);
  printed.erase("findings");
  EXPECT_EQ(printed, Json::parse(content_of(folder / "run/summary.json")));
  EXPECT_EQ(run_tongcun({"run", folder / "none.toml", "--out", folder / "x"}, {}, {},
                        {"/dev/full", "/dev/full"})
                .status,
            3);
  EXPECT_EQ(run_tongcun({"rnu"}, {}, {}, {"/dev/full", "/dev/full"}).status, 2);
}

// The answer is lost: that is not done.
TEST_F(Program, LostAnswersAreStatusSix) {
  TemporaryFolder const folder;
  for (std::vector<std::string> const& words : std::vector<std::vector<std::string>>{
           {"run", scenario(), "--out", folder / "run", "--json"},
           {"run", scenario(), "--dry-run"},
           {"synth", "county", "--villages", "20", "--out", folder / "county", "--json"},
           {"explain", "V005", "--json"},
           {"explain"},
           {"--help"}}) {
    ProgramResult const result = run_tongcun(words, {}, {}, {"/dev/full", ""});
    EXPECT_EQ(result.status, 6) << words.front();
    EXPECT_NE(result.err.find("standard output"), std::string::npos) << words.front();
  }
}

// Folders that are not earlier results of the program, and such that hold what the run is made
// from, stay as they are.
TEST_F(Program, OverwritesOnlyEarlierResults) {
  TemporaryFolder const folder;
  write_file(folder / "mine/thesis.txt", "x");
  write_file(folder / "file", "x");
  for (std::string const& out : {folder / "mine", folder / "file", folder / "."}) {
    EXPECT_EQ(run_tongcun({"run", scenario(), "--out", out, "--overwrite"}).status, 6) << out;
    EXPECT_EQ(
        run_tongcun({"synth", "county", "--villages", "20", "--out", out, "--overwrite"}).status, 6)
        << out;
  }
  EXPECT_EQ(content_of(folder / "mine/thesis.txt"), "x");
  EXPECT_EQ(content_of(folder / "file"), "x");
  auto const before = digests_of(county());
  ProgramResult const result =
      run_tongcun({"run", scenario(), "--out", county(), "--overwrite", "--lang", "zh"});
  EXPECT_EQ(result.status, 6);
  EXPECT_NE(result.err.find("不替换"), std::string::npos) << result.err;
  EXPECT_EQ(digests_of(county()), before);
}

// A name that is no UTF-8 costs no work.
TEST_F(Program, NamesOfAnyBytes) {
  TemporaryFolder const folder;
  std::string const out = folder / "syn\xff";
  ProgramResult const result =
      run_tongcun({"synth", "county", "--villages", "20", "--out", out, "--json"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_TRUE(Json::accept(result.out));
  EXPECT_TRUE(Json::accept(content_of(out + "/synth.json")));
  EXPECT_EQ(run_tongcun({"run", out + "/scenario.toml", "--out", out + "/run\xff"}).status, 0);
}

// Two broken layers and a missing file: all of it at once, nothing published.
TEST_F(Program, RejectsBadInputWithAllFindings) {
  TemporaryFolder const folder;
  write_file(folder / "villages.csv",
             "行政区划代码,行政村,户籍人口,经度,纬度\n"
             "529901101201,甲村,12a,106.9,26.3\n"
             "52990110120,乙村,5,106.9,26.3\n"
             "529901101202,丙村,5,26.3,106.9\n"
             "529901101203,丁村,5,106.91,26.3\n"
             "529901101203,丁村,5,106.91,26.3\n");
  write_file(folder / "roads.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
  write_file(folder / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "bad"
profile = "cn-2026"
language = "zh"
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
[layers.roads]
file = "roads.geojson"
[layers.facilities.clinics]
file = "nowhere.gpkg"
)");
  ProgramResult const result =
      run_tongcun({"run", folder / "scenario.toml", "--out", folder / "run"});
  EXPECT_EQ(result.status, 3);
  for (char const* rule : {"V201", "V208", "V110", "V022", "V064"}) {
    EXPECT_NE(result.err.find(rule), std::string::npos) << rule << "\n" << result.err;
  }
  EXPECT_NE(result.err.find("输入未通过"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder / "run"));
}

// Three villages lack one column each, three different ones: two are named, the third is counted.
TEST_F(Program, SaysThatMoreIsMissing) {
  TemporaryFolder const folder;
  write_file(folder / "villages.csv",
             "code,name,households,served_days,electricity_rate,water_litres,x,y\n"
             "529901101201,甲村,30,,0.99,60,106.90,26.30\n"
             "529901101202,乙村,20,5,,60,106.91,26.30\n"
             "529901101203,丙村,10,5,0.99,,106.92,26.30\n");
  write_file(folder / "roads.geojson",
             R"({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry":
{"type": "LineString", "coordinates": [[106.9, 26.3], [106.93, 26.3]]}, "properties": {}}]})");
  write_file(folder / "own.toml", R"(schema = 1
kind = "profile"
id = "own"
inherits = "cn-2026"
inherits_rules = false
[[rules]]
id = "days"
field = "served_days"
op = ">="
value = 2
unit = "days/week"
source = "test"
mark = "A"
[[rules]]
id = "electricity"
field = "electricity_rate"
op = ">="
value = 95
unit = "%"
source = "test"
mark = "A"
[[rules]]
id = "litres"
field = "water_litres"
op = ">="
value = 40
unit = "L/person/day"
source = "test"
mark = "A"
[[guarantees]]
id = "mine"
family = "official"
about = "village"
parts = ["days", "electricity", "litres"]
)");
  write_file(folder / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "lacking"
profile = "own.toml"
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
[layers.roads]
file = "roads.geojson"
)");
  for (auto const& [language, more] :
       {std::pair{"en", "missing: and 1 more"}, {"zh", "缺：另有 1 项"}}) {
    ProgramResult const result = run_tongcun(
        {"run", folder / "scenario.toml", "--out", folder / language, "--lang", language});
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.out.find(more), std::string::npos) << result.out << result.err;
  }
}

TEST_F(Program, RejectsBadScenariosWithLines) {
  TemporaryFolder const folder;
  write_file(folder / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "bad"
profile = "no-such"
nmae = "typo"
[layers.villages]
file = 7
[network]
noding_tolerance_m = -1
)");
  ProgramResult const result =
      run_tongcun({"run", folder / "scenario.toml", "--out", folder / "run", "--json"});
  EXPECT_EQ(result.status, 3);
  Json const findings = Json::parse(result.out)["findings"];
  std::map<std::string, int> line_of;
  for (Json const& finding : findings) {
    if (finding["field"].is_string()) {
      line_of[finding["rule"].get<std::string>() + finding["field"].get<std::string>()] =
          finding["row"].get<int>();
    }
  }
  EXPECT_EQ(line_of["S002nmae"], 5);
  EXPECT_EQ(line_of["S004layers.villages.file"], 7);
  EXPECT_EQ(line_of["S005network.noding_tolerance_m"], 9);
  EXPECT_EQ(line_of["S006profile"], 4);
  EXPECT_EQ(line_of.count("S003layers.roads"), 1U);
}

}  // namespace
}  // namespace tongcun
