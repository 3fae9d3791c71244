// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/row_ledger.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tongcun {

// "0000012"
[[nodiscard]] inline std::string padded_number(std::size_t number) {
  constexpr std::size_t kDigits = 7;
  std::string text = std::to_string(number);
  text.insert(0, kDigits - std::min(kDigits, text.size()), '0');
  return text;
}

// Puts the layer's prefix before each code, gives codes to rows that have none ("r0000001" …) and
// makes repeated codes unique ("12", "12#2" …, V111), then sorts by code. Rows must come in a
// total order. O(n log n).
template <class Row, class PrefixOf>
void number_codes(std::vector<Placed<Row>>& rows, std::string const& letter,
                  PrefixOf const& prefix_of, RowLedger& ledger) {
  std::set<std::string> taken;
  for (auto& [layer, row] : rows) {
    if (!row.code.empty()) {
      row.code = prefix_of(layer) + row.code;
      taken.insert(row.code);
    }
  }
  std::size_t made = 0;
  std::map<std::string, std::size_t> uses;
  for (auto& [layer, row] : rows) {
    if (row.code.empty()) {
      do {
        row.code = prefix_of(layer) + letter + padded_number(++made);
      } while (!taken.insert(row.code).second);
      continue;
    }
    std::size_t& use = uses[row.code];
    if (++use > 1) {
      ledger.repair("V111", layer, row.row).values = {{"code", row.code}};
      std::string const code = row.code;
      while (!taken.insert(row.code = code + "#" + std::to_string(use)).second) {
        ++use;
      }
    }
  }
  std::ranges::stable_sort(rows, {}, [](auto const& placed) { return placed.row.code; });
}

// Codes as they stand in the layer.
inline constexpr auto kNoPrefix = [](LayerId) { return std::string(); };

}  // namespace tongcun
