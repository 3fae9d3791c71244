// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/area_poverty.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tongcun {
namespace {

using Incomes = IdVector<HouseholdId, Stated<std::int64_t>>;

std::vector<std::int64_t> weights_of(HouseholdTable const& households) {
  return {households.persons.values().begin(), households.persons.values().end()};
}

void add(AreaPoverty const& from, AreaPoverty& to) {
  to.poverty += from.poverty;
  for (std::size_t state = 0; state < kIncomeStates; ++state) {
    to.households[state] += from.households[state];
  }
}

// The households of each area of a level, area after area.
class LevelRows {
 public:
  LevelRows(HouseholdTable const& households, AreaTree const& tree, AreaLevel level)
      : first_(tree.areas.size() + 1, 0), rows_(households.size()) {
    std::vector<std::size_t> area_of(households.size(), 0);
    for (HouseholdId const id : households.village.ids()) {
      AreaId area = tree.of_village[households.village[id]];
      while (tree.areas[area].level != level) {
        area = tree.areas[area].parent;
      }
      area_of[id.value()] = area.value();
      ++first_[area.value() + 1];
    }
    for (std::size_t area = 1; area < first_.size(); ++area) {
      first_[area] += first_[area - 1];
    }
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t row = 0; row < area_of.size(); ++row) {
      rows_[next[area_of[row]]++] = row;
    }
  }

  [[nodiscard]] std::span<std::size_t const> of(AreaId area) const {
    std::size_t const from = first_[area.value()];
    return std::span(rows_).subspan(from, first_[area.value() + 1] - from);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<std::size_t> rows_;
};

}  // namespace

IncomeState state_of(Stated<std::int64_t> const& income, IncomeLine const& line) {
  if (!income.has_value()) {
    return IncomeState::unknown;
  }
  bool const is_at_line = income.value() == line.line && line.poor_if == PoorIf::at_most;
  return income.value() < line.line || is_at_line ? IncomeState::poor : IncomeState::not_poor;
}

IdVector<AreaId, AreaPoverty> measure_areas(HouseholdTable const& households, AreaTree const& tree,
                                            Incomes const& incomes, IncomeLine const& line) {
  AreaPoverty nobody;
  nobody.poverty.line = line.line;
  IdVector<AreaId, AreaPoverty> areas(tree.areas.size(), nobody);
  std::vector<std::int64_t> const weights = weights_of(households);
  // Households stand in the order of their villages.
  for (std::size_t from = 0; from < households.size();) {
    VillageId const village = households.village[HouseholdId(static_cast<std::uint32_t>(from))];
    std::size_t to = from;
    AreaPoverty& area = areas[tree.of_village[village]];
    for (; to < households.size(); ++to) {
      HouseholdId const id(static_cast<std::uint32_t>(to));
      if (households.village[id] != village) {
        break;
      }
      ++area.households[static_cast<std::size_t>(state_of(incomes[id], line))];
    }
    area.poverty += measure_income_poverty(
        {incomes.values().subspan(from, to - from), std::span(weights).subspan(from, to - from)},
        line);
    from = to;
  }
  for (std::size_t i = tree.areas.size(); i-- > 0;) {  // parents stand before their areas
    AreaId const area(static_cast<std::uint32_t>(i));
    if (!tree.areas[area].parent.is_none()) {
      add(areas[area], areas[tree.areas[area].parent]);
    }
  }
  return areas;
}

IdVector<AreaId, std::optional<double>> gini_of_areas(HouseholdTable const& households,
                                                      AreaTree const& tree,
                                                      Incomes const& incomes) {
  IdVector<AreaId, std::optional<double>> gini(tree.areas.size());
  std::vector<std::int64_t> const weights = weights_of(households);
  for (std::size_t level = 0; level < kAreaLevels; ++level) {
    LevelRows const rows(households, tree, static_cast<AreaLevel>(level));
    for (AreaId const area : tree.areas.ids()) {
      if (tree.areas[area].level != static_cast<AreaLevel>(level)) {
        continue;
      }
      std::vector<Stated<std::int64_t>> income;
      std::vector<std::int64_t> weight;
      income.reserve(rows.of(area).size());
      weight.reserve(rows.of(area).size());
      for (std::size_t const row : rows.of(area)) {
        income.push_back(incomes.values()[row]);
        weight.push_back(weights[row]);
      }
      gini[area] = gini_coefficient({income, weight});
    }
  }
  return gini;
}

}  // namespace tongcun
