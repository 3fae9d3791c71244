// SPDX-License-Identifier: Apache-2.0
#include "io/csv_reader.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

using Cells = std::vector<std::string>;

struct Everything {
  std::vector<Cells> rows;
  std::vector<std::int64_t> lines;
  std::optional<CsvProblem> problem;
};

Everything read_all(std::string_view text) {
  CsvReader reader(text);
  Everything all;
  while (std::optional<CsvReader::Row> row = reader.next()) {
    all.rows.push_back(row->cells);
    all.lines.push_back(row->line);
  }
  all.problem = reader.problem();
  return all;
}

// RFC 4180, 2.1 and 2.3: records on lines of their own, the first of them the header.
TEST(CsvReaderTest, ReadsPlainRows) {
  Everything const all = read_all("code,name\r\n1,东村\r\n2,西村\r\n");
  EXPECT_EQ(all.rows, (std::vector<Cells>{{"code", "name"}, {"1", "东村"}, {"2", "西村"}}));
  EXPECT_EQ(all.lines, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_FALSE(all.problem);
}

// RFC 4180, 2.2: the last record may lack its line end; the reader tells the two apart.
TEST(CsvReaderTest, LastLineMayLackItsEnd) {
  EXPECT_EQ(read_all("a,b\n1,2").rows, read_all("a,b\n1,2\n").rows);
  EXPECT_EQ(read_all("a,b\n1,2").rows.size(), 2U);
  EXPECT_FALSE(CsvReader("a,b\n1,2").ends_with_line_end());
  EXPECT_TRUE(CsvReader("a,b\n1,2\n").ends_with_line_end());
  EXPECT_TRUE(CsvReader("").ends_with_line_end());
}

// RFC 4180, 2.5 to 2.7: quotes around a cell vanish, a doubled quote stands for one.
TEST(CsvReaderTest, UnfoldsQuotes) {
  EXPECT_EQ(read_all("\"a\",\"\",\"b \"\"c\"\"\",\"\"\"\"\n").rows,
            (std::vector<Cells>{{"a", "", "b \"c\"", "\""}}));
  EXPECT_EQ(read_all("\"x,y\",\"p;q\",\"\t\"\n").rows, (std::vector<Cells>{{"x,y", "p;q", "\t"}}));
}

// Blanks belong to the cell (RFC 4180, 2.4), also around what is no quoted cell.
TEST(CsvReaderTest, KeepsBlanks) {
  EXPECT_EQ(read_all(" a , b\t\n").rows, (std::vector<Cells>{{" a ", " b\t"}}));
}

// LF and CRLF may be mixed; a lone CR is no line end but content.
TEST(CsvReaderTest, MixesLineEnds) {
  EXPECT_EQ(read_all("a,b\r\n1,2\n3,4\r\n").rows,
            (std::vector<Cells>{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(read_all("a,b\n1\r2,3\n").rows, (std::vector<Cells>{{"a", "b"}, {"1\r2", "3"}}));
}

// A row is named by the line of its first character; breaks inside quotes count as lines.
TEST(CsvReaderTest, CountsLinesInsideQuotes) {
  Everything const all = read_all("a,b\n\"one\ntwo\r\nthree\",x\nlast,y\n");
  ASSERT_EQ(all.rows.size(), 3U);
  EXPECT_EQ(all.rows[1], (Cells{"one\ntwo\r\nthree", "x"}));
  EXPECT_EQ(all.lines, (std::vector<std::int64_t>{1, 2, 5}));
}

// Blank lines are no rows but are counted as lines; a line of a blank is a row.
TEST(CsvReaderTest, SkipsBlankLines) {
  Everything const all = read_all("\n\r\na,b\n\n\n1,2\r\n\r\n");
  EXPECT_EQ(all.rows, (std::vector<Cells>{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(all.lines, (std::vector<std::int64_t>{3, 6}));
  EXPECT_EQ(read_all("a\n \n").rows, (std::vector<Cells>{{"a"}, {" "}}));
}

// n separators make n + 1 cells, however empty.
TEST(CsvReaderTest, KeepsEmptyCells) {
  EXPECT_EQ(read_all("a,b,c\n,,\n1,,3\n").rows,
            (std::vector<Cells>{{"a", "b", "c"}, {"", "", ""}, {"1", "", "3"}}));
  EXPECT_EQ(read_all("a,b\n1,").rows.back(), (Cells{"1", ""}));
}

// Nothing is joined, cut or filled up: ragged rows come as they stand.
TEST(CsvReaderTest, LeavesRaggedRowsAlone) {
  EXPECT_EQ(read_all("a,b\n1\n1,2,3\n").rows,
            (std::vector<Cells>{{"a", "b"}, {"1"}, {"1", "2", "3"}}));
}

// The byte order mark is no part of the first cell, also before a quote; later ones are content.
TEST(CsvReaderTest, DropsByteOrderMark) {
  EXPECT_EQ(read_all("\xef\xbb\xbf"
                     "a,b\n")
                .rows,
            (std::vector<Cells>{{"a", "b"}}));
  EXPECT_EQ(read_all("\xef\xbb\xbf\"a\",b\n").rows, (std::vector<Cells>{{"a", "b"}}));
  EXPECT_EQ(read_all("a\n\xef\xbb\xbf"
                     "b\n")
                .rows.back(),
            (Cells{"\xef\xbb\xbf"
                   "b"}));
}

// No text, only a mark and only blank lines: no rows and no problem.
TEST(CsvReaderTest, ReadsNothingFromNothing) {
  for (std::string_view const text : {"", "\xef\xbb\xbf", "\n", "\r\n\r\n"}) {
    EXPECT_TRUE(read_all(text).rows.empty());
    EXPECT_FALSE(read_all(text).problem);
  }
}

// The header decides between comma, semicolon and tab by the most frequent, comma among equals.
TEST(CsvReaderTest, FindsSeparatorInHeader) {
  EXPECT_EQ(CsvReader("a;b;c\n1,5;2;3\n").separator(), ';');
  EXPECT_EQ(CsvReader("a\tb\n").separator(), '\t');
  EXPECT_EQ(CsvReader("a,b\n1;2;3;4\n").separator(), ',');
  EXPECT_EQ(CsvReader("a,b;c\n").separator(), ',');
  EXPECT_EQ(CsvReader("single\n").separator(), ',');
  EXPECT_EQ(read_all("a;b\n1,5;2\n").rows.back(), (Cells{"1,5", "2"}));
}

// Separators inside quotes do not count, and a quoted header cell may hold a line break.
TEST(CsvReaderTest, FindsSeparatorOutsideQuotes) {
  EXPECT_EQ(CsvReader("\"x,y,z\";b\n").separator(), ';');
  EXPECT_EQ(CsvReader("\"行政村\n代码\";name;x\n").separator(), ';');
  EXPECT_EQ(read_all("\"行政村\n代码\";name\n1;2\n").rows.front(), (Cells{"行政村\n代码", "name"}));
}

// The header is the first row, and blank lines before it are no rows.
TEST(CsvReaderTest, FindsSeparatorBelowBlankLines) {
  EXPECT_EQ(CsvReader("\r\n\na\tb\n1\t2\n").separator(), '\t');
}

// A quote that stays open swallows the rest: no row of it is given, its line is that of opening.
TEST(CsvReaderTest, ReportsUnclosedQuoteWhereItOpens) {
  Everything const all = read_all("a,b\n1,2\n3,\"four\n5,6\n7,8\n");
  EXPECT_EQ(all.rows.size(), 2U);
  ASSERT_TRUE(all.problem);
  EXPECT_EQ(all.problem->kind, CsvProblem::Kind::unclosed_quote);
  EXPECT_EQ(all.problem->line, 3);
  EXPECT_EQ(read_all("\"").problem->line, 1);
  EXPECT_EQ(read_all("a\n\"x\"\"").problem->kind, CsvProblem::Kind::unclosed_quote);
}

// After the closing quote only a separator or a line end may stand; the line is that of the text.
TEST(CsvReaderTest, ReportsTextAfterClosingQuote) {
  Everything const all = read_all("a,b\n\"x\ny\"z,1\n");
  ASSERT_TRUE(all.problem);
  EXPECT_EQ(all.problem->kind, CsvProblem::Kind::text_after_quote);
  EXPECT_EQ(all.problem->line, 3);
  EXPECT_EQ(read_all("\"a\" ,b\n").problem->kind, CsvProblem::Kind::text_after_quote);
  EXPECT_EQ(read_all("\"a\"\rb\n").problem->kind, CsvProblem::Kind::text_after_quote);
  EXPECT_FALSE(read_all("\"a\"\r\n").problem);
}

// RFC 4180, 2.5: no quote inside a cell without quotes.
TEST(CsvReaderTest, ReportsQuoteInsideCell) {
  Everything const all = read_all("a,b\n1,2\nx\"y,3\n4,5\n");
  ASSERT_TRUE(all.problem);
  EXPECT_EQ(all.problem->kind, CsvProblem::Kind::quote_inside_cell);
  EXPECT_EQ(all.problem->line, 3);
  EXPECT_EQ(all.rows.size(), 2U);
  EXPECT_EQ(read_all("a, \"b\"\n").problem->kind, CsvProblem::Kind::quote_inside_cell);
}

// After a problem there is nothing more, however often one asks.
TEST(CsvReaderTest, StaysAtItsProblem) {
  CsvReader reader("a\"\nb\n");
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.next());
  EXPECT_TRUE(reader.problem());
}

// Linear in the text: 2,000,000 quotes and line breaks take well under the 20 s that a reader with
// a rescan per row (10^12 steps) would need many times over.
TEST(CsvReaderTest, IsLinear) {
  std::string text = "a;b\n";
  for (int i = 0; i < 500000; ++i) {
    text += "\"\"\"\";\"\n\"\n";
  }
  auto const start = std::chrono::steady_clock::now();
  EXPECT_EQ(read_all(text).rows.size(), 500001U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tongcun
