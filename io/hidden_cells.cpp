// SPDX-License-Identifier: Apache-2.0
#include "io/hidden_cells.h"

#include "io/subject_columns.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

namespace tongcun {

void HiddenCells::sum_over_areas(std::vector<std::size_t> const& rows, std::size_t column) {
  auto const level = table_.find("area_level");
  auto const code = table_.find("area_code");
  if (!level || !code) {
    return;
  }
  constexpr std::array<std::string_view, 4> kLevels{"all", "county", "township", "village"};
  using ByLevel = std::array<std::vector<std::size_t>, kLevels.size()>;
  std::map<std::string, ByLevel> alike;
  for (std::size_t const row : rows) {
    auto const at = std::ranges::find(kLevels, table_.rows[row][*level]);
    if (at != kLevels.end()) {
      ByLevel& levels = alike[labels_of(row)];
      levels[static_cast<std::size_t>(at - kLevels.begin())].push_back(row);
    }
  }
  for (auto& [labels, levels] : alike) {
    std::vector<std::vector<std::size_t>> filled;
    std::ranges::copy_if(levels, std::back_inserter(filled),
                         [](auto const& level_rows) { return !level_rows.empty(); });
    for (std::size_t upper = 0; upper + 1 < filled.size(); ++upper) {
      for (std::size_t const parent : filled[upper]) {
        SumEquation equation;
        add_term(equation, parent, column, -1);
        for (std::size_t const child : filled[upper + 1]) {
          if (table_.rows[child][*code].starts_with(table_.rows[parent][*code])) {
            add_term(equation, child, column, 1);
          }
        }
        equations_.push_back(std::move(equation));
      }
    }
  }
}

void HiddenCells::sum_of_verdicts(std::vector<std::size_t> const& rows, std::string const& of) {
  std::vector<std::pair<std::size_t, int>> columns;
  for (auto const& [verdict, weight] : {std::pair{"_judged", -1},
                                        {"_pass", 1},
                                        {"_fail", 1},
                                        {"_unknown", 1},
                                        {"_not_applicable", 1}}) {
    std::optional<std::size_t> const column = table_.find(of + verdict);
    if (!column) {
      return;
    }
    columns.emplace_back(*column, weight);
  }
  for (std::size_t const row : rows) {
    SumEquation equation;
    for (auto const& [column, weight] : columns) {
      add_term(equation, row, column, weight);
    }
    equations_.push_back(std::move(equation));
  }
}

std::set<HiddenCells::Cell> HiddenCells::given_away(std::int64_t& left) const {
  std::set<Cell> cells;
  for (std::size_t const unknown : determined(cells_.size(), equations_, left)) {
    cells.insert(cells_[unknown]);
  }
  return cells;
}

void HiddenCells::add_term(SumEquation& equation, std::size_t row, std::size_t column, int weight) {
  if (whole_number(table_.rows[row][column])) {
    return;
  }
  auto const [place, is_new] = positions_.emplace(Cell{row, column}, cells_.size());
  if (is_new) {
    cells_.emplace_back(row, column);
  }
  equation.terms.emplace_back(place->second, weight);
}

// What a row is about, but for where.
std::string HiddenCells::labels_of(std::size_t row) const {
  std::string labels;
  for (std::size_t i = 0; i < table_.header.size(); ++i) {
    if (is_subject_column(table_.header[i])) {
      labels += table_.rows[row][i];
      labels += '|';
    }
  }
  return labels;
}

}  // namespace tongcun
