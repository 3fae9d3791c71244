// SPDX-License-Identifier: Apache-2.0
// Registers of households in whole runs: nobody is found in what is published, said or logged.
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// Every personal value of the made-up register holds one of these, and nothing else does.
constexpr std::array<char const*, 3> kTokens{"KANARI", "86754309", "金丝雀"};

std::string numbered(std::string const& prefix, int number) {
  std::string const digits = std::to_string(number);
  return prefix + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

// Five villages of two townships along one road; 250 households with four persons each. Of the
// last village three households only. Values are mixed up as in offices: names in the wrong column,
// identity numbers for counts, households of no village, persons of no household.
class RegisterRun : public testing::Test {
 protected:
  static constexpr int kHouseholds = 250;

  RegisterRun() {
    std::string villages = "行政区划代码,行政村,户籍人口,户籍户数,经度,纬度\n";
    std::string road = "wkt";
    for (int v = 0; v < 5; ++v) {
      villages += village(v) + ",村" + std::to_string(v) + ",400,100," +
                  std::to_string(106.90 + 0.01 * v) + ",26.3\n";
    }
    write_file(folder_ / "villages.csv", villages);
    write_file(folder_ / "roads.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"class": "village", "surface": "concrete"},
       "geometry": {"type": "LineString",
                    "coordinates": [[106.89, 26.3], [106.91, 26.3], [106.95, 26.3]]}}]})");
    write_file(folder_ / "households.csv", households());
    write_file(folder_ / "persons.csv", persons());
    write_scenario("");
  }

  static std::string village(int v) {
    return numbered(v < 3 ? "52012310020" : "52012310120", v).substr(0, 11) + std::to_string(v);
  }
  static int village_of(int household) { return household < 3 ? 4 : household % 4; }
  static std::string code(int household) { return numbered("KANARI-", household); }

  static std::string households() {
    std::string text =
        "户编号,户主姓名,户主证件号码,联系电话,行政村代码,村民小组,家庭人口,危房等级,饮水情况,"
        "取水往返"
        "时间,银行卡号,住址\n";
    for (int h = 0; h < kHouseholds; ++h) {
      std::string const where = h == 7 ? "520123109999" : village(village_of(h));
      std::string const size = h == 8 ? "86754309199001011234" : "4";
      std::string const grade = h % 6 == 0 ? "C级" : h == 9 ? "金丝雀李四" : "A级";
      text += code(h) + ",金丝雀" + std::to_string(h) + ",86754309" + numbered("199001", h) +
              ",1386754309" + std::to_string(h % 10) + "," + where + ",一组," + size + "," + grade +
              (h % 2 == 0 ? ",自来水,不适用" : ",受保护的井水和泉水,15") + ",86754309" +
              std::to_string(h) + ",金丝雀路" + std::to_string(h) + "号\n";
    }
    return text;
  }
  static std::string persons() {
    std::string text =
        "户编号,姓名,证件号码,性别,出生日期,与户主关系,是否在校,参加城乡居民基本医疗保险,备注\n";
    for (int p = 0; p < 4 * kHouseholds; ++p) {
      int const h = p / 4;
      bool const is_child = p % 4 == 3;
      std::string const household = p == 30 ? "KANARI-none" : code(h);
      std::string const sex = p == 31 ? "金丝雀王五" : p % 2 == 0 ? "男" : "女";
      std::string const born = p == 41 ? "86754309" : is_child ? "2016-03-04" : "1980-05-06";
      text += household + ",金丝雀" + std::to_string(p) + ",86754309" + numbered("198001", p) +
              "," + sex + "," + born + "," +
              (p % 4 == 0 ? "户主"
               : is_child ? "子女"
                          : "其他") +
              "," + (is_child ? (h % 9 == 0 ? "否" : "是") : "不适用") + "," +
              (h % 7 == 0 && p % 4 == 1 ? "否" : "是") + ",金丝雀的备注\n";
    }
    return text;
  }

  void write_scenario(std::string const& more, std::string const& language = "en") {
    write_file(folder_ / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "canaries"
profile = "cn-2021-2025"
year = 2024
language = ")" + language + R"("
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
[layers.roads]
file = "roads.geojson"
[layers.households]
file = "households.csv"
)" + (register_lies_somewhere_ ? "crs = \"EPSG:4326\"\n" : "") +
                                              R"([layers.persons]
