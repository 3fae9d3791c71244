// SPDX-License-Identifier: Apache-2.0
#include "io/privacy_audit.h"

#include "io/personal_numbers.h"
#include "io/privacy_sums.h"
#include "io/table_workbook.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Offsets = std::vector<std::size_t>;
using Set = std::set<std::size_t>;

// 11010519491231002X is the example of GB 11643; no real person.
TEST(IdentityNumbers, HaveADayAndTheirCheckDigit) {
  EXPECT_EQ(identity_numbers("户主,11010519491231002X,甲"), (Offsets{7}));
  EXPECT_EQ(identity_numbers("11010519491231002x"), (Offsets{0}));
  EXPECT_TRUE(identity_numbers("110105194912310021").empty());   // check digit
  EXPECT_TRUE(identity_numbers("11010519491331002X").empty());   // no thirteenth month
  EXPECT_TRUE(identity_numbers("911010519491231002X").empty());  // longer
  EXPECT_TRUE(identity_numbers("0.11010519491231002").empty());  // a decimal number
  EXPECT_TRUE(identity_numbers("520123100201").empty());         // a village
  EXPECT_EQ(identity_numbers("a11010519491231002Xb 11010519491231002X").size(), 2U);
}

TEST(MobileNumbers, HaveElevenDigits) {
  EXPECT_EQ(mobile_numbers("电话13800000000。"), (Offsets{6}));
  EXPECT_TRUE(mobile_numbers("138000000000").empty());
  EXPECT_TRUE(mobile_numbers("12800000000").empty());
  EXPECT_TRUE(mobile_numbers("13800000000.00").empty());  // an amount
  EXPECT_TRUE(mobile_numbers("0.13800000000").empty());
  std::string const digest =
      "\"ab13800000000cdef0123456789abcdef0123456789abcdef0123456789abcdef\"";
  EXPECT_TRUE(mobile_numbers(digest).empty());
  EXPECT_EQ(mobile_numbers("faced13800000000").size(), 1U);  // too short for a digest
}

Set solved(std::size_t unknowns, std::vector<SumEquation> const& equations) {
  std::int64_t left = 0;
  Set found = determined(unknowns, equations, left);
  EXPECT_EQ(left, 0);
  return found;
}

// a + b = 10 and a + b + c = 12 give c, but neither a nor b; with a - b = 2 they give all.
TEST(Determined, WhatSumsGiveAway) {
  SumEquation const ab{{{0, 1}, {1, 1}}};
  SumEquation const abc{{{0, 1}, {1, 1}, {2, 1}}};
  SumEquation const difference{{{0, 1}, {1, -1}}};
  EXPECT_EQ(solved(3, {ab, abc}), (Set{2}));
  EXPECT_EQ(solved(3, {ab, abc, difference}), (Set{0, 1, 2}));
  EXPECT_TRUE(solved(3, {ab}).empty());
  EXPECT_TRUE(solved(0, {}).empty());
}

// A ring of sums of two, of which each is one more than can be solved together: said, not passed.
TEST(Determined, WhatIsTooLargeIsSaid) {
  std::vector<SumEquation> ring;
  for (std::size_t i = 0; i <= kMostUnknowns; ++i) {
    ring.push_back({{{i, 1}, {(i + 1) % (kMostUnknowns + 1), 1}}});
  }
  std::int64_t left = 0;
  EXPECT_TRUE(determined(ring.size(), ring, left).empty());
  EXPECT_EQ(left, static_cast<std::int64_t>(ring.size()));
}

