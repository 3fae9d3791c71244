// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

#include <optional>

namespace tongcun {

// A mover that counts for a township; none if there is none.
inline std::optional<MoverId> counted_mover(PlanWorld const& world, RandomStream& random) {
  if (!world.problem.shares) {
    return std::nullopt;
  }
  return one_of(world.problem.shares->township, random,
                [&](MoverId mover) { return !world.problem.shares->township[mover].is_none(); });
}

inline bool has_level(PlanWorld const& world) {
  return !world.plan.levels.empty();
}

// Shares of townships that are not those of the question, and levels that are not what the plan
// has.
inline std::vector<Mutation> share_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  constexpr auto kFacts = PlanFault::wrong_facts;
  constexpr auto kLevel = PlanFault::level;
  constexpr auto kProof = PlanFault::share_proof;
  constexpr auto kFlaw = PlanFault::malformed_question;
  return {
      {"shares not owed", kFacts, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.shares.has_value();
         w.problem.options.fairness = {};
         return could;
       }},
      {"another share owed", kFacts, After::nothing,
       [](World& w, Random&) {
         if (!w.problem.shares) {
           return false;
         }
         w.problem.options.fairness.least_share = (w.problem.shares->least + 1) % 1001;
         return true;
       }},
      {"household counted out of its township", kFacts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = counted_mover(w, random);
         if (mover) {
           w.problem.shares->township[*mover] = TownshipId::none();
         }
         return mover.has_value();
       }},
      {"household counted that can be offered nothing", kFacts, After::recertify,
       [](World& w, Random& random) {
         if (!w.problem.shares || w.problem.shares->area.size() == 0) {
           return false;
         }
         auto& township = w.problem.shares->township;
         auto const mover =
             one_of(township, random, [&](MoverId id) { return township[id].is_none(); });
         if (mover) {
           township[*mover] = TownshipId(0);
         }
         return mover.has_value();
       }},
      {"household counted in another township", kFacts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = counted_mover(w, random);
         if (!mover || w.problem.shares->area.size() < 2) {
           return false;
         }
         TownshipId& township = w.problem.shares->township[*mover];
         township = TownshipId(township.value() == 0 ? 1 : 0);
         return true;
       }},
      {"township of more households", kFacts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = counted_mover(w, random);
         if (!mover || w.problem.shares->households[TownshipId(0)] >=
                           static_cast<std::int64_t>(w.problem.movers.size())) {
           return false;
         }
         ++w.problem.shares->households[TownshipId(0)];
         return true;
       }},
      {"township out of range", kFlaw, After::nothing,
       [](World& w, Random& random) {
         auto const mover = counted_mover(w, random);
         if (mover) {
           w.problem.shares->township[*mover] = TownshipId(77);
         }
         return mover.has_value();
       }},
      {"townships truncated", kFlaw, After::nothing,
       [](World& w, Random&) {
         if (!w.problem.shares) {
           return false;
         }
         w.problem.shares->township.resize(w.problem.movers.size() - 1);
         return true;
       }},
      {"township without households", kFlaw, After::nothing,
       [](World& w, Random& random) {
         if (!counted_mover(w, random)) {
           return false;
         }
         w.problem.shares->households[TownshipId(0)] = 0;
         return true;
       }},
      {"more than all owed", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.shares.has_value();
         if (could) {
           w.problem.shares->least = 1001;
         }
         return could;
       }},
      {"township twice", kFlaw, After::nothing,
       [](World& w, Random& random) {
         if (!counted_mover(w, random) || w.problem.shares->area.size() < 2) {
           return false;
         }
         w.problem.shares->area[TownshipId(1)] = w.problem.shares->area[TownshipId(0)];
         return true;
       }},
      {"level not reached", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.shares.has_value();
         w.problem.reached[static_cast<std::size_t>(Goal::shares)] = std::nullopt;
         return could;
       }},
      {"another goal", kFlaw, After::nothing,
       [](World& w, Random&) {
         w.problem.goal = Goal::shares;
         return true;
       }},
      {"no level", kLevel, After::nothing,
       [](World& w, Random&) {
         bool const could = has_level(w);
         w.plan.levels.clear();
         return could;
       }},
      {"a level of nothing", kLevel, After::nothing,
       [](World& w, Random&) {
         w.plan.levels.push_back({Goal::cost, 0, 0, w.plan.certificate});
         return true;
       }},
      {"level of another goal", kLevel, After::nothing,
       [](World& w, Random&) {
         if (has_level(w)) {
           w.plan.levels.front().goal = Goal::cost;
         }
         return has_level(w);
       }},
      {"level claims less", kLevel, After::nothing,
       [](World& w, Random&) {
         if (has_level(w)) {
           --w.plan.levels.front().value;
         }
         return has_level(w);
       }},
      {"level allows more than the plan lacks", kLevel, After::nothing,
       [](World& w, Random&) {
         if (has_level(w)) {
           ++w.plan.levels.front().value;
           ++*w.problem.reached[static_cast<std::size_t>(w.plan.levels.front().goal)];
         }
         return has_level(w);
       }},
      {"level bound above what is proved", kLevel, After::nothing,
       [](World& w, Random&) {
         if (has_level(w)) {
           w.plan.levels.front().bound = w.plan.levels.front().value + 1;
         }
         return has_level(w);
       }},
      {"multipliers of a level truncated", kLevel, After::nothing,
       [](World& w, Random&) {
         bool const could = has_level(w) && !w.plan.levels.front().certificate.price.empty();
         if (could) {
           w.plan.levels.front().certificate.price.pop_back();
         }
         return could;
       }},
      {"price of a level below zero", kLevel, After::nothing,
       [](World& w, Random&) {
         bool const could = has_level(w) && !w.plan.levels.front().certificate.price.empty();
         if (could) {
           w.plan.levels.front().certificate.price.back() = -1;
         }
         return could;
       }},
      {"optimal though townships lack", PlanFault::status, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.shares && w.plan.levels.front().value > 0;
         w.plan.status = PlanStatus::optimal;
         return could;
       }},
      {"infeasible though nothing is lacking", PlanFault::status, After::nothing,
       [](World& w, Random&) {
         bool const could = !has_level(w) || w.plan.levels.front().value == 0;
         w.plan.status = PlanStatus::infeasible;
         return could;
       }},
      {"a proof that nobody asked for", kProof, After::nothing,
       [](World& w, Random&) {
         w.plan.share_proof.emplace();
         return true;
       }},
      {"largest share without a proof", kProof, After::nothing,
       [](World& w, Random&) {
         w.problem.options.fairness.max_min = true;
         return w.problem.shares.has_value();
       }},
      {"largest share below what is reached", kProof, After::nothing,
       [](World& w, Random&) {
         if (!w.problem.shares) {
           return false;
         }
         w.problem.options.fairness.max_min = true;
         w.plan.share_proof = ShareProof{w.problem.shares->least - 1, w.plan.certificate};
         return true;
       }},
      {"largest share proved by nothing", kProof, After::nothing,
       [](World& w, Random&) {
         if (!w.problem.shares || w.problem.shares->least == 1000) {
           return false;
         }
         w.problem.options.fairness.max_min = true;
         RelocationCertificate nothing = w.plan.levels.front().certificate;
         std::ranges::fill(nothing.price, 0);
         std::ranges::fill(nothing.unit_value.values(), 0);
         w.plan.share_proof = ShareProof{w.problem.shares->least, nothing};
         return true;
       }},
  };
}

}  // namespace tongcun
