// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/zip_archive.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A cell of a sheet as text: what a person sees in it, in plain form (no thousands marks, dates as
// ISO 8601, true and false).
struct SheetCell {
  enum class Doubt : std::uint8_t {
    none,
    error,        // holds an error (#REF!); `text` is its name
    no_result,    // a formula whose result was not stored
    digits_lost,  // a number of more than 15 digits: the program that made it kept no more
  };
  std::size_t column = 0;  // from 0
  std::string text;
  Doubt doubt = Doubt::none;
};

struct SheetRow {
  std::int64_t number = 0;  // from 1, as shown beside the row
  bool is_hidden = false;
  std::vector<SheetCell> cells;  // non-empty ones, by column
};

// Cells shown as one; from the first to the last, inclusive.
struct MergedCells {
  std::int64_t first_row = 0;
  std::int64_t last_row = 0;
  std::size_t first_column = 0;
  std::size_t last_column = 0;
};

struct Sheet {
  std::vector<SheetRow> rows;  // with at least one cell, by number
  std::vector<MergedCells> merged;
};

// A workbook of Excel 2007 or later (.xlsx). Read by us: the format library adds the phonetic
// guides of East Asian text to the text, drops the time of a date, reads a formula without a
// stored result as an empty cell, and cannot tell which rows are hidden or merged.
class XlsxWorkbook {
 public:
  struct SheetName {
    std::string name;
    bool is_hidden = false;
    std::string part;  // within the archive
  };
  // None if it is no workbook, or damaged.
  [[nodiscard]] static std::optional<XlsxWorkbook> open(std::filesystem::path const& path);

  [[nodiscard]] std::vector<SheetName> const& sheets() const { return sheets_; }
  // None if the sheet is damaged.
  [[nodiscard]] std::optional<Sheet> read_sheet(SheetName const& sheet) const;

  // How a number is shown, by style: as it is, as a date, or with leading zeros to a width.
  struct NumberStyle {
    bool is_date = false;
    std::size_t zeros = 0;
  };

 private:
  explicit XlsxWorkbook(ZipArchive archive) : archive_(std::move(archive)) {}
  bool read_parts();
  bool read_shared_strings(std::string const& part);
  bool read_styles(std::string const& part);

  ZipArchive archive_;
  std::vector<SheetName> sheets_;
  std::vector<std::string> shared_strings_;
  std::vector<NumberStyle> styles_;
  bool counts_from_1904_ = false;
};

// A number of days since the epoch of spreadsheets as a date, with the time of day if it has one;
// none if there is no such day.
[[nodiscard]] std::optional<std::string> date_of_serial(double serial, bool counts_from_1904);

// A number as spreadsheets show it, with at most 15 digits and no exponent.
[[nodiscard]] std::string plain_number(double value);

// What a format code makes of a number.
[[nodiscard]] XlsxWorkbook::NumberStyle style_of_format(std::string_view code);

}  // namespace tongcun
