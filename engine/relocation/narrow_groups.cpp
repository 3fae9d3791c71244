// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/narrow_groups.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

// Both lists ascending.
void forbid(std::vector<SiteId> const& sites, std::vector<SiteId>& forbidden) {
  std::vector<SiteId> all;
  std::ranges::set_union(forbidden, sites, std::back_inserter(all));
  forbidden = std::move(all);
}

}  // namespace

RelocationProblem without_groups(RelocationProblem problem) {
  if (problem.groups && problem.options.groups == GroupRule::chunks) {
    for (MoverId const mover : problem.groups->of.ids()) {
      if (MoveGroupId const group = problem.groups->of[mover]; !group.is_none()) {
        forbid(problem.groups->closed[group], problem.movers.forbidden[mover]);
      }
    }
  }
  problem.groups = std::nullopt;
  problem.options.groups = GroupRule::free;
  return problem;
}

RelocationProblem with_seats(RelocationProblem const& problem,
                             IdVector<MoveGroupId, SiteId> const& seat) {
  RelocationProblem narrow = without_groups(problem);
  for (MoverId const mover : problem.groups->of.ids()) {
    MoveGroupId const group = problem.groups->of[mover];
    if (group.is_none() || seat[group].is_none()) {
      continue;
    }
    // Who stays pays the preference, too: so much less of the price of leaving it out.
    SitePreference const own{seat[group],
                             std::min(problem.options.split_price, problem.unserved[mover])};
    narrow.unserved[mover] -= own.price;
    std::vector<SitePreference>& preferences = narrow.movers.preferences[mover];
    preferences.insert(std::ranges::upper_bound(preferences, own), own);
  }
  return narrow;
}

RelocationProblem with_sites(RelocationProblem const& problem, GroupSites const& sites) {
  RelocationProblem narrow = without_groups(problem);
  IdVector<MoveGroupId, std::vector<SiteId>> others(sites.size());
  for (MoveGroupId const group : sites.ids()) {
    for (SiteId const site : problem.sites.ids()) {
      if (problem.sites[site].admits && !std::ranges::binary_search(sites[group], site)) {
        others[group].push_back(site);
      }
    }
  }
  for (MoverId const mover : problem.groups->of.ids()) {
    MoveGroupId const group = problem.groups->of[mover];
    if (group.is_none()) {
      continue;
    }
    forbid(others[group], narrow.movers.forbidden[mover]);
  }
  return narrow;
}

RelocationProblem with_united_groups(RelocationProblem const& problem) {
  RelocationProblem united = without_groups(problem);
  IdVector<MoveGroupId, std::uint32_t> of_group(problem.groups->households.size());
  std::vector<std::uint32_t> leader(problem.units);
  for (std::uint32_t unit = 0; unit < leader.size(); ++unit) {
    leader[unit] = unit;
  }
  auto const find = [&leader](std::uint32_t unit) {
    while (leader[unit] != unit) {
      leader[unit] = leader[leader[unit]];
      unit = leader[unit];
    }
    return unit;
  };
  std::vector<std::uint8_t> is_known(of_group.size(), 0);
  for (MoverId const mover : problem.groups->of.ids()) {
    MoveGroupId const group = problem.groups->of[mover];
    if (group.is_none()) {
      continue;
    }
    std::uint32_t const unit = problem.movers.unit[mover].value();
    if (is_known[group.value()] == 0) {
      is_known[group.value()] = 1;
      of_group[group] = unit;
    }
    std::uint32_t const a = find(of_group[group]);
    std::uint32_t const b = find(unit);
    leader[std::max(a, b)] = std::min(a, b);
  }
  // Dense again, in the order of their first movers.
  std::vector<MoveUnitId> number(problem.units);
  united.units = 0;
  for (MoverId const mover : problem.movers.unit.ids()) {
    MoveUnitId& unit = number[find(problem.movers.unit[mover].value())];
    if (unit.is_none()) {
      unit = MoveUnitId(static_cast<std::uint32_t>(united.units++));
    }
    united.movers.unit[mover] = unit;
  }
  return united;
}

}  // namespace tongcun