// Brute force: an unknown is determined if it is zero in every solution of the system without
// right-hand sides.
TEST(Determined, EqualsBruteForce) {
  std::mt19937 draw(5);
  for (int round = 0; round < 400; ++round) {
    std::size_t const unknowns = 1 + draw() % 4;
    std::vector<SumEquation> equations(draw() % 4);
    for (SumEquation& equation : equations) {
      for (std::size_t unknown = 0; unknown < unknowns; ++unknown) {
        if (draw() % 2 == 0) {
          equation.terms.emplace_back(unknown, draw() % 4 == 0 ? -1 : 1);
        }
      }
    }
    // Kernel vectors of matrices of 4 columns of 0 and ±1 have entries from -4 to 4: determinants
    // of three rows and columns.
    std::set<std::size_t> free;
    std::vector<int> values(unknowns, -4);
    for (bool goes_on = true; goes_on;) {
      bool is_solution = true;
      for (SumEquation const& equation : equations) {
        int sum = 0;
        for (auto const& [unknown, weight] : equation.terms) {
          sum += weight * values[unknown];
        }
        is_solution = is_solution && sum == 0;
      }
      for (std::size_t unknown = 0; is_solution && unknown < unknowns; ++unknown) {
        if (values[unknown] != 0) {
          free.insert(unknown);
        }
      }
      goes_on = false;
      for (int& value : values) {
        if (++value <= 4) {
          goes_on = true;
          break;
        }
        value = -4;
      }
    }
    Set const found = solved(unknowns, equations);
    for (std::size_t unknown = 0; unknown < unknowns; ++unknown) {
      EXPECT_NE(found.contains(unknown), free.contains(unknown)) << round << ' ' << unknown;
    }
  }
}

// A run with one table of households by area: one county, two townships of two villages each.
class AuditedRun : public testing::Test {
 protected:
  AuditedRun() {
    folder_.write("run/run.json", "{}");
    folder_.write("run/summary.json", "{}");
    folder_.write("run/public/tables/columns.csv",
                  "table,column,unit\r\nhouseholds,households_judged,household\r\n"
                  "households,households_fail,household\r\n");
    folder_.write("run/restricted/households/x.csv", "household_code\r\n11010519491231002X\r\n");
  }
  // Numbers judged and failing of county, townships and villages; "" = hidden.
  void write_table(std::vector<std::string> const& judged, std::vector<std::string> const& fail,
                   std::string const& invented = "no") const {
    std::vector<std::string> const levels{"all",     "township", "township", "village",
                                          "village", "village",  "village"};
    std::vector<std::string> const codes{"", "1", "2", "11", "12", "21", "22"};
    std::string text =
        "invented_row,area_level,area_code,guarantee,households_judged,households_fail\r\n";
    for (std::size_t i = 0; i < codes.size(); ++i) {
      text += invented + "," + levels[i] + "," + codes[i] + ",water," + judged[i] + "," + fail[i] +
              "\r\n";
    }
    folder_.write("run/public/tables/households.csv", text);
  }
  // Findings as "what row field".
  [[nodiscard]] std::vector<std::string> found(PrivacyAuditOptions const& options = {}) const {
    std::vector<std::string> list;
    for (Finding const& finding : audit_privacy(folder_ / "run", options).findings) {
      EXPECT_EQ(finding.rule, "V915");
      list.push_back(finding.values.front().first + " " + std::to_string(finding.row) + " " +
                     finding.field);
    }
    return list;
  }

  TemporaryFolder folder_;
};

using Lines = std::vector<std::string>;

TEST_F(AuditedRun, ACleanOneIsClean) {
  write_table({"100", "60", "40", "30", "30", "20", "20"},
              {"50", "30", "20", "15", "15", "0", "20"});
  PrivacyAudit const audit = audit_privacy(folder_ / "run", {});
  EXPECT_TRUE(audit.findings.empty());
  EXPECT_EQ(audit.files, 4);
  EXPECT_EQ(audit.tables, 1);
  EXPECT_EQ(audit.cells, 14);
}

TEST_F(AuditedRun, SmallCells) {
  write_table({"100", "60", "40", "30", "30", "20", "20"},
              {"50", "30", "20", "9", "21", "0", "20"});
  EXPECT_EQ(found(), (Lines{"small 5 households_fail"}));
}

