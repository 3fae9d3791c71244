// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/pose_incomes.h"

#include <algorithm>

namespace tongcun {

IncomeStudy pose_incomes(PovertyStudy const& study, AreaLevel deepest) {
  IncomeStudy incomes;
  incomes.units = study.village_key.size();
  incomes.years = study.years();
  // Levels lie one after the other.
  incomes.areas = static_cast<std::size_t>(std::ranges::count_if(
      study.tree.areas.values(), [&](Area const& area) { return area.level <= deepest; }));
  incomes.areas_of.resize(incomes.units);
  for (VillageId const village : study.tree.of_village.ids()) {
    for (AreaId area = study.tree.of_village[village]; !area.is_none();
         area = study.tree.areas[area].parent) {
      if (study.tree.areas[area].level <= deepest) {
        incomes.areas_of[village.value()].push_back(area.value());
      }
    }
  }
  incomes.seed = study.seed;
  incomes.replicates = study.options.replicates;
  incomes.lanes = widest_lanes();
  return incomes;
}

}  // namespace tongcun
