// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

#include <limits>

namespace tongcun {

inline constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
inline constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();

// Whether the multipliers prove less than is claimed.
inline bool proves_less(PlanWorld const& world) {
  return world.check().bound < world.plan.bound;
}

// Forged figures, status and multipliers.
inline std::vector<Mutation> claim_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  return {
      {"objective one more", PlanFault::objective, After::nothing,
       [](World& w, Random&) { return ++w.plan.objective > 0; }},
      {"objective one less", PlanFault::objective, After::nothing,
       [](World& w, Random&) {
         --w.plan.objective;
         return true;
       }},
      {"objective huge", PlanFault::objective, After::nothing,
       [](World& w, Random&) {
         w.plan.objective = kMost;
         return true;
       }},
      {"objective far below zero", PlanFault::objective, After::nothing,
       [](World& w, Random&) {
         w.plan.objective = kLeast;
         return true;
       }},
      {"bound one above what is proved", PlanFault::bound, After::nothing,
       [](World& w, Random&) { return ++w.plan.bound > kLeast; }},
      {"bound huge", PlanFault::bound, After::nothing,
       [](World& w, Random&) {
         w.plan.bound = kMost;
         return true;
       }},
      {"bound above the objective", PlanFault::bound_above, After::nothing,
       [](World& w, Random&) {
         w.plan.bound = w.plan.objective + 1;
         return true;
       }},
      {"optimal unproved", PlanFault::status, After::nothing,
       [](World& w, Random&) {
         bool const could = w.plan.status != PlanStatus::optimal;
         w.plan.status = PlanStatus::optimal;
         return could;
       }},
      {"feasible though proved optimal", PlanFault::status, After::nothing,
       [](World& w, Random&) {
         bool const could = w.plan.status == PlanStatus::optimal;
         w.plan.status = PlanStatus::feasible;
         return could;
       }},
      {"stopped though proved optimal", PlanFault::status, After::nothing,
       [](World& w, Random&) {
         bool const could = w.plan.status == PlanStatus::optimal && w.plan.levels.empty();
         w.plan.status = PlanStatus::stopped;
         return could;
       }},
      {"status of no kind", PlanFault::status, After::nothing,
       [](World& w, Random&) {
         w.plan.status = static_cast<PlanStatus>(17);
         return true;
       }},
      {"multipliers of another plan", PlanFault::bound, After::nothing,
       [](World& w, Random& random) {
         w.plan.certificate = random_certificate(w.problem, random);
         return proves_less(w);
       }},
      {"prices huge", PlanFault::bound, After::nothing,
       [](World& w, Random&) {
         std::ranges::fill(w.plan.certificate.price, kMost);
         return proves_less(w);
       }},
      {"value of a unit huge", PlanFault::bound, After::nothing,
       [](World& w, Random&) {
         w.plan.certificate.unit_value[MoveUnitId(0)] = kMost;
         return proves_less(w);
       }},
      {"value of a unit lowest", PlanFault::bound, After::nothing,
       [](World& w, Random&) {
         w.plan.certificate.unit_value[MoveUnitId(0)] = kLeast;
         return proves_less(w);
       }},
      {"price one below zero", PlanFault::negative_price, After::nothing,
       [](World& w, Random& random) {
         auto& price = w.plan.certificate.price;
         if (price.empty()) {
           return false;
         }
         price[random.next_below(static_cast<std::uint32_t>(price.size()))] = -1;
         return true;
       }},
      {"price lowest", PlanFault::negative_price, After::reclaim,
       [](World& w, Random&) {
         auto& price = w.plan.certificate.price;
         std::ranges::fill(price, kLeast);
         return !price.empty();
       }},
      {"prices truncated", PlanFault::shape, After::reclaim,
       [](World& w, Random&) {
         auto& price = w.plan.certificate.price;
         bool const could = !price.empty();
         price.resize(could ? price.size() - 1 : 0);
         return could;
       }},
      {"price duplicated", PlanFault::shape, After::reclaim,
       [](World& w, Random&) {
         w.plan.certificate.price.push_back(0);
         return true;
       }},
      {"values truncated", PlanFault::shape, After::reclaim,
       [](World& w, Random&) {
         w.plan.certificate.unit_value.resize(w.problem.units - 1);
         return true;
       }},
      {"value duplicated", PlanFault::shape, After::reclaim,
       [](World& w, Random&) {
         w.plan.certificate.unit_value.push_back(0);
         return true;
       }},
      {"no certificate", PlanFault::shape, After::reclaim,
       [](World& w, Random&) {
         w.plan.certificate = {};
         return true;
       }},
  };
}

}  // namespace tongcun
