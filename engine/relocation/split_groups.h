// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Households of a group at one site; at least one.
struct GroupPart {
  SiteId site;
  std::int64_t households = 0;
  friend bool operator==(GroupPart const&, GroupPart const&) = default;
};

// Where the movers of one group go.
struct GroupSplit {
  std::vector<GroupPart> parts;  // the largest first, then by site
  std::int64_t staying = 0;      // households

  // Households that are placed and not in the largest part.
  [[nodiscard]] std::int64_t apart() const;
  friend bool operator==(GroupSplit const&, GroupSplit const&) = default;
};

// Of a question with groups; the phases of the places are there. O(movers log movers).
[[nodiscard]] IdVector<MoveGroupId, GroupSplit> split_groups(
    RelocationProblem const& problem, IdVector<MoverId, std::optional<MoverPlace>> const& place);

// The fewest households of a part of the group (GroupRule::chunks); 1 under other rules.
[[nodiscard]] std::int64_t least_part(RelocationProblem const& problem, MoveGroupId group);

// Whether no part is too small (GroupRule::chunks).
[[nodiscard]] bool are_parts_whole(RelocationProblem const& problem,
                                   IdVector<MoveGroupId, GroupSplit> const& splits);

}  // namespace tongcun
