// SPDX-License-Identifier: Apache-2.0
#include "io/table_workbook.h"

#include "io/csv_reader.h"
#include "io/text_file.h"
#include "io/write_csv.h"
#include "io/xlsx_workbook.h"
#include "io/zip_archive.h"
#include "tests/io/output_samples.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<OutputTable const*> all_of(std::vector<OutputTable> const& tables) {
  std::vector<OutputTable const*> list;
  for (OutputTable const& table : tables) {
    list.push_back(&table);
  }
  return list;
}

// What is printed of the rows, without the zeros that only a number's format adds.
Rows expected_rows(OutputTable const& table) {
  Rows rows;
  for (auto const& cells : table.rows) {
    rows.emplace_back();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::string text = printed(cells[c], table.columns[c]);
      if (std::holds_alternative<std::int64_t>(cells[c]) && text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.ends_with('.') ? text.size() - 1 : text.size());
      }
      rows.back().push_back(text);
    }
  }
  return rows;
}

Rows rows_of(Sheet const& sheet, std::size_t columns) {
  Rows rows;
  for (SheetRow const& row : sheet.rows) {
    if (row.number > static_cast<std::int64_t>(kHeaderRows)) {
      rows.emplace_back(columns);
      for (SheetCell const& cell : row.cells) {
        rows.back()[cell.column] = cell.text;
      }
    }
  }
  return rows;
}

// A year and a scenario with its interval, money of two years, three guarantees: what has charts.
std::vector<OutputTable> charted_tables() {
  OutputTable counts;
  counts.name = "guarantee_counts";
  counts.title = {"verdicts", "判定统计"};
  counts.columns = {{"area_level", {"level", "层级"}},
                    {"guarantee", {"guarantee", "保障"}},
                    {"households_pass", {"pass", "合格"}, ColumnType::integer, 0, "household"},
                    {"households_fail", {"fail", "不合格"}, ColumnType::integer, 0, "household"},
                    {"households_unknown", {"unknown", "未知"}, ColumnType::integer}};
  counts.columns[1].words = {{"housing", {"safe housing", "住房安全"}}};
  counts.rows = {{"all", "housing", std::int64_t{90}, std::int64_t{8}, std::int64_t{2}},
                 {"all", "roads", std::int64_t{80}, std::int64_t{20}, std::int64_t{0}},
                 {"county", "housing", std::int64_t{90}, std::int64_t{8}, std::int64_t{2}}};
  OutputTable path;
  path.name = "poverty_path";
  path.title = {"years ahead", "逐年模拟"};
  path.columns = {{"area_level", {"level", "层级"}},
                  {"study_scenario", {"scenario", "情景"}},
                  {"path_year", {"year", "年份"}, ColumnType::integer},
                  {"path_headcount_pct", {"below", "占比"}, ColumnType::decimal, 2, "per_cent"},
                  {"headcount_mc_low_pct", {"low", "下限"}, ColumnType::decimal, 2, "per_cent"}};
  path.rows = {{"all", "baseline", std::int64_t{2026}, std::int64_t{500}, OutputCell()},
               {"all", "baseline", std::int64_t{2027}, std::int64_t{610}, std::int64_t{590}},
               {"all", "relocation", std::int64_t{2027}, std::int64_t{550}, OutputCell()},
               {"county", "baseline", std::int64_t{2026}, std::int64_t{500}, OutputCell()}};
  return {counts, path};
}

class TableWorkbookTest : public testing::Test {
 protected:
  std::filesystem::path write(std::vector<OutputTable> const& tables,
                              Language language = Language::zh,
                              std::string const& name = "tables.xlsx") {
    WorkbookNotes notes;
    notes.title = {"small", "小"};
    notes.stamps = {{"invented", "虚构"}};
    notes.facts = {{{"scenario", "方案"}, "=1+1"}};
    notes.owed = {"villages: nobody [CC0-1.0]"};
    notes.csv_folder = "public/tables/";
    write_table_workbook(folder_ / name, notes, all_of(tables), language);
    return folder_ / name;
  }

