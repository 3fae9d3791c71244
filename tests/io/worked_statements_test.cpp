// SPDX-License-Identifier: Apache-2.0
// Statements of real reports, judged as the domain reference does by hand (1.4, T01 to T44).
#include "engine/statements/statement_findings.h"
#include "io/read_statements.h"
#include "io/rule_catalogue.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr char const* kStatements = R"(schema = 1
kind = "statements"

[[statements]]
id = "T01 km"
kind = "sum"
parts = ["28.850公里", "53.178公里", "354.462公里"]
total = "436.49公里"
[[statements]]
id = "T01 roads"
kind = "sum"
parts = ["9条", "90条", "739条"]
total = "838条"
[[statements]]
id = "T02 a"
kind = "share"
part = "28.850公里"
whole = "436.49公里"
percent = "6.61%"
[[statements]]
id = "T02 b"
kind = "share"
part = "53.178公里"
whole = "436.49公里"
percent = "12.18%"
[[statements]]
id = "T02 c"
kind = "share"
part = "354.462公里"
whole = "436.49公里"
percent = "81.21%"
[[statements]]
id = "T02 d"
kind = "share"
part = "71.075公里"
whole = "436.49公里"
percent = "16.28%"
[[statements]]
id = "T02 e"
kind = "share"
part = "207.167公里"
whole = "436.49公里"
percent = "47.46%"
[[statements]]
id = "T03"
kind = "rate"
total = "2.76亿元"
per = "436.49公里"
[[statements]]
id = "T04"
kind = "share"
part = "95"
whole = "159"
percent = "60.5%"
[[statements]]
id = "T05"
kind = "sum"
parts = ["21", "13", "12", "9", "18"]
total = "72棚"
[[statements]]
id = "T06"
kind = "share"
part = "1638"
whole = "2927"
percent = "56%"
[[statements]]
id = "T07"
kind = "sum"
parts = ["185", "28", "26", "16"]
total = "255名"
[[statements]]
id = "T08"
kind = "share"
part = "134人"
whole = "1569人"
percent = "8.48%"
bases = [{ name = "all households", whole = "1529人" }]
[[statements]]
id = "T09"
kind = "share"
part = "22人"
whole = "1569人"
percent = "1.40%"
[[statements]]
id = "T10 households"
kind = "same"
values = ["430户", "343户"]
[[statements]]
id = "T10 persons"
kind = "same"
values = ["1569人", "1529人"]
[[statements]]
id = "T11 households"
kind = "same"
values = ["27户", "28户"]
[[statements]]
id = "T11 persons"
kind = "same"
values = ["66人", "67人"]
[[statements]]
id = "T11 scope"
kind = "sum"
parts = ["60人", "7人"]
total = "67人"
[[statements]]
id = "T12 households"
kind = "sum"
parts = ["33", "64", "3"]
total = "100户"
[[statements]]
id = "T12 persons"
kind = "sum"
parts = ["98", "182", "9"]
total = "289人"
[[statements]]
id = "T12 share"
kind = "share"
part = "9"
whole = "525"
percent = "1.71%"
[[statements]]
id = "T13 households"
kind = "sum"
parts = ["63", "14"]
total = "77户"
[[statements]]
id = "T13 persons"
kind = "sum"
parts = ["159", "48"]
total = "207人"
[[statements]]
id = "T13 share"
kind = "share"
part = "159"
whole = "207"
[[statements]]
id = "T14"
kind = "within"
parts = ["56000余亩", "1186亩"]
whole = "37.5平方公里"
[[statements]]
id = "T15"
kind = "growth"
from = "9944.7元"
to = "12204.9元"
percent = "22.73%"
[[statements]]
id = "T16"
kind = "rate"
total = "25,200元"
per = "84户"
value = "300元"
[[statements]]
id = "T17 sum"
kind = "sum"
parts = ["151", "76", "71", "4", "50", "102", "11", "22", "35"]
total = "522条"
[[statements]]
id = "T17 categories"
kind = "categories"
parts = ["151", "76", "71", "4", "50", "102", "11", "22", "35"]
stated = "8类"
[[statements]]
id = "T18"
kind = "product"
factors = ["32公里", "200米"]
result = "2600亩"
[[statements]]
id = "T19 households"
kind = "sum"
parts = ["1133", "1173"]
total = "2306"
[[statements]]
id = "T19 persons"
kind = "sum"
parts = ["3761", "3769"]
total = "7530"
[[statements]]
id = "T20 households"
kind = "sum"
parts = ["409", "184", "227", "12"]
total = "832户"
[[statements]]
id = "T20 size"
kind = "rate"
total = "3204人"
per = "832户"
[[statements]]
id = "T20 share"
kind = "share"
part = "636户"
whole = "832户"
[[statements]]
id = "T21"
kind = "same_total"
parts = [{ each = "5,400元", of = "7530人" }, { each = "5,400元", of = "2306户" }]
[[statements]]
id = "T22"
kind = "sum"
parts = ["67户", "87户"]
total = "156户"
[[statements]]
id = "T23 persons"
kind = "sum"
parts = ["258人", "310人"]
total = "568人"
[[statements]]
id = "T23 a"
kind = "share"
part = "258"
whole = "568"
percent = "45%"
[[statements]]
id = "T23 b"
kind = "share"
part = "8"
whole = "568"
percent = "1.4%"
[[statements]]
id = "T24 units"
kind = "same"
values = ["3.55平方公里", "5325亩"]
[[statements]]
id = "T24"
kind = "within"
parts = ["5843亩", "62000亩"]
whole = "3.55平方公里"
[[statements]]
id = "T25"
kind = "sum"
parts = ["12户", "6户", "14户"]
total = "29户"
[[statements]]
id = "T26"
kind = "within"
parts = ["86户"]
whole = "67户"
[[statements]]
id = "T27"
kind = "magnitude"
value = "129500万余元"
at_most = "160,000元"
times = 1000
[[statements]]
id = "T28"
kind = "sum"
parts = ["36", "49", "21", "38"]
total = "144"
may_overlap = true
[[statements]]
id = "T29"
kind = "sum"
parts = ["300", "500", "120"]
total = "920"
[[statements]]
id = "T30"
kind = "same_base"
shares = [{ part = "24128人", percent = "9.1%" }, { part = "4.6万人", percent = "18.2%" }]
whole = "32万人"
[[statements]]
id = "T31"
kind = "share"
rest = "100.8公里"
percent = "56.7%"
[[statements]]
id = "T32"
kind = "magnitude"
value = "4005000元不等"
at_most = "1,000,000元"
[[statements]]
id = "T33"
kind = "sum"
parts = ["33", "28", "6", "4", "13", "42", "103", "40", "1"]
total = "204名"
[[statements]]
id = "T34"
kind = "sum"
parts = ["28", "6", "4", "13"]
total = "51名"
[[statements]]
id = "T35"
kind = "sum"
parts = ["6.3公里", "2公里"]
total = "8.3公里"
[[statements]]
id = "T36"
kind = "plan"
total = "54"
parts = ["28", "17"]
[[statements]]
id = "T37 then"
kind = "share"
part = "112人"
whole = "406人"
percent = "28%"
bases = [{ name = "households", part = "32户", whole = "114户" }]
[[statements]]
id = "T37 now"
kind = "share"
part = "82人"
whole = "406人"
percent = "19%"
bases = [{ name = "households", part = "22户", whole = "114户" }]
[[statements]]
id = "T38"
kind = "share"
part = "110人"
percent = "27%以上"
bases = [{ name = "all persons", whole = "406人" }]
[[statements]]
id = "T39"
kind = "difference"
from = "336人"
less = "221人"
result = "124人"
[[statements]]
id = "T40 then"
kind = "share"
part = "336人"
whole = "2394人"
percent = "14%"
[[statements]]
id = "T40 now"
kind = "share"
part = "124人"
whole = "2394人"
percent = "5.2%"
[[statements]]
id = "T41"
kind = "sum"
parts = ["8.69%", "13.88%", "73.22%", "4.21%"]
total = "100%"
[[statements]]
id = "T42"
kind = "product"
factors = ["15,000户", "300元"]
result = "450万元"
[[statements]]
id = "T43"
kind = "texts"
texts = ["初中和高中学生全部在县城或金昌市区就读，家长租房陪读现象十分普遍，教育成本大幅增加", "初中和高中学生全部在县城或市区就读，家长租房陪读现象十分普遍，教育成本大幅增加。"]
[[statements]]
id = "T44"
kind = "sum"
parts = ["50%", "20%", "15%", "15%"]
total = "100%"
)";

