// SPDX-License-Identifier: Apache-2.0
#include "io/public_comparison.h"

#include "io/privacy_audit.h"
#include "io/published_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// The auditor asks the same of its own accord (audit_comparison.cpp): it shares no code with this.
bool is_of_register(std::string const& key) {
  return key.starts_with("relocation.") || key.starts_with("poverty.") ||
         key.find(".register.") != std::string::npos;
}

bool is_small(std::string const& text) {
  std::optional<std::int64_t> const value = whole_number(text);
  return value && *value > 0 && *value < kSmallestCell;
}

// Of the summaries.
bool is_for_all(OutputTable const& headline, std::vector<OutputCell> const& row) {
  if (!is_of_register(printed(row.front(), headline.columns.front()))) {
    return true;
  }
  std::optional<std::string> first;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (headline.columns[c].key.starts_with("run_")) {
      std::string const text = printed(row[c], headline.columns[c]);
      if (is_small(text) || (first && *first != text)) {
        return false;
      }
      first = text;
    }
  }
  return true;
}

// Of years ahead.
bool is_the_same(OutputTable const& ahead, std::vector<OutputCell> const& row) {
  std::size_t const before = *ahead.position_of("value_in_base");
  std::size_t const after = *ahead.position_of("value_in_run");
  return printed(row[before], ahead.columns[before]) == printed(row[after], ahead.columns[after]);
}

}  // namespace

RunComparison public_comparison(RunComparison comparison) {
  if (comparison.is_protected) {
    std::erase_if(comparison.headline.rows,
                  [&](auto const& row) { return !is_for_all(comparison.headline, row); });
    std::erase_if(comparison.poverty.rows,
                  [&](auto const& row) { return !is_the_same(comparison.poverty, row); });
  }
  return comparison;
}

bool tells_less(RunComparison const& told, RunComparison const& whole) {
  return told.headline.rows.size() < whole.headline.rows.size() ||
         told.poverty.rows.size() < whole.poverty.rows.size();
}

}  // namespace tongcun
