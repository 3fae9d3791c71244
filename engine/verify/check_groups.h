// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/exact.h"
#include "engine/verify/verify_relocation.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace tongcun::recount {

// Adds a finding (wrong_facts) where the question has groups and its options no rule of them, or
// the other way; and for each mover whose group is not that of the register: movers of one village
// and one name of a group are of one, others are not, who has no name of a group is of none.
// claimed: its group, found: that of the first mover of the same village and name, -1: none; and
// for each group to which other sites are closed than those where too few of it can be offered
// anything. claimed, found: how many. O(movers · (log movers + stocks)).
void compare_groups(RelocationProblem const& problem, HouseholdRegister const& people,
                    std::vector<PlanFinding>& findings);

// The parts of groups at sites, one placed mover after the other.
class GroupParts {
 public:
  explicit GroupParts(RelocationProblem const& problem) : problem_(problem) {}

  void add(MoverId mover, SiteId site);
  // What those count who are apart from the largest part of their group; finds parts that are too
  // small, at their first mover.
  [[nodiscard]] Exact check(std::vector<PlanFinding>& findings) const;

 private:
  struct Part {
    MoverId first;
    std::int64_t households = 0;
  };
  RelocationProblem const& problem_;
  std::map<std::pair<MoveGroupId, SiteId>, Part> parts_;
};

}  // namespace tongcun::recount
