// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/count_households.h"

namespace tongcun {

HouseholdCounts count_households(HouseholdResults const& households, AreaTree const& tree) {
  HouseholdTable const& table = households.people.households;
  HouseholdCounts counts;
  counts.base.resize(tree.areas.size());
  counts.verdicts.resize(households.guarantees.judged.size());
  for (auto& verdicts : counts.verdicts) {
    verdicts.resize(tree.areas.size());
  }
  for (HouseholdId const household : table.village.ids()) {
    for (AreaId area = tree.of_village[table.village[household]]; !area.is_none();
         area = tree.areas[area].parent) {
      counts.base[area].add(table, household);
      for (std::size_t i = 0; i < counts.verdicts.size(); ++i) {
        Verdict const verdict = households.guarantees.judged[i].verdict[household];
        counts.verdicts[i][area][static_cast<std::size_t>(verdict)].add(table, household);
      }
    }
  }
  return counts;
}

}  // namespace tongcun
