// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

namespace tongcun {

// Places the first mover for which `suits` holds in a phase that stands for a mode without a site
// and that it cannot be offered, though no lock keeps it from there.
template <class Suits>
bool move_without_site(PlanWorld& world, RandomStream& random, Suits const& suits) {
  RelocationProblem const& problem = world.problem;
  auto const phase = one_of(problem.phases.site, random, [&](PhaseId id) {
    SiteLimits const& site = problem.sites[problem.phases.site[id]];
    return !site.has_place && site.admits;
  });
  if (!phase) {
    return false;
  }
  SiteId const site = problem.phases.site[*phase];
  auto const mover = one_of(world.plan.place, random, [&](MoverId id) {
    auto const& forbidden = problem.movers.forbidden[id];
    bool const is_free = (problem.movers.fixed[id].is_none() || problem.movers.fixed[id] == site) &&
                         std::ranges::find(forbidden, site) == forbidden.end();
    bool const is_offered =
        std::ranges::any_of(plain_offers(problem, id),
                            [&](PlainOffer const& offer) { return offer.place.phase == *phase; });
    return is_free && !is_offered && suits(id, site);
  });
  if (mover) {
    world.plan.place[*mover] = MoverPlace{*phase, StockId::none()};
  }
  return mover.has_value();
}

// A site that is none of the region's; none: no mode is offered without one.
inline std::optional<SiteId> site_of_no_place(PlanWorld const& world, RandomStream& random) {
  return one_of(world.problem.sites, random,
                [&](SiteId id) { return !world.problem.sites[id].has_place; });
}

// Modes that are not named, not safe, not what the register or the options say.
inline std::vector<Mutation> mode_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  return {
      {"a mode that is not named", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         return move_without_site(w, random, [&](MoverId mover, SiteId site) {
           ModeWishes const& wishes = w.problem.movers.mode_wishes[mover];
           return !wishes.named.contains(w.problem.sites[site].mode);
         });
       }},
      {"urgent and left where the danger is", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         return move_without_site(w, random, [&](MoverId mover, SiteId site) {
           ResettlementMode const mode = w.problem.sites[site].mode;
           return mode == ResettlementMode::in_situ && w.problem.movers.urgent[mover] != 0 &&
                  !w.problem.options.modes[mode].without_site->is_for_urgent;
         });
       }},
      {"mode wish dropped", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return !w.problem.movers.mode_wishes[id].empty();
         });
         if (mover) {
           w.problem.movers.mode_wishes[*mover] = {};
         }
         return mover.has_value();
       }},
      {"mode wish invented", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         ModeWishes& wishes = w.problem.movers.mode_wishes[any_mover(w, random)];
         bool const could = !wishes.named.contains(ResettlementMode::self_built);
         wishes.named.insert(ResettlementMode::self_built);
         return could;
       }},
      {"another word forgotten", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return w.problem.movers.mode_wishes[id].has_other;
         });
         if (mover) {
           w.problem.movers.mode_wishes[*mover].has_other = false;
         }
         return mover.has_value();
       }},
      {"subsidy of a mode one more", PlanFault::objective, After::nothing,
       [](World& w, Random& random) {
         std::int64_t const before = w.plan.objective;
         auto const mover = placed_mover(w, random);
         if (!mover) {
           return false;
         }
         ResettlementMode const mode = w.problem.sites[site_of(w, *mover)].mode;
         auto& subsidy = w.problem.options.modes[mode].payment.subsidy_a_household;
         if (!subsidy) {
           return false;
         }
         ++*subsidy;
         return w.check().objective != before;
       }},
      {"cost without a site one more", PlanFault::objective, After::nothing,
       [](World& w, Random& random) {
         std::int64_t const before = w.plan.objective;
         auto const site = site_of_no_place(w, random);
         if (!site) {
           return false;
         }
         WithoutSite& own = *w.problem.options.modes[w.problem.sites[*site].mode].without_site;
         if (!own.cost_a_household) {
           return false;
         }
         ++*own.cost_a_household;
         return w.check().objective != before;
       }},
      {"a mode without a site that nobody offers", PlanFault::malformed_question, After::nothing,
       [](World& w, Random& random) {
         auto const site = site_of_no_place(w, random);
         if (site) {
           w.problem.options.modes[w.problem.sites[*site].mode].without_site = std::nullopt;
         }
         return site.has_value();
       }},
      {"ways of which nothing is stated", PlanFault::malformed_question, After::nothing,
       [](World& w, Random& random) {
         auto const site = site_of_no_place(w, random);
         if (!site || w.problem.sites[*site].mode == ResettlementMode::in_situ) {
           return false;
         }
         w.problem.options.modes[w.problem.sites[*site].mode].without_site->minutes = std::nullopt;
         return true;
       }},
      {"today's ways of too few villages", PlanFault::malformed_question, After::nothing,
       [](World& w, Random&) {
         auto& today = w.problem.times.clinic_today;
         bool const could = !today.empty();
         today.resize(could ? today.size() - 1 : 0);
         return could;
       }},
      {"dwellings of no place", PlanFault::malformed_question, After::nothing,
       [](World& w, Random& random) {
         auto const phase = one_of(w.problem.phases.site, random, [&](PhaseId id) {
           return !w.problem.sites[w.problem.phases.site[id]].has_place;
         });
         if (phase) {
           w.problem.stocks.phase.push_back(*phase);
           w.problem.stocks.area.push_back(5000);
           w.problem.stocks.dwellings.push_back(1);
         }
         return phase.has_value();
       }},
      {"a share above all", PlanFault::malformed_question, After::nothing,
       [](World& w, Random&) {
         w.problem.options.modes.of[0].most_share = 1001;
         return true;
       }},
  };
}

}  // namespace tongcun
