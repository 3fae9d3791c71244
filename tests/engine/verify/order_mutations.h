// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/limit_mutations.h"
#include "tests/engine/verify/mutation.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tongcun {

// The level of a goal; null where the question has none.
inline PlanLevel* level_of(PlanWorld& world, Goal goal) {
  auto const found = std::ranges::find(world.plan.levels, goal, &PlanLevel::goal);
  return found == world.plan.levels.end() ? nullptr : &*found;
}

template <Goal kGoal>
bool claims_less(PlanWorld& world, RandomStream& /*random*/) {
  PlanLevel* const level = level_of(world, kGoal);
  if (level != nullptr) {
    --level->value;
  }
  return level != nullptr;
}

// The question allows it, too.
template <Goal kGoal>
bool claims_more(PlanWorld& world, RandomStream& /*random*/) {
  PlanLevel* const level = level_of(world, kGoal);
  if (level != nullptr) {
    ++level->value;
    ++*world.problem.reached[static_cast<std::size_t>(kGoal)];
  }
  return level != nullptr;
}

// The best there is, by multipliers that say nothing: a unit that can be placed is worth less than
// staying or going anywhere counts.
template <Goal kGoal>
bool proved_by_nothing(PlanWorld& world, RandomStream& random) {
  PlanLevel* const level = level_of(world, kGoal);
  if (level == nullptr || level->value == 0 || !placed_mover(world, random)) {
    return false;
  }
  level->bound = level->value;
  std::ranges::fill(level->certificate.price, 0);
  std::ranges::fill(level->certificate.unit_value.values(), -kGoalScale);
  return true;
}

template <Goal kGoal>
bool not_reached(PlanWorld& world, RandomStream& /*random*/) {
  world.problem.reached[static_cast<std::size_t>(kGoal)] = std::nullopt;
  return world.problem.guarantees.has_value();
}

// Ordered objectives that are not those of the question, and levels that are not what the plan has.
inline std::vector<Mutation> order_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  constexpr auto kFacts = PlanFault::wrong_facts;
  constexpr auto kLevel = PlanFault::level;
  constexpr auto kFlaw = PlanFault::malformed_question;
  return {
      {"ordered though the sum is asked for", kFacts, After::nothing,
       [](World& w, Random&) {
         w.problem.options.objective = ObjectiveRule::weighted;
         return w.problem.guarantees.has_value();
       }},
      {"the sum though an order is asked for", kFacts, After::nothing,
       [](World& w, Random&) {
         bool const could = !w.problem.guarantees;
         w.problem.options.objective = ObjectiveRule::ordered;
         return could;
       }},
      {"urgent level not reached", kFlaw, After::nothing, not_reached<Goal::urgent>},
      {"posts not reached", kFlaw, After::nothing, not_reached<Goal::posts>},
      {"guarantees not reached", kFlaw, After::nothing, not_reached<Goal::guarantees>},
      {"a level of the weighted sum", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = !w.problem.guarantees;
         w.problem.reached[static_cast<std::size_t>(Goal::urgent)] = 0;
         return could;
       }},
      {"guarantees of villages missing", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.guarantees.has_value();
         if (could) {
           w.problem.guarantees->held.resize(0);
         }
         return could;
       }},
      {"guarantees of sites truncated", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.guarantees.has_value();
         if (could) {
           w.problem.guarantees->lacking.resize(w.problem.sites.size() - 1);
         }
         return could;
       }},
      {"a guarantee twice", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.guarantees.has_value();
         if (could) {
           w.problem.guarantees->held[VillageId(0)] = {GuaranteeId(1), GuaranteeId(1)};
         }
         return could;
       }},
      {"fewer urgent left out", kLevel, After::nothing, claims_less<Goal::urgent>},
      {"fewer posts lacking", kLevel, After::nothing, claims_less<Goal::posts>},
      {"fewer guarantees lost", kLevel, After::nothing, claims_less<Goal::guarantees>},
      {"more urgent may stay than do", kLevel, After::nothing, claims_more<Goal::urgent>},
      {"more posts may lack than do", kLevel, After::nothing, claims_more<Goal::posts>},
      {"more guarantees may be lost than are", kLevel, After::nothing,
       claims_more<Goal::guarantees>},
      {"urgent proved by nothing", kLevel, After::nothing, proved_by_nothing<Goal::urgent>},
      {"posts proved by nothing", kLevel, After::nothing, proved_by_nothing<Goal::posts>},
      {"guarantees proved by nothing", kLevel, After::nothing, proved_by_nothing<Goal::guarantees>},
      {"levels in another order", kLevel, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.guarantees.has_value();
         if (could) {
           std::swap(*level_of(w, Goal::urgent), *level_of(w, Goal::posts));
         }
         return could;
       }},
      {"last level left out", kLevel, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.guarantees.has_value();
         if (could) {
           w.plan.levels.pop_back();
         }
         return could;
       }},
      {"urgent household counted out", kLevel, After::reclaim,
       [](World& w, Random& random) {
         if (!w.problem.guarantees) {
           return false;
         }
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return !w.plan.place[id] && w.problem.movers.urgent[id] != 0;
         });
         if (mover) {
           w.problem.movers.urgent[*mover] = 0;
         }
         return mover.has_value();
       }},
      {"guarantee of a village forgotten", kLevel, After::recertify,
       [](World& w, Random&) {
         PlanLevel const* const level = level_of(w, Goal::guarantees);
         bool const could = level != nullptr && level->value > 0;
         if (could) {
           for (std::vector<GuaranteeId>& held : w.problem.guarantees->held.values()) {
             held.clear();
           }
         }
         return could;
       }},
      {"guarantee lost and not counted", PlanFault::over_limit, After::recertify,
       [](World& w, Random& random) {
         auto const mover = placed_mover(w, random);
         if (!w.problem.guarantees || !mover) {
           return false;
         }
         // No draw knows this one.
         constexpr std::uint32_t kAnother = 9;
         w.problem.guarantees->held[w.problem.movers.village[*mover]].emplace_back(kAnother);
         w.problem.guarantees->lacking[site_of(w, *mover)].emplace_back(kAnother);
         return true;
       }},
      {"a post that is not there", PlanFault::over_limit, After::recertify,
       [](World& w, Random&) {
         if (!w.problem.guarantees) {
           return false;
         }
         for (auto const& [limit, taken] : plain_uses(w.problem, w.plan.place)) {
           if (limit.first == LimitKind::jobs && taken > 0) {
             // One beyond whatever there was.
             std::int64_t const posts =
                 std::min(taken, w.problem.sites[SiteId(limit.second)].jobs.value_or(taken));
             set_capacity(w.problem, limit, posts - 1);
             return posts > 0;
           }
         }
         return false;
       }},
      {"optimal though a level is not proved", PlanFault::status, After::nothing,
       [](World& w, Random&) {
         bool const could =
             !w.problem.shares && std::ranges::any_of(w.plan.levels, [](PlanLevel const& level) {
               return level.bound < level.value;
             });
         w.plan.status = PlanStatus::optimal;
         return could;
       }},
  };
}

}  // namespace tongcun
