// SPDX-License-Identifier: Apache-2.0
#include "io/write_csv.h"

#include "engine/run/random_stream.h"
#include "io/csv_reader.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace tongcun {
namespace {

OutputTable table_of(std::vector<OutputColumn> columns, std::vector<std::vector<OutputCell>> rows) {
  OutputTable table;
  table.name = "tested";
  table.columns = std::move(columns);
  table.rows = std::move(rows);
  return table;
}

// One cell as it stands in the file, in a table of two columns.
std::string written(OutputCell const& cell, ColumnType type = ColumnType::text, int decimals = 0) {
  std::string const csv =
      csv_of(table_of({{"a", {}, ColumnType::text, 0}, {"b", {}, type, decimals}}, {{"x", cell}}));
  std::string const before =
      "\xef\xbb\xbf"
      "a,b\r\nx,";
  EXPECT_TRUE(csv.starts_with(before)) << csv;
  EXPECT_TRUE(csv.ends_with("\r\n")) << csv;
  return csv.substr(before.size(), csv.size() - before.size() - 2);
}

// Byte order mark, header of keys (never titles), CRLF, nothing after the last line end.
TEST(WriteCsvTest, WholeFile) {
  OutputTable const table =
      table_of({{"village_code", {"code", "代码"}, ColumnType::text, 0},
                {"minutes", {"minutes", "分钟"}, ColumnType::decimal, 2}},
               {{"530112345678", std::int64_t{1234}}, {"530112345679", OutputCell()}});
  EXPECT_EQ(csv_of(table),
            "\xef\xbb\xbf"
            "village_code,minutes\r\n530112345678,12.34\r\n530112345679,\r\n");
}

// RFC 4180, 2.6 and 2.7: quotes where a separator, a quote or a line break stands.
TEST(WriteCsvTest, Quotes) {
  EXPECT_EQ(written("plain text; 东村"), "plain text; 东村");
  EXPECT_EQ(written("a,b"), "\"a,b\"");
  EXPECT_EQ(written("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(written("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(written("two\rlines"), "\"two\rlines\"");
  EXPECT_EQ(written(""), "");
}

// OWASP, CSV injection: a text that begins with = + - @ TAB or CR gets an apostrophe before it.
TEST(WriteCsvTest, GuardsFormulas) {
  EXPECT_EQ(written("=1+1"), "'=1+1");
  EXPECT_EQ(written("+86"), "'+86");
  EXPECT_EQ(written("-5+1"), "'-5+1");
  EXPECT_EQ(written("-"), "'-");
  EXPECT_EQ(written("-5."), "'-5.");
  EXPECT_EQ(written("-.5"), "'-.5");
  EXPECT_EQ(written("-5.5.5"), "'-5.5.5");
  EXPECT_EQ(written("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(written("\t=1"), "'\t=1");
  EXPECT_EQ(written("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(written("=HYPERLINK(\"http://x\",\"y\")"),
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  EXPECT_EQ(written("a=1"), "a=1");
  EXPECT_EQ(written("'=1"), "''=1");  // so that the one that was there can be told
  EXPECT_EQ(written("'a"), "'a");
}

// Numbers are numbers: a minus sign is theirs, whatever type the column has.
TEST(WriteCsvTest, LeavesNumbersAlone) {
  EXPECT_EQ(written("-5"), "-5");
  EXPECT_EQ(written("-28999460.00"), "-28999460.00");
  EXPECT_EQ(unguarded("-5"), "-5");
  EXPECT_EQ(written(std::int64_t{-5}, ColumnType::integer), "-5");
  EXPECT_EQ(written(std::int64_t{-5}), "-5");
  EXPECT_EQ(written(std::int64_t{0}, ColumnType::integer), "0");
  EXPECT_EQ(written(OutputCell(), ColumnType::integer), "");
  EXPECT_EQ(written(std::numeric_limits<std::int64_t>::max(), ColumnType::integer),
            "9223372036854775807");
  EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min(), ColumnType::integer),
            "-9223372036854775808");
}

// A decimal cell has exactly its digits, zeros included, however large the number is.
TEST(WriteCsvTest, Decimals) {
  auto const decimal = [](std::int64_t value, int decimals) {
    return written(value, ColumnType::decimal, decimals);
  };
  EXPECT_EQ(decimal(12345, 2), "123.45");
  EXPECT_EQ(decimal(12300, 2), "123.00");
  EXPECT_EQ(decimal(5, 2), "0.05");
  EXPECT_EQ(decimal(-5, 2), "-0.05");
  EXPECT_EQ(decimal(-12345, 1), "-1234.5");
  EXPECT_EQ(decimal(0, 1), "0.0");
  EXPECT_EQ(decimal(7, 0), "7");
  EXPECT_EQ(decimal(1, 7), "0.0000001");
  EXPECT_EQ(decimal(9007199254740993, 3), "9007199254740.993");
  EXPECT_EQ(decimal(std::numeric_limits<std::int64_t>::min(), 2), "-92233720368547758.08");
}

// A row whose only cell is empty is still a row when it is read.
TEST(WriteCsvTest, EmptyRowsOfOneColumn) {
  std::string const csv =
      csv_of(table_of({{"a", {}, ColumnType::text, 0}}, {{""}, {"x"}, {OutputCell()}}));
  CsvReader reader(csv);
  std::vector<std::string> cells;
  while (std::optional<CsvReader::Row> row = reader.next()) {
    cells.push_back(row->cells.at(0));
  }
  EXPECT_EQ(cells, (std::vector<std::string>{"a", "", "x", ""}));
}

// 5,000 tables of random texts: what the writer writes, the reader gives back cell by cell, but for
// the apostrophe before those that begin like formulas.
TEST(WriteCsvTest, ReaderGivesBack) {
  constexpr std::string_view kCharacters = "ab,;\"\n\r\t =-@'";
  for (std::uint64_t index = 0; index < 5000; ++index) {
    RandomStream random(20260103, Purpose::test, index);
    OutputTable table = table_of({}, std::vector<std::vector<OutputCell>>(random.next_below(5)));
    std::vector<std::vector<std::string>> expected(1 + table.rows.size());
    std::uint32_t const columns = 1 + random.next_below(3);
    for (std::uint32_t c = 0; c < columns; ++c) {
      table.columns.push_back({"c" + std::to_string(c), {}, ColumnType::text, 0});
      expected[0].push_back(table.columns.back().key);
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::string cell;
        std::uint32_t const length = random.next_below(5);
        for (std::uint32_t i = 0; i < length; ++i) {
          cell += kCharacters[random.next_below(static_cast<std::uint32_t>(kCharacters.size()))];
        }
        table.rows[r].emplace_back(cell);
        std::size_t const first = cell.find_first_not_of('\'');
        bool const is_guarded =
            first != std::string::npos && std::string("=+-@\t\r").find(cell[first]) < 6;
        expected[r + 1].push_back(is_guarded ? "'" + cell : cell);
        EXPECT_EQ(unguarded(expected[r + 1].back()), cell);
      }
    }
    std::string const csv = csv_of(table);
    CsvReader reader(csv);
    for (std::vector<std::string> const& row : expected) {
      std::optional<CsvReader::Row> const found = reader.next();
      ASSERT_TRUE(found) << csv;
      ASSERT_EQ(found->cells, row) << csv;
    }
    ASSERT_FALSE(reader.next()) << csv;
    ASSERT_FALSE(reader.problem()) << csv;
  }
}

}  // namespace
}  // namespace tongcun
