// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/count_areas.h"

#include <utility>

namespace tongcun {

std::vector<AreaCount> count_areas(GuaranteeRules const& rules, VillageGuarantees const& judged,
                                   Villages const& villages) {
  if (villages.size() == 0) {
    return {};
  }
  AreaTree tree = build_area_tree(villages);
  std::vector<AreaCount> counts;
  for (Area& area : tree.areas.values()) {
    if (area.level == AreaLevel::village) {
      break;  // they come last
    }
    counts.push_back({area.level, std::move(area.code), std::move(area.name), {}, {}});
    counts.back().verdicts.resize(rules.guarantees.size());
  }
  for (VillageId const village : villages.code.ids()) {
    for (AreaId id = tree.areas[tree.of_village[village]].parent; !id.is_none();
         id = tree.areas[id].parent) {
      AreaCount& count = counts[id.value()];
      count.base.add(villages, village);
      for (GuaranteeId const guarantee : rules.guarantees.ids()) {
        Verdict const verdict = judged.verdict(rules, guarantee, village);
        count.verdicts[guarantee][static_cast<std::size_t>(verdict)].add(villages, village);
      }
    }
  }
  return counts;
}

}  // namespace tongcun
