// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/privacy_sums.h"
#include "io/published_table.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// What sums within a published table say of its hidden cells, those that show no whole number. The
// table must outlive it.
class HiddenCells {
 public:
  explicit HiddenCells(PublishedTable const& table) : table_(table) {}

  // An area's number is the sum of those of the areas below it, alike in all that is said of them
  // (columns area_level and area_code; nothing is known of a table without them).
  void sum_over_areas(std::vector<std::size_t> const& rows, std::size_t column);

  // Those who were judged passed, failed, are unknown or not concerned: columns that begin with
  // `of`; nothing is known where one of them is missing.
  void sum_of_verdicts(std::vector<std::size_t> const& rows, std::string const& of);

  using Cell = std::pair<std::size_t, std::size_t>;  // row and column
  // The cells that follow from the sums and the shown ones; `left` as of determined().
  [[nodiscard]] std::set<Cell> given_away(std::int64_t& left) const;

 private:
  void add_term(SumEquation& equation, std::size_t row, std::size_t column, int weight);
  [[nodiscard]] std::string labels_of(std::size_t row) const;

  PublishedTable const& table_;
  std::map<Cell, std::size_t> positions_;
  std::vector<Cell> cells_;
  std::vector<SumEquation> equations_;
};

}  // namespace tongcun