file = "persons.csv"
[register]
key = "office.key"
)" + more);
  }

  void make_key() {
    ProgramResult const made = run_tongcun({"init", "--key", folder_ / "office.key"});
    ASSERT_EQ(made.status, 0) << made.err;
  }
  [[nodiscard]] ProgramResult run(std::string const& out,
                                  std::vector<std::string> const& more = {}) const {
    std::vector<std::string> words{"run", folder_ / "scenario.toml", "--out", folder_ / out};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }

  static void expect_nobody(std::string const& text, std::string const& where) {
    for (char const* token : kTokens) {
      EXPECT_EQ(text.find(token), std::string::npos)
          << where << ": " << text.substr(text.find(token) < 80 ? 0 : text.find(token) - 80, 160);
    }
  }
  void expect_nobody_in(std::string const& out) const {
    int files = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder_ / out)) {
      if (entry.is_regular_file()) {
        expect_nobody(content_of(entry.path()), entry.path().filename().string());
        ++files;
      }
    }
    EXPECT_GT(files, 10);
  }

  TemporaryFolder folder_;
  bool register_lies_somewhere_ = false;  // it has columns of coordinates
};

// A thousand canaries: no token of theirs in any file of the run, restricted ones included, nor in
// what is printed.
TEST_F(RegisterRun, NobodyIsFound) {
  make_key();
  ProgramResult const english = run("en", {"--all-findings", "--json"});
  ASSERT_EQ(english.status, 0) << english.err;
  expect_nobody(english.out, "stdout");
  expect_nobody(english.err, "stderr");
  expect_nobody_in("en");
  write_scenario("", "zh");
  ProgramResult const chinese = run("zh", {"--all-findings"});
  ASSERT_EQ(chinese.status, 0) << chinese.err;
  expect_nobody(chinese.out, "stdout");
  expect_nobody(chinese.err, "stderr");
  expect_nobody_in("zh");
  // What was dropped at the door was not all: the households are there, under pseudonyms.
  auto const rows = csv_rows(folder_ / "en/restricted/households/guarantees.csv");
  EXPECT_EQ(rows.size(), 249U);  // one is of no village; of one the count is unreadable
  for (auto const& row : rows) {
    EXPECT_EQ(row.at("household_code").size(), 21U);
    EXPECT_EQ(row.at("invented_row"), "no");
  }
}

// Whatever rights the process would grant, what is about households is for the owner alone: tables,
// layers, workbooks, what is joined again and the key.
TEST_F(RegisterRun, ModesHoldUnderAnyUmask) {
  for (mode_t const mask : {0000U, 0022U, 0077U}) {
    std::string const name = "run" + std::to_string(mask);
    mode_t const before = umask(mask);
    ProgramResult const made = run_tongcun({"init", "--key", folder_ / (name + ".key")});
    std::filesystem::rename(folder_ / (name + ".key"), folder_ / "office.key");
    ProgramResult const result = run(name);
    ProgramResult const checked =
        run_tongcun({"check", folder_ / "scenario.toml", "--out", folder_ / (name + "-check")});
    ProgramResult const joined = run_tongcun(
        {"relink", "--key", folder_ / "office.key", "--register", folder_ / "households.csv",
         "--table", folder_ / (name + "/restricted/households/guarantees.csv"), "--out",
         folder_ / (name + ".csv")});
    umask(before);
    ASSERT_EQ(made.status, 0) << made.err;
    ASSERT_EQ(result.status, 0) << result.err;
    ASSERT_TRUE(checked.status == 0 || checked.status == 3) << checked.err;
    ASSERT_EQ(joined.status, 0) << joined.err;
    using std::filesystem::perms;
    perms const file = perms::owner_read | perms::owner_write;
    EXPECT_EQ(std::filesystem::status(folder_ / "office.key").permissions(), file);
    EXPECT_EQ(std::filesystem::status(folder_ / (name + ".csv")).permissions(), file);
    int entries = 0;
    for (std::string const& folder : {name, name + "-check"}) {
      EXPECT_EQ(std::filesystem::status(folder_ / (folder + "/restricted")).permissions(),
                perms::owner_all);
      for (auto const& entry :
           std::filesystem::recursive_directory_iterator(folder_ / (folder + "/restricted"))) {
        EXPECT_EQ(entry.status().permissions(), entry.is_directory() ? perms::owner_all : file)
            << entry.path() << " under " << std::oct << mask;
        ++entries;
      }
    }
    EXPECT_GT(entries, 20);
  }
}

