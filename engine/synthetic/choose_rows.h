// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/household_keys.h"
#include "engine/synthetic/plant_defects.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// Chooses the rows that bear a defect: those whose code, mixed with seed and kind, comes first.
class RowChooser {
 public:
  RowChooser(std::uint64_t seed, std::int32_t permille) : seed_(seed), permille_(permille) {}

  // Of the `rows` of a layer the positions in `able` that bear the kind; none that bears another
  // one already. `code_of(position)` is its code, and its own among all layers.
  template <class CodeOf>
  [[nodiscard]] std::vector<std::size_t> choose(DefectKind kind, std::vector<std::size_t> able,
                                                std::size_t rows, CodeOf const& code_of) {
    std::string const layer(type_of(kind).layer);
    std::erase_if(able, [&](std::size_t at) { return taken_.contains({layer, at}); });
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    order.reserve(able.size());
    for (std::size_t const at : able) {
      order.emplace_back(
          household_key(village_key(code_of(at)) ^ seed_, static_cast<std::uint32_t>(kind)), at);
    }
    std::size_t const wanted =
        std::max<std::size_t>(1, rows * static_cast<std::size_t>(permille_) / 1000);
    std::size_t const count = std::min(wanted, order.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count));
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < count; ++i) {
      chosen.push_back(order[i].second);
      taken_.insert({layer, order[i].second});
    }
    std::ranges::sort(chosen);
    return chosen;
  }
  // Takes a row for a defect that needs several.
  bool take(DefectKind kind, std::size_t at) {
    return taken_.insert({std::string(type_of(kind).layer), at}).second;
  }
  [[nodiscard]] bool is_taken(DefectKind kind, std::size_t at) const {
    return taken_.contains({std::string(type_of(kind).layer), at});
  }

 private:
  std::uint64_t seed_;
  std::int32_t permille_;
  std::set<std::pair<std::string, std::size_t>> taken_;
};

}  // namespace tongcun
