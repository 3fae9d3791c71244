// SPDX-License-Identifier: Apache-2.0
#include "io/write_workbook.h"

#include "io/output_error.h"
#include "io/workbook_file.h"

#include <cstdint>
#include <string>

namespace tongcun {
namespace {

constexpr std::size_t kMostRows = 1048575;  // below the header

void write_row(WorkbookFile& book, std::size_t sheet, std::size_t row,
               std::vector<OutputCell> const& cells, std::vector<OutputColumn> const& columns) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (auto const* text = std::get_if<std::string>(&cells[c])) {
      book.write_text(sheet, row, c, *text);
    } else if (auto const* number = std::get_if<std::int64_t>(&cells[c])) {
      book.write_number(sheet, row, c, *number, columns[c].decimals, WorkbookFile::Look::plain);
    }
  }
}

}  // namespace

void write_workbook(std::filesystem::path const& path, std::vector<RowStream> const& sheets) {
  WorkbookFile book(path);
  for (RowStream const& table : sheets) {
    if (table.rows > kMostRows) {
      throw OutputError(path.filename().string() + ": more rows than a sheet holds");
    }
    std::size_t const sheet = book.add_sheet(table.form.title.en);
    for (std::size_t c = 0; c < table.form.columns.size(); ++c) {
      book.write_text(sheet, 0, c, table.form.columns[c].key);
    }
    for (std::size_t i = 0; i < table.rows; ++i) {
      write_row(book, sheet, i + 1, table.row_of(table.first + i), table.form.columns);
    }
    book.freeze(sheet, 1, 0);
  }
  book.close();
}

}  // namespace tongcun