// Input that is refused is not shown either: codes twice, no header, ruined codes, wrong encoding.
TEST_F(RegisterRun, NobodyIsFoundInComplaints) {
  make_key();
  std::string const good = households();
  std::size_t const header = good.find('\n') + 1;
  std::vector<std::string> const bad{good + good.substr(header),    // every code twice
                                     good.substr(header),           // no header
                                     good + "KANARI-9,金丝雀\n",    // a short row
                                     good + "\"KANARI-9,金丝雀\n",  // an open quote
                                     good + "KANARI\xff\xfe,金丝雀\n"};
  for (std::size_t i = 0; i < bad.size(); ++i) {
    write_file(folder_ / "households.csv", bad[i]);
    ProgramResult const result = run("bad", {"--all-findings", "--json"});
    EXPECT_EQ(result.status, 3) << i << "\n" << result.out << result.err;
    expect_nobody(result.out, "stdout of " + std::to_string(i));
    expect_nobody(result.err, "stderr of " + std::to_string(i));
  }
}

TEST_F(RegisterRun, ARealRegisterNeedsAKey) {
  ProgramResult const without = run("out", {"--json"});
  EXPECT_EQ(without.status, 3);
  Json const complaint = Json::parse(without.out.empty() ? without.err : without.out);
  std::map<std::string, int> rejecting;
  for (Json const& finding : complaint["findings"]) {
    if (finding["treatment"] == "rejected") {
      ++rejecting[finding["rule"].get<std::string>()];
    }
  }
  EXPECT_EQ(rejecting, (std::map<std::string, int>{{"V917", 1}})) << without.out;
  make_key();
  EXPECT_EQ(run_tongcun({"init", "--key", folder_ / "office.key"}).status, 6);  // never replaced
  EXPECT_EQ(std::filesystem::status(folder_ / "office.key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  write_file(folder_ / "office.key", "short");
  EXPECT_EQ(run("out").status, 3);
}

// The office, and nobody else, finds its households again.
TEST_F(RegisterRun, TheKeyLeadsBack) {
  make_key();
  ASSERT_EQ(run("out").status, 0);
  std::string const table = folder_ / "out/restricted/households/guarantees.csv";
  auto const relink = [&](std::string const& key, std::string const& out) {
    return run_tongcun({"relink", "--key", folder_ / key, "--register", folder_ / "households.csv",
                        "--table", table, "--out", folder_ / out});
  };
  ProgramResult const joined = relink("office.key", "joined.csv");
  ASSERT_EQ(joined.status, 0) << joined.err;
  expect_nobody(joined.out + joined.err, "what is printed");
  auto const rows = csv_rows(folder_ / "joined.csv");
  ASSERT_EQ(rows.size(), 249U);
  for (auto const& row : rows) {
    // Houses of every sixth household are dangerous; of one the grade is not readable.
    int const number = std::stoi(row.at("office_code").substr(7));
    EXPECT_EQ(row.at("housing") == "pass", number % 6 != 0 && number != 9) << number;
  }
  EXPECT_EQ(relink("office.key", "joined.csv").status, 6);  // never replaced
  ASSERT_EQ(run_tongcun({"init", "--key", folder_ / "other.key"}).status, 0);
  // Another key finds nobody: nothing is written that looks like a result.
  ProgramResult const nobody = relink("other.key", "other.csv");
  EXPECT_EQ(nobody.status, 3);
  EXPECT_NE(nobody.err.find("V920"), std::string::npos) << nobody.err;
  EXPECT_NE(nobody.err.find("guarantees.csv"), std::string::npos) << nobody.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "other.csv"));
  EXPECT_EQ(relink("office.key", "out/public/tables/joined.csv").status, 6);
  EXPECT_EQ(relink("households.csv", "bad.csv").status, 3);
}