  TemporaryFolder folder_;
};

// Cell by cell, a number of more digits than spreadsheets keep among them; stamps on every sheet.
TEST_F(TableWorkbookTest, ShowsTheNumbersOfTheCsvFiles) {
  std::vector<OutputTable> const tables = sample_tables();
  std::optional<XlsxWorkbook> const book = XlsxWorkbook::open(write(tables));
  ASSERT_TRUE(book);
  ASSERT_EQ(book->sheets().size(), tables.size() + 1);
  EXPECT_EQ(book->sheets().front().name, "说明");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    XlsxWorkbook::SheetName const& name = book->sheets()[i + 1];
    EXPECT_EQ(name.name, tables[i].title.zh);
    std::optional<Sheet> const sheet = book->read_sheet(name);
    ASSERT_TRUE(sheet) << name.name;
    EXPECT_EQ(rows_of(*sheet, tables[i].columns.size()), expected_rows(tables[i])) << name.name;
    EXPECT_NE(sheet->rows.front().cells.front().text.find("虚构"), std::string::npos);
    std::string const text = csv_of(tables[i]);
    CsvReader csv(text);
    std::vector<std::string> keys;
    auto const key_row =
        std::ranges::find(sheet->rows, static_cast<std::int64_t>(kHeaderRows), &SheetRow::number);
    ASSERT_NE(key_row, sheet->rows.end());
    for (SheetCell const& cell : key_row->cells) {
      keys.push_back(cell.text);
    }
    EXPECT_EQ(csv.next()->cells, keys);
  }
}

// The format library's own program, which knows nothing of us, reads the same.
TEST_F(TableWorkbookTest, IsReadAlikeByTheFormatLibrary) {
  if (std::system("command -v ogr2ogr >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "needs ogr2ogr (package gdal-bin)";
  }
  std::vector<OutputTable> const tables = sample_tables("00123");
  std::string const path = write(tables).string();
  for (OutputTable const& table : tables) {
    std::string const csv = (folder_ / (table.name + ".csv")).string();
    std::string const command =
        "OGR_XLSX_HEADERS=DISABLE OGR_XLSX_FIELD_TYPES=STRING ogr2ogr -f CSV " + csv + " " + path +
        " '" + table.title.zh + "'";
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
    std::string const text = content_of(csv);
    CsvReader reader(text);
    Rows rows;
    while (std::optional<CsvReader::Row> row = reader.next()) {
      rows.push_back(row->cells);
    }
    ASSERT_GT(rows.size(), kHeaderRows);  // and a line of names of its own
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(kHeaderRows) + 1);
    EXPECT_EQ(rows, expected_rows(table)) << table.name;
  }
}

// Nothing that was text becomes a formula, wherever it stands; it is read back as it was, but for
// line breaks, which our reader shows as blanks.
TEST_F(TableWorkbookTest, HostileTextsStayTexts) {
  for (std::string const& text : hostile_texts()) {
    std::vector<OutputTable> const tables = sample_tables(text, {text, text});
    std::filesystem::path const path = write(tables);
    std::optional<ZipArchive> const archive = ZipArchive::open(path);
    ASSERT_TRUE(archive);
    for (std::string const& entry : archive->names()) {
      std::string const xml = archive->read(entry).value_or("");
      EXPECT_EQ(xml.find("<f>"), std::string::npos) << entry << " " << text;
      EXPECT_EQ(xml.find("<f "), std::string::npos) << entry << " " << text;
      EXPECT_EQ(xml.find("<hyperlink"), std::string::npos) << entry << " " << text;
      EXPECT_EQ(xml.find("<script"), std::string::npos) << entry << " " << text;
    }
    std::optional<XlsxWorkbook> const book = XlsxWorkbook::open(path);
    ASSERT_TRUE(book) << text;
    std::optional<Sheet> const sheet = book->read_sheet(book->sheets()[1]);
    ASSERT_TRUE(sheet) << text;
    bool const is_plain = text.find_first_of("\n\t\x1b") == std::string::npos;
    if (is_plain) {
      EXPECT_EQ(rows_of(*sheet, 4).front()[1], text);
    }
  }
}

