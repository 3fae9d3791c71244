// SPDX-License-Identifier: Apache-2.0
#include "io/write_workbook.h"

#include "io/output_error.h"

#include <xlsxwriter.h>

#include <cstdint>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kMostRows = 1048575;  // below the header
constexpr time_t kNoTime = 946684800;       // 2000-01-01: the time of writing is no part of a table

double scaled(std::int64_t value, int decimals) {
  double divisor = 1.0;
  for (int i = 0; i < decimals; ++i) {
    divisor *= 10.0;
  }
  return static_cast<double>(value) / divisor;
}

class WorkbookWriter {
 public:
  explicit WorkbookWriter(std::filesystem::path const& path) : name_(path.filename().string()) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) {
      throw OutputError(name_ + ": could not be written");
    }
    lxw_doc_properties properties{};
    properties.created = kNoTime;
    check(workbook_set_properties(book_, &properties));
  }
  ~WorkbookWriter() {
    if (book_ != nullptr) {
      static_cast<void>(workbook_close(book_));
    }
  }
  WorkbookWriter(WorkbookWriter const&) = delete;
  WorkbookWriter& operator=(WorkbookWriter const&) = delete;

  void write(RowStream const& table) {
    if (table.rows > kMostRows) {
      throw OutputError(name_ + ": more rows than a sheet holds");
    }
    lxw_worksheet* const sheet = workbook_add_worksheet(book_, table.form.title.en.c_str());
    if (sheet == nullptr) {
      throw OutputError(name_ + ": " + table.form.title.en + " cannot be a sheet");
    }
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_col_t column = 0;
    for (OutputColumn const& header : table.form.columns) {
      check(worksheet_write_string(sheet, 0, column++, header.key.c_str(), nullptr));
    }
    for (std::size_t i = 0; i < table.rows; ++i) {
      write_row(sheet, static_cast<lxw_row_t>(i + 1), table.row_of(table.first + i),
                table.form.columns);
    }
  }

  // Everything is written only now.
  void close() { check(workbook_close(std::exchange(book_, nullptr))); }

 private:
  void check(lxw_error error) {
    if (error != LXW_NO_ERROR) {
      throw OutputError(name_ + ": " + lxw_strerror(error));
    }
  }

  void write_row(lxw_worksheet* sheet, lxw_row_t row, std::vector<OutputCell> const& cells,
                 std::vector<OutputColumn> const& columns) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      auto const column = static_cast<lxw_col_t>(c);
      if (auto const* text = std::get_if<std::string>(&cells[c])) {
        check(worksheet_write_string(sheet, row, column, text->c_str(), nullptr));
      } else if (auto const* number = std::get_if<std::int64_t>(&cells[c])) {
        check(worksheet_write_number(sheet, row, column, scaled(*number, columns[c].decimals),
                                     nullptr));
      }
    }
  }

  std::string name_;
  lxw_workbook* book_ = nullptr;
};

}  // namespace

void write_workbook(std::filesystem::path const& path, std::vector<RowStream> const& sheets) {
  WorkbookWriter writer(path);
  for (RowStream const& sheet : sheets) {
    writer.write(sheet);
  }
  writer.close();
}

}  // namespace tongcun
