// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What is wrong with a CSV text, at the line where it begins.
struct CsvProblem {
  enum class Kind : std::uint8_t {
    unclosed_quote,     // a quoted cell is still open at the end of the text
    text_after_quote,   // something other than a comma or line end follows a closing quote
    quote_inside_cell,  // a quote within an unquoted cell
  };
  Kind kind = Kind::unclosed_quote;
  std::int64_t line = 0;
};

// Reads CSV (RFC 4180) row by row: comma, semicolon or tab between cells (as the header has it),
// quotes doubled inside quoted cells, CRLF or LF, line breaks inside quotes, a byte order mark at
// the start. Blank lines are no rows. Cells are returned as they stand; nothing is guessed, joined
// or dropped. Linear in the text.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text);

  struct Row {
    std::int64_t line = 0;  // of its first character; the first line is 1
    std::vector<std::string> cells;
  };
  // The next row; none at the end or after a problem.
  [[nodiscard]] std::optional<Row> next();
  [[nodiscard]] std::optional<CsvProblem> const& problem() const { return problem_; }
  // Whether the text ends with a line end (a file cut off in mid-row does not).
  [[nodiscard]] bool ends_with_line_end() const;
  [[nodiscard]] char separator() const { return separator_; }

 private:
  std::optional<std::string> read_cell();

  std::string_view text_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  char separator_ = ',';
  std::optional<CsvProblem> problem_;
};

}  // namespace tongcun
