// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

#include <limits>
#include <utility>

namespace tongcun {

// Questions that contradict themselves.
inline std::vector<Mutation> question_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  constexpr auto kFault = PlanFault::malformed_question;
  return {
      {"column truncated", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.movers.persons.resize(w.problem.movers.size() - 1);
         return true;
       }},
      {"column duplicated", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.movers.consent.push_back(Consent::willing);
         return true;
       }},
      {"no unserved prices", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.unserved.resize(0);
         return true;
       }},
      {"times truncated", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.times.old_land.clear();
         return true;
       }},
      {"minutes of a site missing", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.times.clinic.resize(w.problem.sites.size() - 1);
         return true;
       }},
      {"household twice", kFault, After::nothing,
       [](World& w, Random&) {
         if (w.problem.movers.size() < 2) {
           return false;
         }
         w.problem.movers.household[MoverId(1)] = w.problem.movers.household[MoverId(0)];
         return true;
       }},
      {"households not in order", kFault, After::nothing,
       [](World& w, Random&) {
         if (w.problem.movers.size() < 2) {
           return false;
         }
         auto& household = w.problem.movers.household;
         std::swap(household[MoverId(0)], household[MoverId(1)]);
         return true;
       }},
      {"household of nothing", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.household[any_mover(w, random)] = HouseholdId::none();
         return true;
       }},
      {"village of nothing", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.village[any_mover(w, random)] = VillageId::none();
         return true;
       }},
      {"village out of range", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.village[any_mover(w, random)] = VillageId(1000);
         return true;
       }},
      {"unit of nothing", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.unit[any_mover(w, random)] = MoveUnitId::none();
         return true;
       }},
      {"unit out of range", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.unit[any_mover(w, random)] =
             MoveUnitId(static_cast<std::uint32_t>(w.problem.units));
         return true;
       }},
      {"unit without movers", kFault, After::nothing,
       [](World& w, Random&) { return ++w.problem.units > 0; }},
      {"units beyond number", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.units = std::numeric_limits<std::size_t>::max();
         return true;
       }},
      {"site of a phase out of range", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.phases.site[PhaseId(0)] =
             SiteId(static_cast<std::uint32_t>(w.problem.sites.size()));
         return true;
       }},
      {"stock of no phase", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.stocks.phase.push_back(PhaseId::none());
         w.problem.stocks.area.push_back(1);
         w.problem.stocks.dwellings.push_back(1);
         return true;
       }},
      {"wish out of range", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.wishes[any_mover(w, random)].push_back(SiteId(99));
         return true;
       }},
      {"lock out of range", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.fixed[any_mover(w, random)] = SiteId(99);
         return true;
       }},
      {"prohibition of nothing", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.forbidden[any_mover(w, random)].push_back(SiteId::none());
         return true;
       }},
      {"no preferences of the last", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.movers.preferences.resize(w.problem.movers.size() - 1);
         return true;
       }},
      {"preference out of range", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.preferences[any_mover(w, random)].push_back({SiteId(99), 1});
         return true;
       }},
      {"preference at less than nothing", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.preferences[any_mover(w, random)].push_back({std::nullopt, -1});
         return true;
       }},
      {"capacity below zero", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.sites[SiteId(0)].water_litres = -1;
         return true;
       }},
      {"persons below zero", kFault, After::nothing,
       [](World& w, Random& random) {
         w.problem.movers.persons[any_mover(w, random)] = std::numeric_limits<std::int32_t>::min();
         return true;
       }},
      {"price below zero", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.options.minute_price = -1;
         return true;
       }},
      {"opening below zero", kFault, After::nothing,
       [](World& w, Random&) {
         w.problem.phases.opening_cost[PhaseId(0)] = std::numeric_limits<std::int64_t>::min();
         return true;
       }},
      {"year twice", kFault, After::nothing,
       [](World& w, Random&) {
         if (w.problem.budgets.empty()) {
           return false;
         }
         w.problem.budgets.push_back(w.problem.budgets.back());
         return true;
       }},
  };
}

}  // namespace tongcun
