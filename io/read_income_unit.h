// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "io/row_cells.h"

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tongcun {

// What the incomes of a register are counted in, as its columns income_concept and income_unit say
// row by row ("net", "纯收入"; "CNY person/year", "USD-PPP-2021 每人每日"). A register without such
// columns counts in the profile's currency, a year, net: so the forms say.
class IncomeUnitReader {
 public:
  explicit IncomeUnitReader(std::string currency) : currency_(std::move(currency)) {}

  // Of the current row, if it records an income.
  void note(RowCells& cells);
  // After the last row: the one unit of all rows; none where no row records an income. If there are
  // several, or one that cannot be read, a unit without words, said with V605: incomes of two
  // concepts are never put together.
  [[nodiscard]] std::optional<IncomeUnit> finish(RowCells& cells) const;

 private:
  std::string currency_;
  std::set<std::tuple<std::string, std::string, std::string>> units_;  // currency, per, concept
};

}  // namespace tongcun
