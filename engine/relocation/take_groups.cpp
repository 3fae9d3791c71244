// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_groups.h"

#include <map>
#include <string>
#include <utility>

namespace tongcun {

MoveGroups take_groups(RelocationProblem const& problem, HouseholdTable const& households) {
  MoveGroups groups;
  std::map<std::pair<VillageId, std::string>, MoveGroupId> known;
  for (MoverId const mover : problem.movers.household.ids()) {
    std::string const& name = households.group[problem.movers.household[mover]];
    if (name.empty()) {
      groups.of.push_back(MoveGroupId::none());
      continue;
    }
    auto const [entry, is_new] =
        known.try_emplace(std::pair(problem.movers.village[mover], name), MoveGroupId::none());
    if (is_new) {
      entry->second = groups.households.push_back(0);
    }
    ++groups.households[entry->second];
    groups.of.push_back(entry->second);
  }
  return groups;
}

}  // namespace tongcun
