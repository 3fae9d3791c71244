// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A table of a run as a stranger reads it: texts.
struct PublishedTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // as long as the header

  // Position of a column; none if there is none of that name.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view key) const;
};

// From the text of a CSV file; none if that is broken or a row has another number of cells.
[[nodiscard]] std::optional<PublishedTable> read_published_table(std::string_view text);

// The whole number that a cell shows; none if it is empty, a decimal number or words.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string const& cell);

}  // namespace tongcun
