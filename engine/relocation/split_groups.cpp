// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/split_groups.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tongcun {

std::int64_t GroupSplit::apart() const {
  std::int64_t households = 0;
  for (std::size_t part = 1; part < parts.size(); ++part) {
    households += parts[part].households;
  }
  return households;
}

IdVector<MoveGroupId, GroupSplit> split_groups(
    RelocationProblem const& problem, IdVector<MoverId, std::optional<MoverPlace>> const& place) {
  MoveGroups const& groups = *problem.groups;
  IdVector<MoveGroupId, GroupSplit> splits(groups.households.size());
  std::map<std::pair<MoveGroupId, SiteId>, std::int64_t> parts;
  for (MoverId const mover : groups.of.ids()) {
    MoveGroupId const group = groups.of[mover];
    if (group.is_none()) {
      continue;
    }
    if (place[mover]) {
      ++parts[{group, problem.phases.site[place[mover]->phase]}];
    } else {
      ++splits[group].staying;
    }
  }
  for (auto const& [key, households] : parts) {
    splits[key.first].parts.push_back({key.second, households});
  }
  for (GroupSplit& split : splits.values()) {
    std::ranges::stable_sort(split.parts, std::ranges::greater(), &GroupPart::households);
  }
  return splits;
}

std::int64_t least_part(RelocationProblem const& problem, MoveGroupId group) {
  return problem.options.groups == GroupRule::chunks
             ? std::min<std::int64_t>(problem.options.chunk, problem.groups->households[group])
             : 1;
}

bool are_parts_whole(RelocationProblem const& problem,
                     IdVector<MoveGroupId, GroupSplit> const& splits) {
  return std::ranges::all_of(splits.ids(), [&](MoveGroupId group) {
    std::vector<GroupPart> const& parts = splits[group].parts;
    return parts.empty() || parts.back().households >= least_part(problem, group);
  });
}

}  // namespace tongcun
