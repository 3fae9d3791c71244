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

}  // namespace

RunComparison public_comparison(RunComparison comparison) {
  if (!comparison.is_protected) {
    return comparison;
  }
  std::erase_if(comparison.headline.rows, [&](std::vector<OutputCell> const& row) {
    return !is_for_all(comparison.headline, row);
  });
  OutputTable& ahead = comparison.poverty;
  std::size_t const before = *ahead.position_of("value_in_base");
  std::size_t const after = *ahead.position_of("value_in_run");
  std::erase_if(ahead.rows, [&](std::vector<OutputCell> const& row) {
    return printed(row[before], ahead.columns[before]) != printed(row[after], ahead.columns[after]);
  });
  return comparison;
}

bool has_numbers_of_office(RunComparison const& comparison) {
  RunComparison const open = public_comparison(comparison);
  return open.headline.rows.size() < comparison.headline.rows.size() ||
         open.poverty.rows.size() < comparison.poverty.rows.size();
}

}  // namespace tongcun
