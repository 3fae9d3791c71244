// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_groups.h"

#include "engine/relocation/price_offer.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

bool is_offered(RelocationProblem const& problem, IdLists<PhaseId, StockId> const& stocks,
                MoverId mover, SiteId site) {
  return std::ranges::any_of(stocks.ids(), [&](PhaseId phase) {
    return problem.phases.site[phase] == site &&
           std::ranges::any_of(stocks[phase], [&](StockId stock) {
             return price_offer(problem, mover, phase, stock).bar == OfferBar::none;
           });
  });
}

IdVector<MoveGroupId, std::vector<SiteId>> closed_sites(RelocationProblem const& problem,
                                                        MoveGroups const& groups) {
  IdVector<MoveGroupId, std::vector<SiteId>> closed(groups.households.size());
  if (problem.options.groups != GroupRule::chunks) {
    return closed;
  }
  IdLists<PhaseId, StockId> const stocks = offered_stocks(problem);
  for (SiteId const site : problem.sites.ids()) {
    if (!problem.sites[site].admits) {
      continue;
    }
    IdVector<MoveGroupId, std::int64_t> offered(groups.households.size(), 0);
    for (MoverId const mover : groups.of.ids()) {
      if (!groups.of[mover].is_none() && is_offered(problem, stocks, mover, site)) {
        ++offered[groups.of[mover]];
      }
    }
    for (MoveGroupId const group : offered.ids()) {
      if (offered[group] <
          std::min<std::int64_t>(problem.options.chunk, groups.households[group])) {
        closed[group].push_back(site);
      }
    }
  }
  return closed;
}

}  // namespace

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
  groups.closed = closed_sites(problem, groups);
  return groups;
}

}  // namespace tongcun
