// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// Cells of one column that follow each other, rows and columns from 0, both ends included.
struct SheetRange {
  std::size_t sheet = 0;
  std::size_t column = 0;
  std::size_t first_row = 0;
  std::size_t last_row = 0;
};

enum class ChartKind : std::uint8_t { stacked_bars, columns, lines };

struct ChartSeries {
  std::string name;
  SheetRange categories;
  SheetRange values;
  std::uint32_t color = 0;  // 0xRRGGBB
  bool is_thin = false;     // a bound beside a line
};

struct WorkbookChart {
  ChartKind kind = ChartKind::columns;
  std::string title;
  std::string unit;  // of the values
  std::vector<ChartSeries> series;
  // Of lines, whose categories are years: the first and the last of them all.
  std::pair<std::int64_t, std::int64_t> span = {0, 0};
};

// An XLSX workbook in the making, behind whose door libxlsxwriter stands. Texts are written as
// texts, whatever they begin with: nothing that is written becomes a formula. Numbers have exactly
// their decimals; one of more than 15 digits, which no spreadsheet keeps, is written as text.
// Rows of a sheet must be written from the top down, for rows are not kept in memory. The same
// calls give the same bytes. Throws OutputError with the library's own complaint.
class WorkbookFile {
 public:
  enum class Look : std::uint8_t { plain, text, note, title, heading, key };

  explicit WorkbookFile(std::filesystem::path const& path);
  ~WorkbookFile();
  WorkbookFile(WorkbookFile const&) = delete;
  WorkbookFile& operator=(WorkbookFile const&) = delete;

  // The name must be one that sheet_names gave.
  std::size_t add_sheet(std::string const& name);
  // Texts of more than 32,767 characters, the format's limit, end in "…".
  void write_text(std::size_t sheet, std::size_t row, std::size_t column, std::string_view text,
                  Look look = Look::plain);
  // value / 10^decimals.
  void write_number(std::size_t sheet, std::size_t row, std::size_t column, std::int64_t value,
                    int decimals, Look look = Look::text);

  void set_width(std::size_t sheet, std::size_t column, double characters);
  // Cells of a column that nobody has written yet look so.
  void set_look(std::size_t sheet, std::size_t column, double characters, Look look);
  // Rows above and columns before stay in sight.
  void freeze(std::size_t sheet, std::size_t rows, std::size_t columns);
  // Pages lie across and are as wide as the sheet, with its first rows on each.
  void print_across(std::size_t sheet, std::size_t repeated_rows);
  void add_filter(std::size_t sheet, std::size_t header_row, std::size_t last_row,
                  std::size_t columns);
  // The texts of `words` as a list to choose from; other ones are warned about when they are typed.
  void offer(SheetRange const& cells, SheetRange const& words);
  void add_chart(std::size_t sheet, std::size_t row, WorkbookChart const& chart);
  // The sheet that is seen first.
  void show_first(std::size_t sheet);

  // Everything is written only now.
  void close();

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

}  // namespace tongcun
