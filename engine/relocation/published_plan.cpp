// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/published_plan.h"

#include "engine/region/area_tree.h"
#include "engine/relocation/site_codes.h"

namespace tongcun {
namespace {

PublishedLimit named(RelocationProblem const& problem, PlanNames const& names, AreaTree const& tree,
                     Limit const& limit) {
  PublishedLimit name;
  name.kind = limit.kind;
  PhaseId phase;
  switch (limit.kind) {
    case LimitKind::dwellings:
      phase = problem.stocks.phase[StockId(limit.index)];
      name.area = problem.stocks.area[StockId(limit.index)];
      break;
    case LimitKind::persons:
      phase = PhaseId(limit.index);
      break;
    case LimitKind::money:
      name.of = std::to_string(problem.budgets[limit.index].year);
      return name;
    case LimitKind::mode:
      name.of = kResettlementModeNames[limit.index];
      return name;
    case LimitKind::left_out: {
      Area const& township = tree.areas[problem.shares->area[TownshipId(limit.index)]];
      std::string const& county = tree.areas[township.parent].code;
      name.of = county + "/" + township.code + "/" + township.name;
      return name;
    }
    case LimitKind::share_short:
    case LimitKind::urgent_left_out:
    case LimitKind::posts_short:
    case LimitKind::guarantees_lost:
      return name;
    default:
      break;
  }
  SiteId const site = phase.is_none() ? SiteId(limit.index) : problem.phases.site[phase];
  name.of = site_code(problem, names.region.sites, site);
  name.phase = phase.is_none() ? 0 : problem.phases.number[phase];
  return name;
}

}  // namespace

std::vector<PublishedLimit> named_limits(RelocationProblem const& problem, PlanNames const& names) {
  AreaTree const tree = build_area_tree(names.region.villages);
  std::vector<PublishedLimit> all;
  for (Limit const& limit : limits_of(problem)) {
    all.push_back(named(problem, names, tree, limit));
  }
  return all;
}

IdVector<MoveUnitId, MoverId> first_of_units(RelocationProblem const& problem) {
  IdVector<MoveUnitId, MoverId> first(problem.units);
  for (MoverId const mover : problem.movers.unit.ids()) {
    MoverId& leader = first[problem.movers.unit[mover]];
    leader = leader.is_none() ? mover : leader;
  }
  return first;
}

}  // namespace tongcun