// A register of several files, whose codes stand in a column that only the scenario knows.
TEST_F(RegisterRun, RelinkUsesTheScenario) {
  make_key();
  std::string all = households();
  all.replace(all.find("户编号"), std::string("户编号").size(), "序列");
  std::size_t const header = all.find('\n') + 1;
  std::size_t const middle = all.find('\n', all.size() / 2) + 1;
  write_file(folder_ / "north.csv", all.substr(0, middle));
  write_file(folder_ / "south.csv", all.substr(0, header) + all.substr(middle));
  write_scenario("");
  std::string scenario = content_of(folder_ / "scenario.toml");
  std::string const one = "[layers.households]\nfile = \"households.csv\"\n";
  std::string const two = R"([layers.households.north]
file = "north.csv"
fields = { code = "序列" }
[layers.households.south]
file = "south.csv"
fields = { code = "序列" }
)";
  scenario.replace(scenario.find(one), one.size(), two);
  write_file(folder_ / "scenario.toml", scenario);
  ASSERT_EQ(run("out").status, 0);
  std::string const table = folder_ / "out/restricted/households/guarantees.csv";
  auto const found = [&](std::string const& name, std::vector<std::string> const& more) {
    std::vector<std::string> words{"relink", "--table", table, "--out", folder_ / name};
    words.insert(words.end(), more.begin(), more.end());
    ProgramResult const result = run_tongcun(words);
    EXPECT_EQ(result.status, 0) << result.err;
    auto const rows = csv_rows(folder_ / name);
    return std::ranges::count_if(rows,
                                 [](auto const& row) { return !row.at("office_code").empty(); });
  };
  EXPECT_EQ(found("whole.csv", {"--scenario", folder_ / "scenario.toml"}), 249);
  EXPECT_EQ(found("both.csv", {"--scenario", folder_ / "scenario.toml", "--register",
                               folder_ / "north.csv", "--register", folder_ / "south.csv"}),
            249);
  EXPECT_LT(found("half.csv", {"--scenario", folder_ / "scenario.toml", "--key",
                               folder_ / "office.key", "--register", folder_ / "north.csv"}),
            249);
  EXPECT_EQ(run_tongcun({"relink", "--table", table, "--out", folder_ / "none.csv"}).status, 2);
}