TEST_F(TableWorkbookTest, WordsStandByTheirNames) {
  std::optional<XlsxWorkbook> const book = XlsxWorkbook::open(write(charted_tables()));
  ASSERT_TRUE(book);
  EXPECT_EQ(rows_of(*book->read_sheet(book->sheets()[2]), 5)[0],
            (std::vector<std::string>{"all", "住房安全", "90", "8", "2"}));
}

// Drawn from the cells of the tables' own sheets: rows of all areas alone, years at their place.
TEST_F(TableWorkbookTest, ChartsAreOfTheTablesCells) {
  std::optional<ZipArchive> const archive = ZipArchive::open(write(charted_tables()));
  ASSERT_TRUE(archive);
  std::string const bars = archive->read("xl/charts/chart1.xml").value_or("");
  EXPECT_NE(bars.find("<c:barDir val=\"bar\"/>"), std::string::npos);
  EXPECT_NE(bars.find("<c:f>'判定统计'!$C$6:$C$7</c:f>"), std::string::npos) << bars;
  EXPECT_NE(bars.find("<c:f>'判定统计'!$B$6:$B$7</c:f>"), std::string::npos);
  std::string const lines = archive->read("xl/charts/chart2.xml").value_or("");
  EXPECT_NE(lines.find("<c:scatterChart>"), std::string::npos);
  EXPECT_NE(lines.find("<c:f>'逐年模拟'!$D$6:$D$7</c:f>"), std::string::npos) << lines;
  EXPECT_NE(lines.find("<c:f>'逐年模拟'!$E$6:$E$7</c:f>"), std::string::npos);
  EXPECT_NE(lines.find("<c:f>'逐年模拟'!$D$8</c:f>"), std::string::npos);
  EXPECT_EQ(lines.find("$9"), std::string::npos);
  EXPECT_FALSE(archive->has("xl/charts/chart3.xml"));
}

TEST_F(TableWorkbookTest, SameBytesAgain) {
  std::vector<OutputTable> tables = charted_tables();
  for (OutputTable& table : sample_tables()) {
    tables.push_back(table);
  }
  EXPECT_EQ(content_of(write(tables)), content_of(write(tables, Language::zh, "again.xlsx")));
}

// A table that is too long for a workbook is named in the notes, with its file and its rows.
TEST_F(TableWorkbookTest, LongTablesAreLeftToCsv) {
  std::vector<OutputTable> tables = sample_tables();
  tables[3].rows.assign(kMostSheetRows + 1, {"x", std::int64_t{1}});
  std::optional<XlsxWorkbook> const book = XlsxWorkbook::open(write(tables, Language::en));
  ASSERT_TRUE(book);
  EXPECT_EQ(book->sheets().size(), tables.size());
  std::optional<Sheet> const notes = book->read_sheet(book->sheets().front());
  ASSERT_TRUE(notes);
  bool is_named = false;
  for (SheetRow const& row : notes->rows) {
    is_named = is_named || (row.cells.size() == 4 && row.cells[3].text == "100001" &&
                            row.cells[2].text == "public/tables/access_counts.csv");
  }
  EXPECT_TRUE(is_named);
}

// LibreOffice, where it is installed: a sheet comes back as CSV with the printed digits.
TEST_F(TableWorkbookTest, IsOpenedByLibreOffice) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "needs soffice (package libreoffice-calc)";
  }
  std::vector<OutputTable> const tables = sample_tables();
  std::string const path = write(tables).string();
  // The second sheet, in UTF-8, as shown.
  std::string const command =
      "HOME=" + folder_.path().string() +
      " soffice --headless --convert-to "
      "'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2' --outdir " +
      folder_.path().string() + " " + path + " >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::string const csv = content_of(folder_ / ("tables-" + tables[0].title.zh + ".csv"));
  EXPECT_NE(csv.find("010203004005"), std::string::npos) << csv;
  EXPECT_NE(csv.find("12.34"), std::string::npos) << csv;
}

}  // namespace
}  // namespace tongcun
