// SPDX-License-Identifier: Apache-2.0
#include "io/write_csv.h"

#include <algorithm>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::string_view kDigits = "0123456789";

// "-40", "-28999460.00".
bool is_negative_number(std::string_view text) {
  if (!text.starts_with('-')) {
    return false;
  }
  text.remove_prefix(1);
  std::size_t const whole = std::min(text.find_first_not_of(kDigits), text.size());
  std::string_view const rest = text.substr(whole);
  return whole > 0 && (rest.empty() || (rest.size() > 1 && rest.front() == '.' &&
                                        rest.find_first_not_of(kDigits, 1) == rest.npos));
}

// Spreadsheets run cells that begin so as formulas (OWASP, CSV injection), but for a negative
// number, which is what it says. Behind apostrophes too, so that one that was added can be told
// from one that was there.
bool looks_like_formula(std::string_view text) {
  std::size_t const first = text.find_first_not_of('\'');
  return first != std::string_view::npos && !is_negative_number(text) &&
         std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

void append_text(std::string_view text, std::string& csv) {
  std::string const guarded =
      looks_like_formula(text) ? "'" + std::string(text) : std::string(text);
  if (guarded.find_first_of(",\"\r\n") == std::string::npos) {
    csv += guarded;
    return;
  }
  csv += '"';
  for (char const c : guarded) {
    csv += c;
    if (c == '"') {
      csv += '"';
    }
  }
  csv += '"';
}

}  // namespace

std::string_view unguarded(std::string_view cell) {
  return cell.starts_with('\'') && looks_like_formula(cell) ? cell.substr(1) : cell;
}

std::string csv_of(OutputTable const& table) {
  std::string csv = "\xef\xbb\xbf";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    csv += i == 0 ? "" : ",";
    csv += table.columns[i].key;
  }
  csv += "\r\n";
  append_csv_rows(table, csv);
  return csv;
}

void append_csv_rows(OutputTable const& table, std::string& csv) {
  for (std::vector<OutputCell> const& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      csv += i == 0 ? "" : ",";
      if (auto const* text = std::get_if<std::string>(&row[i])) {
        append_text(*text, csv);
      } else {
        csv += printed(row[i], table.columns[i]);
      }
    }
    if (csv.ends_with('\n')) {
      csv += "\"\"";  // the only cell of a row is empty: a blank line would be no row
    }
    csv += "\r\n";
  }
}

}  // namespace tongcun
