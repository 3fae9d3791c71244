// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/check_groups.h"

#include <algorithm>
#include <string>

namespace tongcun::recount {
namespace {

constexpr std::int64_t kNone = -1;  // the figure of no group

std::int64_t figure(MoveGroupId group) {
  return group.is_none() ? kNone : std::int64_t{group.value()};
}

}  // namespace

void compare_groups(RelocationProblem const& problem, HouseholdRegister const& people,
                    std::vector<PlanFinding>& findings) {
  bool const is_asked = problem.options.groups != GroupRule::free;
  if (problem.groups.has_value() != is_asked) {
    findings.push_back({PlanFault::wrong_facts,
                        MoverId::none(),
                        HouseholdId::none(),
                        problem.groups ? 1 : 0,
                        is_asked ? 1 : 0,
                        {}});
    return;
  }
  if (!is_asked) {
    return;
  }
  MoveGroups const& groups = *problem.groups;
  auto const add = [&](MoverId mover, std::int64_t claimed, std::int64_t found) {
    findings.push_back(
        {PlanFault::wrong_facts, mover, problem.movers.household[mover], claimed, found, {}});
  };
  std::map<std::pair<VillageId, std::string>, MoveGroupId> group_of;  // as the question has it
  std::map<MoveGroupId, std::pair<VillageId, std::string>> name_of;
  std::map<MoveGroupId, std::int64_t> households;
  for (MoverId const mover : problem.movers.household.ids()) {
    HouseholdId const household = problem.movers.household[mover];
    if (household.value() >= people.households.group.size()) {
      continue;  // a finding already
    }
    std::string const& name = people.households.group[household];
    MoveGroupId const claimed = groups.of[mover];
    if (name.empty() || claimed.is_none()) {
      if (name.empty() != claimed.is_none()) {
        add(mover, figure(claimed), kNone);
      }
      continue;
    }
    ++households[claimed];
    std::pair const key(problem.movers.village[mover], name);
    MoveGroupId const right = group_of.try_emplace(key, claimed).first->second;
    bool const is_alone = name_of.try_emplace(claimed, key).first->second == key;
    if (right != claimed || !is_alone) {
      add(mover, figure(claimed), right != claimed ? figure(right) : kNone);
    }
  }
  for (MoveGroupId const group : groups.households.ids()) {
    if (groups.households[group] != households[group]) {
      add(MoverId(0), groups.households[group], households[group]);
    }
  }
}

void GroupParts::add(MoverId mover, SiteId site) {
  if (!problem_.groups || problem_.groups->of[mover].is_none()) {
    return;
  }
  Part& part = parts_[{problem_.groups->of[mover], site}];
  if (++part.households == 1) {
    part.first = mover;
  }
}

Exact GroupParts::check(std::vector<PlanFinding>& findings) const {
  RelocationOptions const& options = problem_.options;
  std::map<MoveGroupId, std::pair<std::int64_t, std::int64_t>> groups;  // all, the largest part
  for (auto const& [key, part] : parts_) {
    auto& [all, largest] = groups[key.first];
    all += part.households;
    largest = std::max(largest, part.households);
    std::int64_t const of_group = problem_.groups->households[key.first];
    std::int64_t const fewest = std::min<std::int64_t>(options.chunk, of_group);
    if (options.groups == GroupRule::chunks && part.households < fewest) {
      findings.push_back({PlanFault::small_part,
                          part.first,
                          problem_.movers.household[part.first],
                          part.households,
                          fewest,
                          {}});
    }
  }
  Exact apart;
  for (auto const& [group, counts] : groups) {
    apart += counts.first - counts.second;
  }
  return options.groups == GroupRule::price ? apart * Exact(options.split_price) : Exact();
}

}  // namespace tongcun::recount
