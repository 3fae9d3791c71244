// SPDX-License-Identifier: Apache-2.0
#include "io/output_table.h"

#include <algorithm>

namespace tongcun {

std::optional<std::size_t> OutputTable::position_of(std::string const& key) const {
  auto const found = std::ranges::find(columns, key, &OutputColumn::key);
  return found != columns.end() ? std::optional(static_cast<std::size_t>(found - columns.begin()))
                                : std::nullopt;
}

std::string printed(OutputCell const& cell, OutputColumn const& column) {
  if (auto const* text = std::get_if<std::string>(&cell)) {
    return *text;
  }
  auto const* number = std::get_if<std::int64_t>(&cell);
  if (number == nullptr) {
    return "";
  }
  auto const bits = static_cast<std::uint64_t>(*number);
  std::string digits = std::to_string(*number < 0 ? 0 - bits : bits);
  if (column.decimals > 0) {
    auto const decimals = static_cast<std::size_t>(column.decimals);
    if (digits.size() <= decimals) {
      digits.insert(0, decimals + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - decimals, ".");
  }
  if (*number < 0) {
    digits.insert(digits.begin(), '-');
  }
  return digits;
}

OutputCell text_cell(std::string_view text) {
  return text.empty() ? OutputCell() : OutputCell(std::string(text));
}

OutputCell cell_of(std::optional<std::int64_t> const& value) {
  return value ? OutputCell(*value) : OutputCell();
}

}  // namespace tongcun