class WorkedStatements : public testing::Test {
 protected:
  WorkedStatements() {
    folder_.write("report.toml", kStatements);
    Scenario scenario;
    scenario.input_folder = folder_.path().string();
    scenario.check.statements = {"report.toml"};
    for (JudgedStatement& one : judge_statements(read_statements(scenario).statements)) {
      std::string const id = one.statement.id;
      judged_.emplace(id, std::move(one));
    }
  }
  [[nodiscard]] JudgedStatement const& of(std::string const& id) const { return judged_.at(id); }
  [[nodiscard]] std::string verdict(std::string const& id) const {
    StatementJudgement const& judgement = of(id).judgement;
    if (judgement.state == StatementState::fails) {
      return std::string(rule_of(of(id).statement));
    }
    bool const is_ok = judgement.state == StatementState::holds ||
                       judgement.state == StatementState::holds_rounded;
    return is_ok ? "ok"
                 : std::string(kStatementStateNames[static_cast<std::size_t>(judgement.state)]);
  }
  [[nodiscard]] std::string computed(std::string const& id) const {
    return number_text(of(id).judgement.computed, of(id).judgement);
  }

  TemporaryFolder folder_;
  std::map<std::string, JudgedStatement> judged_;
};

TEST_F(WorkedStatements, AreJudgedAsTheReferenceJudgesThem) {
  std::map<std::string, std::string> const expected{{"T01 km", "ok"},
                                                    {"T01 roads", "ok"},
                                                    {"T02 a", "ok"},
                                                    {"T02 b", "ok"},
                                                    {"T02 c", "ok"},
                                                    {"T02 d", "ok"},
                                                    {"T02 e", "ok"},
                                                    {"T03", "derived"},
                                                    {"T04", "V504"},
                                                    {"T05", "V503"},
                                                    {"T06", "ok"},
                                                    {"T07", "ok"},
                                                    {"T08", "V505"},
                                                    {"T09", "ok"},
                                                    {"T10 households", "V506"},
                                                    {"T10 persons", "V506"},
                                                    {"T11 households", "V506"},
                                                    {"T11 persons", "V506"},
                                                    {"T11 scope", "ok"},
                                                    {"T12 households", "ok"},
                                                    {"T12 persons", "ok"},
                                                    {"T12 share", "ok"},
                                                    {"T13 households", "ok"},
                                                    {"T13 persons", "ok"},
                                                    {"T13 share", "derived"},
                                                    {"T14", "V306"},
                                                    {"T15", "ok"},
                                                    {"T16", "ok"},
                                                    {"T17 sum", "ok"},
                                                    {"T17 categories", "V507"},
                                                    {"T18", "V306"},
                                                    {"T19 households", "ok"},
                                                    {"T19 persons", "ok"},
                                                    {"T20 households", "ok"},
                                                    {"T20 size", "derived"},
                                                    {"T20 share", "derived"},
                                                    {"T21", "V205"},
                                                    {"T22", "V503"},
                                                    {"T23 persons", "ok"},
                                                    {"T23 a", "ok"},
                                                    {"T23 b", "ok"},
                                                    {"T24 units", "ok"},
                                                    {"T24", "V306"},
                                                    {"T25", "V503"},
                                                    {"T26", "V508"},
                                                    {"T27", "V206"},
                                                    {"T28", "exempt"},
                                                    {"T29", "ok"},
                                                    {"T30", "V505"},
                                                    {"T31", "derived"},
                                                    {"T32", "V104"},
                                                    {"T33", "V503"},
                                                    {"T34", "ok"},
                                                    {"T35", "ok"},
                                                    {"T36", "V509"},
                                                    {"T37 then", "ok"},
                                                    {"T37 now", "V505"},
                                                    {"T38", "V505"},
                                                    {"T39", "V602"},
                                                    {"T40 then", "ok"},
                                                    {"T40 now", "ok"},
                                                    {"T41", "ok"},
                                                    {"T42", "ok"},
                                                    {"T43", "V705"},
                                                    {"T44", "ok"}};
  ASSERT_EQ(judged_.size(), expected.size());
  std::set<std::string> vectors;
  for (auto const& [id, verdict_of_reference] : expected) {
    EXPECT_EQ(verdict(id), verdict_of_reference) << id;
    vectors.insert(id.substr(0, 3));
  }
  EXPECT_EQ(vectors.size(), 44U);
}

