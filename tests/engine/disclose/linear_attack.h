// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/suppress_areas.h"
#include "engine/region/area_tree.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace tongcun {

// Whether a row lies in the span of others, by Gauss with whole numbers small enough for doubles.
inline bool is_in_span(std::vector<std::vector<double>> rows, std::vector<double> row) {
  std::size_t top = 0;
  for (std::size_t column = 0; column < row.size(); ++column) {
    std::size_t pivot = top;
    while (pivot < rows.size() && std::abs(rows[pivot][column]) < 1e-9) {
      ++pivot;
    }
    if (pivot == rows.size()) {
      continue;
    }
    std::swap(rows[top], rows[pivot]);
    auto const clear = [&](std::vector<double>& other) {
      double const factor = other[column] / rows[top][column];
      for (std::size_t i = 0; i < row.size(); ++i) {
        other[i] -= factor * rows[top][i];
      }
    };
    for (std::size_t i = top + 1; i < rows.size(); ++i) {
      clear(rows[i]);
    }
    clear(row);
    ++top;
  }
  return std::ranges::all_of(row, [](double value) { return std::abs(value) < 1e-9; });
}

// Which villages lie in each shown area, as rows of zeros and ones.
inline std::vector<std::vector<double>> shown_rows(AreaTree const& tree, ShownAreas const& shown) {
  std::vector<std::vector<double>> rows;
  for (AreaId const area : tree.areas.ids()) {
    if (shown[area] == 0) {
      continue;
    }
    std::vector<double> row(tree.of_village.size(), 0.0);
    for (VillageId const village : tree.of_village.ids()) {
      for (AreaId at = tree.of_village[village]; !at.is_none(); at = tree.areas[at].parent) {
        row[village.value()] = at == area ? 1.0 : row[village.value()];
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tongcun
