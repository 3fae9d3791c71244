// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/check_groups.h"

#include "engine/verify/recount_offer.h"

#include <algorithm>
#include <set>
#include <string>

namespace tongcun::recount {
namespace {

constexpr std::int64_t kNone = -1;  // the figure of no group

std::int64_t figure(MoveGroupId group) {
  return group.is_none() ? kNone : std::int64_t{group.value()};
}

// Sites where each mover can be offered something, whatever is closed to its group.
std::set<SiteId> offered_sites(RelocationProblem const& open, MoverId mover,
                               IdVector<PhaseId, std::vector<StockId>> const& stocks) {
  std::set<SiteId> sites;
  for (PhaseId const phase : open.phases.site.ids()) {
    SiteId const site = open.phases.site[phase];
    bool const has_stocks = !stocks[phase].empty();
    if (!is_open_to(open, mover, phase, has_stocks) || !is_unlocked(open, mover, site)) {
      continue;
    }
    std::vector<StockId> const dwellings =
        has_stocks ? stocks[phase] : std::vector{StockId::none()};
    for (StockId const stock : dwellings) {
      if (is_fit(open, mover, phase, stock, money_of(open, mover, phase, stock))) {
        sites.insert(site);
      }
    }
  }
  return sites;
}

// Adds a finding for each site that is closed to a group and should not be, or the other way.
void compare_closed(RelocationProblem const& problem, std::vector<PlanFinding>& findings) {
  RelocationProblem open = problem;
  open.groups = std::nullopt;
  IdVector<PhaseId, std::vector<StockId>> stocks(problem.phases.size());
  for (StockId const stock : problem.stocks.phase.ids()) {
    stocks[problem.stocks.phase[stock]].push_back(stock);
  }
  MoveGroups const& groups = *problem.groups;
  std::map<std::pair<MoveGroupId, SiteId>, std::int64_t> offered;
  for (MoverId const mover : groups.of.ids()) {
    if (groups.of[mover].is_none()) {
      continue;
    }
    for (SiteId const site : offered_sites(open, mover, stocks)) {
      ++offered[{groups.of[mover], site}];
    }
  }
  for (MoveGroupId const group : groups.households.ids()) {
    std::int64_t const fewest =
        std::min<std::int64_t>(problem.options.chunk, groups.households[group]);
    std::vector<SiteId> closed;
    for (SiteId const site : problem.sites.ids()) {
      auto const there = offered.find({group, site});
      std::int64_t const households = there == offered.end() ? 0 : there->second;
      if (problem.options.groups == GroupRule::chunks && problem.sites[site].admits &&
          households < fewest) {
        closed.push_back(site);
      }
    }
    if (closed != groups.closed[group]) {
      findings.push_back({PlanFault::wrong_facts,
                          MoverId::none(),
                          HouseholdId::none(),
                          static_cast<std::int64_t>(groups.closed[group].size()),
                          static_cast<std::int64_t>(closed.size()),
                          {}});
    }
  }
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
  compare_closed(problem, findings);
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
