// SPDX-License-Identifier: Apache-2.0
#include "io/published_table.h"

#include "io/csv_reader.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace tongcun {

std::optional<std::size_t> PublishedTable::find(std::string_view key) const {
  auto const found = std::ranges::find(header, key);
  return found == header.end() ? std::nullopt
                               : std::optional(static_cast<std::size_t>(found - header.begin()));
}

std::optional<PublishedTable> read_published_table(std::string_view text) {
  CsvReader reader(text);
  std::optional<CsvReader::Row> header = reader.next();
  if (!header) {
    return std::nullopt;
  }
  PublishedTable table{std::move(header->cells), {}};
  while (std::optional<CsvReader::Row> row = reader.next()) {
    if (row->cells.size() != table.header.size()) {
      return std::nullopt;
    }
    table.rows.push_back(std::move(row->cells));
  }
  return reader.problem() ? std::nullopt : std::optional(std::move(table));
}

std::optional<std::int64_t> whole_number(std::string const& cell) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc() && end == cell.data() + cell.size() ? std::optional(value)
                                                                  : std::nullopt;
}

}  // namespace tongcun
