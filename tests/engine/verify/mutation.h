// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/plan_world.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

// What is put right after a corruption, so that it alone is wrong.
enum class After : std::uint8_t {
  nothing,   // the claims are what is forged, or are still true
  reclaim,   // objective, bound and status as they are now
  recertify  // and new multipliers: the question has changed
};

// One way to corrupt a good plan, its question or register. `apply` says whether it could.
struct Mutation {
  std::string_view name;
  PlanFault fault;  // that the check must find
  After after;
  bool (*apply)(PlanWorld& world, RandomStream& random);
};

// Of those for which `suits` holds, one by chance; none if there is none.
template <class IdType, class T, class Suits>
std::optional<IdType> one_of(IdVector<IdType, T> const& column, RandomStream& random,
                             Suits const& suits) {
  std::vector<IdType> suitable;
  for (IdType const id : column.ids()) {
    if (suits(id)) {
      suitable.push_back(id);
    }
  }
  if (suitable.empty()) {
    return std::nullopt;
  }
  return suitable[random.next_below(static_cast<std::uint32_t>(suitable.size()))];
}

inline std::optional<MoverId> placed_mover(PlanWorld const& world, RandomStream& random) {
  return one_of(world.plan.place, random,
                [&](MoverId mover) { return world.plan.place[mover].has_value(); });
}

inline MoverId any_mover(PlanWorld const& world, RandomStream& random) {
  return MoverId(random.next_below(static_cast<std::uint32_t>(world.problem.movers.size())));
}

inline PhaseId phase_of(PlanWorld const& world, MoverId mover) {
  return world.plan.place[mover]->phase;
}

inline SiteId site_of(PlanWorld const& world, MoverId mover) {
  return world.problem.phases.site[phase_of(world, mover)];
}

}  // namespace tongcun
