// SPDX-License-Identifier: Apache-2.0
#include "tests/worlds/add_mover.h"

#include <algorithm>

namespace tongcun {

MoverId add_mover(RelocationProblem& problem, MoverDraft const& draft) {
  Movers& movers = problem.movers;
  MoverId const id = movers.household.push_back(draft.household);
  movers.village.push_back(draft.village);
  movers.unit.push_back(MoveUnitId(static_cast<std::uint32_t>(problem.units++)));
  movers.consent.push_back(draft.consent);
  movers.urgent.push_back(draft.urgent ? 1 : 0);
  movers.accompanying.push_back(draft.accompanying ? 1 : 0);
  movers.persons.push_back(draft.persons);
  movers.jobs.push_back(draft.jobs);
  movers.primary_pupils.push_back(0);
  movers.junior_pupils.push_back(0);
  movers.needs_ground_floor.push_back(0);
  movers.least_area.push_back(0);
  movers.most_area.push_back(std::nullopt);
  movers.wishes.push_back({});
  movers.mode_wishes.push_back({});
  movers.fixed.push_back(SiteId::none());
  movers.forbidden.push_back({});
  movers.preferences.push_back({});
  problem.unserved.push_back(draft.unserved);
  return id;
}

PhaseId add_phase(RelocationProblem& problem, SiteId site, std::optional<std::int64_t> persons,
                  std::optional<std::int32_t> available_from) {
  Phases& phases = problem.phases;
  auto const before = std::ranges::count(phases.site.values(), site);
  PhaseId const id = phases.site.push_back(site);
  phases.number.push_back(static_cast<std::int32_t>(before) + 1);
  phases.available_from.push_back(available_from);
  phases.persons.push_back(persons);
  phases.opening_cost.push_back(0);
  return id;
}

}  // namespace tongcun