// One village hidden below a township that is shown; two hidden ones keep each other.
TEST_F(AuditedRun, HiddenCellsThatSumsGiveAway) {
  std::vector<std::string> const judged{"100", "60", "40", "30", "30", "20", "20"};
  write_table(judged, {"50", "30", "20", "", "15", "10", "10"});
  EXPECT_EQ(found(), (Lines{"recoverable 5 households_fail"}));
  write_table(judged, {"50", "30", "20", "", "", "10", "10"});
  EXPECT_EQ(found(), Lines());
  // The township is hidden too, but the county and the other township give it, and so the village.
  write_table(judged, {"50", "", "20", "", "15", "10", "10"});
  EXPECT_EQ(found(), (Lines{"recoverable 3 households_fail", "recoverable 5 households_fail"}));
}

TEST_F(AuditedRun, InventedRowsProtectNobody) {
  write_table({"100", "60", "40", "30", "30", "20", "20"}, {"5", "3", "2", "", "1", "1", "1"},
              "yes");
  EXPECT_EQ(found(), Lines());
  PrivacyAuditOptions options;
  options.invented_too = true;
  EXPECT_EQ(found(options).size(), 7U);
}

TEST_F(AuditedRun, InventedRowsThatAreTreatedAsReal) {
  write_table({"100", "60", "40", "30", "30", "20", "20"}, {"50", "30", "20", "9", "21", "0", "20"},
              "yes");
  folder_.write("run/summary.json", R"({"register": {"treated_as": "invented"}})");
  EXPECT_EQ(found(), Lines());
  folder_.write("run/summary.json", R"({"register": {"treated_as": "real"}})");
  EXPECT_EQ(found(), (Lines{"small 5 households_fail"}));
}

TEST_F(AuditedRun, PeopleInAnyFile) {
  folder_.write("run/public/plan.gpkg", "SQLite format 3 x11010519491231002X call13800000000\x01");
  folder_.write("run/public/note.txt", "one\ntwo: call13800000000\nthree\n");
  folder_.write("run/summary.json", "{\"objective\": 13800000000, \"text\": \"fine\"}");
  folder_.write("run/public/tables/roads.csv", "code,name\r\n13800000000,金丝雀路\r\n");
  PrivacyAuditOptions options;
  options.names = {"金丝雀", "路"};  // of one character: left out
  std::vector<Finding> const findings = audit_privacy(folder_ / "run", options).findings;
  std::set<std::string> list;
  for (Finding const& finding : findings) {
    list.insert(finding.file + " " + finding.values.front().first + " " +
                (finding.severity == Severity::error ? "error" : "warning"));
  }
  EXPECT_EQ(list, (std::set<std::string>{
                      "public/plan.gpkg identity error", "public/plan.gpkg phone warning",
                      "public/note.txt phone error",
                      "public/tables/roads.csv phone warning",  // perhaps a code
                      "public/tables/roads.csv name error", "summary.json phone warning"}));
}

// A name that ends in digits beside a code of nine: no number stands there.
TEST_F(AuditedRun, CellsOfAShapefile) {
  auto const table = [](std::string const& name, std::string const& code) {
    auto const field = [](char letter, std::size_t width) {
      std::string head(32, '\0');
      head[0] = letter;
      head[11] = 'C';
      head[16] = static_cast<char>(width);
      return head;
    };
    std::string head(32, '\0');
    head[0] = 3;
    head[4] = 1;   // records
    head[8] = 97;  // of the head, and of the ends of the fields
    head[10] = static_cast<char>(1 + name.size() + code.size());
    return head + field('N', name.size()) + field('C', code.size()) + "\r " + name + code + "\x1a";
  };
  folder_.write("run/public/shapefile/villages.dbf", table("village 15", "529901100"));
  EXPECT_EQ(found(), Lines());
  folder_.write("run/public/shapefile/villages.dbf", table("13800000000", "529901100"));
  EXPECT_EQ(found(), (Lines{"phone 2 "}));
  folder_.write("run/public/shapefile/villages.dbf", "no table: call13800000000");
  EXPECT_EQ(found(), (Lines{"phone 1 "}));
}