// With a register nothing says that there is none, and the list for visits says what to ask.
TEST_F(RegisterRun, TheRegisterIsNotMissing) {
  make_key();
  ProgramResult const result = run("out");
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out.find("without a household register"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("judged by household"), std::string::npos) << result.out;
  for (auto const& row : csv_rows(folder_ / "out/public/tables/guarantee_missing.csv")) {
    EXPECT_NE(row.at("missing_kind"), "register");
  }
  int by_household = 0;
  for (auto const& row : csv_rows(folder_ / "out/public/tables/guarantees.csv")) {
    EXPECT_EQ(row.at("missing").find("the household register"), std::string::npos);
    by_household += row.at("missing").starts_with("judged by household") ? 1 : 0;
  }
  EXPECT_GT(by_household, 0);
  int waiting = 0;
  for (auto const& row : csv_rows(folder_ / "out/restricted/households/guarantees.csv")) {
    EXPECT_EQ(row.at("education_fails").empty(), row.at("education") != "fail");
    EXPECT_EQ(row.at("housing_missing").empty(), row.at("housing") != "unknown");
    waiting += row.at("housing_missing").find("house_grade") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(waiting, 1);  // of one household the grade is not readable
}

// Public cells rest on ten households or none, say "suppressed" otherwise, and add up with the
// internal edition, which holds all.
TEST_F(RegisterRun, SmallCellsAreSuppressed) {
  make_key();
  ASSERT_EQ(run("out").status, 0);
  std::int64_t shown = 0;
  std::int64_t hidden = 0;
  for (auto const& row : csv_rows(folder_ / "out/public/tables/household_guarantees.csv")) {
    EXPECT_EQ(row.at("invented_row"), "no");
    bool const is_suppressed = row.at("suppressed") == "yes";
    ++(is_suppressed ? hidden : shown);
    for (char const* verdict : {"pass", "fail", "unknown", "not_applicable"}) {
      std::string const& cell = row.at(std::string("households_") + verdict);
      EXPECT_EQ(cell.empty(), is_suppressed);
      EXPECT_TRUE(cell.empty() || cell == "0" || std::stoll(cell) >= 10) << cell;
    }
  }
  EXPECT_GT(shown, 0);
  EXPECT_GT(hidden, 0);
  std::int64_t internal = 0;
  for (auto const& row : csv_rows(folder_ / "out/restricted/internal/household_guarantees.csv")) {
    EXPECT_EQ(row.at("edition"), "internal");
    if (row.at("guarantee") == "housing") {
      internal += std::stoll(row.at("households_judged"));
    }
  }
  EXPECT_EQ(internal, 249);
  Json const summary = Json::parse(content_of(folder_ / "out/summary.json"));
  EXPECT_TRUE(summary["register"]["suppressed"].get<bool>());
  EXPECT_EQ(summary["guarantees"]["housing"]["register"]["base"]["households"], 249);
  auto const mode = std::filesystem::status(folder_ / "out/restricted/households/guarantees.csv");
  EXPECT_EQ(mode.permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

// What the public files say beside the cells: no count of a register's file, no number of what is
// missing, no digest by which a guess of the hidden cells could be confirmed.
TEST_F(RegisterRun, NothingBesideTheCellsTells) {
  make_key();
  ASSERT_EQ(run("out").status, 0);
  for (auto const& row : csv_rows(folder_ / "out/public/tables/layers.csv")) {
    bool const is_of_register = row.at("layer") == "households" || row.at("layer") == "persons";
    for (char const* key : {"file", "read", "accepted", "repaired", "quarantined"}) {
      EXPECT_EQ(row.at(key).empty(), is_of_register) << row.at("layer") << " " << key;
    }
  }
  auto const missing = csv_rows(folder_ / "out/public/tables/household_missing.csv");
  EXPECT_FALSE(missing.empty());
  for (auto const& row : missing) {
    EXPECT_EQ(row.at("households_open"), "");
    EXPECT_EQ(row.at("households_settled_alone"), "");
  }
  std::int64_t open = 0;
  for (auto const& row : csv_rows(folder_ / "out/restricted/internal/household_missing.csv")) {
    open += std::stoll(row.at("households_open"));
  }
  EXPECT_GT(open, 0);
  Json const summary = Json::parse(content_of(folder_ / "out/summary.json"));
  EXPECT_EQ(summary["quality"]["read"], 6);  // five villages and a road
  EXPECT_FALSE(summary["quality"]["rules"].contains("V401"));
  Json const record = Json::parse(content_of(folder_ / "out/run.json"));
  EXPECT_EQ(record["restricted_inputs"]["files"], 2);
  EXPECT_EQ(record["inputs"].size(), 2U);
  for (Json const& output : record["outputs"]) {
    bool const is_restricted = output["file"].get<std::string>().starts_with("restricted/");
    EXPECT_NE(output.contains("sha256"), is_restricted) << output;
  }
  Json const office = Json::parse(content_of(folder_ / "out/restricted/run.json"));
  EXPECT_EQ(office["inputs"].size(), 2U);
  for (auto const& row : csv_rows(folder_ / "out/restricted/internal/register_layers.csv")) {
    EXPECT_GE(std::stoll(row.at("read")), kHouseholds) << row.at("layer");
  }
}

// An invented register hides nothing and says on every layer what it is; treated as real it hides.
TEST_F(RegisterRun, InventedHouseholdsSaySo) {
  ASSERT_EQ(
      run_tongcun({"synth", "households", "--villages", folder_ / "villages.csv", "--crs",
                   "EPSG:4490", "--profile", "cn-2021-2025", "--out", folder_ / "made", "--quiet"})
          .status,
      0);
  std::filesystem::copy_file(folder_ / "made/households.csv", folder_ / "households.csv",
                             std::filesystem::copy_options::overwrite_existing);
  std::filesystem::copy_file(folder_ / "made/persons.csv", folder_ / "persons.csv",
                             std::filesystem::copy_options::overwrite_existing);
  make_key();
  EXPECT_EQ(run("out").status, 3);  // coordinates of no stated system
  register_lies_somewhere_ = true;
  write_scenario("");
  ASSERT_EQ(run("out").status, 0);
  std::string const statement = "invented households: no real person, no proposal";
  for (auto const& row : csv_rows(folder_ / "out/public/tables/household_guarantees.csv")) {
    EXPECT_EQ(row.at("invented_row"), "yes");
    EXPECT_EQ(row.at("suppressed"), "no");
  }
  std::string const project = content_of(folder_ / "out/public/plan.qgs");
  std::set<std::string> layers;
  for (std::size_t at = project.find("<layername>"); at != std::string::npos;
       at = project.find("<layername>", at + 1)) {
    std::string const name = project.substr(at, project.find('<', at + 1) - at);
    EXPECT_NE(name.find(statement), std::string::npos) << name;
    layers.insert(name);
  }
  EXPECT_GE(layers.size(), 2U);
  EXPECT_NE(content_of(folder_ / "out/public/ATTRIBUTION.txt").find(statement), std::string::npos);
  EXPECT_TRUE(Json::parse(content_of(folder_ / "out/summary.json"))["register"]["invented"]);

  write_scenario("treat_as_real = true\n");
  ASSERT_EQ(run("real").status, 0);
  bool is_hidden = false;
  for (auto const& row : csv_rows(folder_ / "real/public/tables/household_guarantees.csv")) {
    is_hidden = is_hidden || row.at("suppressed") == "yes";
  }
  EXPECT_TRUE(is_hidden);
}

}  // namespace
}  // namespace tongcun