// The recomputed numbers of the reference.
TEST_F(WorkedStatements, AreRecomputed) {
  EXPECT_EQ(computed("T03"), "0.0063");  // 亿元 a km; 63.23 万元
  EXPECT_EQ(decimal_text(*over(*of("T03").judgement.computed, Fraction(10'000)), 2), "63.23");
  EXPECT_EQ(computed("T04"), "59.748");
  EXPECT_EQ(computed("T05"), "73");
  EXPECT_EQ(computed("T08"), "8.5405");
  EXPECT_EQ(decimal_text(*of("T08").judgement.base_low, 0), "1579");
  EXPECT_EQ(decimal_text(*of("T08").judgement.base_high, 0), "1581");
  EXPECT_EQ(computed("T13 share"), "76.8116");
  EXPECT_EQ(computed("T14"), "38.124");  // km2: 57,186 mu
  EXPECT_EQ(computed("T18"), "9600");
  EXPECT_EQ(computed("T20 size"), "3.85");
  EXPECT_EQ(computed("T20 share"), "76.4423");
  EXPECT_EQ(computed("T21"), "40662000");
  EXPECT_EQ(number_text(of("T21").judgement.stated, of("T21").judgement), "12452400");
  EXPECT_EQ(computed("T25"), "32");
  EXPECT_EQ(computed("T30"), "265142.86");
  EXPECT_EQ(computed("T31"), "232.794");
  EXPECT_EQ(computed("T33"), "270");
  EXPECT_EQ(of("T32").judgement.split, std::pair(std::int64_t{400}, std::int64_t{5000}));
  EXPECT_EQ(number_text(of("T36").judgement.off_by, of("T36").judgement), "-9");
  EXPECT_EQ(of("T37 now").judgement.base, "households");
  EXPECT_EQ(of("T38").judgement.base, "all persons");
  EXPECT_EQ(computed("T38"), "27.09");
  EXPECT_EQ(computed("T39"), "115");
  EXPECT_EQ(of("T01 km").judgement.state, StatementState::holds);
  EXPECT_EQ(of("T41").judgement.state, StatementState::holds);
  EXPECT_EQ(of("T06").judgement.state, StatementState::holds_rounded);
}

// Every failing statement is one finding at its line, with a message in both languages that leaves
// no bracket open.
TEST_F(WorkedStatements, FailuresAreFindings) {
  std::vector<JudgedStatement> all;
  std::int64_t fail = 0;
  for (auto const& [id, one] : judged_) {
    all.push_back(one);
    fail += one.judgement.state == StatementState::fails ? 1 : 0;
  }
  std::vector<Finding> const findings = statement_findings(all);
  EXPECT_EQ(static_cast<std::int64_t>(findings.size()), fail);
  for (Finding const& finding : findings) {
    EXPECT_EQ(finding.file, "report.toml");
    EXPECT_GT(finding.row, 3);
    for (Language const language : {Language::en, Language::zh}) {
      std::string const message = message_of(finding, language);
      EXPECT_EQ(message.find_first_of("{}"), std::string::npos) << message;
    }
  }
  auto const message = [&](char const* id) {
    return message_of(statement_findings({of(id)}).at(0), Language::en);
  };
  EXPECT_EQ(message("T22"), "T22: the parts make 154, not 156 (off by -2)");
  EXPECT_EQ(message("T37 now"),
            "T37 now: the share is of another base: computed 20.2, stated 19; it is reproduced by "
            "the base: households");
  EXPECT_EQ(message("T32"),
            "T32: 4005000 is beyond what is plausible (at most 1000000), and the text speaks of a "
            "range: a dash may have been lost (400 to 5000)");
  EXPECT_EQ(message("T26"), "T26: the part (86) is more than the whole (67)");
}

}  // namespace
}  // namespace tongcun