TEST_F(AuditedRun, SingleHouseholdsInPublic) {
  folder_.write("run/public/tables/list.csv", "household_code,fails\r\np1,yes\r\n");
  EXPECT_EQ(found(), (Lines{"household 1 household_code"}));
}

// A page of the office is known by what it says of itself and by what it holds; what a name says
// of it does not count.
TEST_F(AuditedRun, PagesOfTheOffice) {
  auto const publish = [this](std::string const& data) {
    folder_.write("run/public/report.html", "<script>" + data + "</script>");
  };
  publish(R"({"edition":"public","title":"\"edition\":\"households\"","columns":[{"key":"a"}]})");
  EXPECT_EQ(found(), Lines());
  for (char const* const data :
       {R"({"edition":"internal"})", R"({"edition":"households"})",
        R"({"edition":"public","columns":[{"key":"household_code","data":{"c":"p"}}]})",
        R"({"edition":"public","columns":[{"key":"edition"}]})",
        R"({"edition":"public","columns":[{"key":"use_of_list"}]})"}) {
    publish(data);
    EXPECT_EQ(found(), (Lines{"page 0 "})) << data;
  }
}

// What the CSV file hides must not stand in the workbook, and no table of households only there.
TEST_F(AuditedRun, WorkbooksShowWhatTheCsvFilesShow) {
  write_table({"100", "60", "40", "30", "30", "20", "20"}, {"50", "30", "20", "", "", "10", "10"});
  auto const write_workbook = [this](OutputCell const& hidden, char const* last_key) {
    OutputTable table;
    table.name = "households";
    table.title = {"households", "农户"};
    for (char const* const key : {"invented_row", "area_level", "area_code", "guarantee"}) {
      table.columns.push_back({key, {key, key}});
    }
    table.columns.push_back({"households_judged", {"judged", "已判定"}, ColumnType::integer});
    table.columns.push_back({last_key, {"fail", "不合格"}, ColumnType::integer});
    auto const row = [&](char const* level, char const* code, std::int64_t judged,
                         OutputCell const& fail) {
      table.rows.push_back({"no", level, text_cell(code), "water", judged, fail});
    };
    row("all", "", 100, std::int64_t{50});
    row("township", "1", 60, std::int64_t{30});
    row("township", "2", 40, std::int64_t{20});
    row("village", "11", 30, hidden);
    row("village", "12", 30, OutputCell());
    row("village", "21", 20, std::int64_t{10});
    row("village", "22", 20, std::int64_t{10});
    write_table_workbook(folder_ / "run/public/tables.xlsx", {}, {&table}, Language::en);
  };
  write_workbook(OutputCell(), "households_fail");
  EXPECT_EQ(found(), Lines());
  write_workbook(std::int64_t{4}, "households_fail");
  EXPECT_EQ(found(), (Lines{"differs 9 households_fail"}));
  write_workbook(OutputCell(), "households_elsewhere");
  EXPECT_EQ(found(), (Lines{"differs 5 "}));
}

TEST_F(AuditedRun, WhatCannotBeReadIsNotClean) {
  folder_.write("run/public/tables/list.csv", "a,b\r\n\"open,2\r\n");
  EXPECT_THROW(static_cast<void>(found()), InputError);
  folder_.write("run/public/tables/list.csv", "a,b\r\n1,2\r\n");
  EXPECT_EQ(found(), Lines());
  folder_.write("run/public/tables.xlsx", "no workbook");
  EXPECT_THROW(static_cast<void>(found()), InputError);
  EXPECT_THROW(static_cast<void>(audit_privacy(folder_ / "nowhere", {})), InputError);
}

}  // namespace
}  // namespace tongcun
