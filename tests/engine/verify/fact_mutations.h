// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

namespace tongcun {

// What the mover's place costs, as an offer; -1 where it cannot be offered.
inline std::int64_t offer_at_place(PlanWorld const& world, MoverId mover) {
  for (PlainOffer const& offer : plain_offers(world.problem, mover)) {
    if (offer.place == *world.plan.place[mover]) {
      return offer.cost;
    }
  }
  return -1;
}

// Whoever is placed now says this in the register.
inline bool say(PlanWorld& world, RandomStream& random, Stated<Consent> consent) {
  auto const mover = placed_mover(world, random);
  if (mover) {
    world.people.households.standing.consent[world.problem.movers.household[*mover]] = consent;
  }
  return mover.has_value();
}

inline bool say_when_committed(PlanWorld& world, RandomStream& random, Stated<Consent> consent) {
  return world.problem.options.kind == PlanKind::committed && say(world, random, consent);
}

// Registers that say something else than the question, or that forbid what the plan does.
inline std::vector<Mutation> fact_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  return {
      {"unwilling placed", PlanFault::refused, After::nothing,
       [](World& w, Random& random) { return say(w, random, Stated(Consent::unwilling)); }},
      {"unwilling placed and said to be", PlanFault::refused, After::nothing,
       [](World& w, Random& random) {
         bool const could = say(w, random, Stated(Consent::unwilling));
         for (MoverId const mover : w.problem.movers.household.ids()) {
           auto const& stated =
               w.people.households.standing.consent[w.problem.movers.household[mover]];
           if (stated.has_value()) {
             w.problem.movers.consent[mover] = stated.value();
           }
         }
         return could;
       }},
      {"not asked placed in a committed plan", PlanFault::refused, After::nothing,
       [](World& w, Random& random) {
         return say_when_committed(w, random, Stated(Consent::not_asked));
       }},
      {"conditional placed in a committed plan", PlanFault::refused, After::nothing,
       [](World& w, Random& random) {
         return say_when_committed(w, random, Stated(Consent::conditional));
       }},
      {"unknown consent placed in a committed plan", PlanFault::refused, After::nothing,
       [](World& w, Random& random) { return say_when_committed(w, random, Stated<Consent>()); }},
      {"consent not applicable in a committed plan", PlanFault::refused, After::nothing,
       [](World& w, Random& random) {
         return say_when_committed(w, random, Stated<Consent>::not_applicable());
       }},
      {"consent of no kind", PlanFault::refused, After::nothing,
       [](World& w, Random& random) { return say(w, random, Stated(static_cast<Consent>(9))); }},
      {"placed beyond the register", PlanFault::refused, After::nothing,
       [](World& w, Random&) {
         MoverId const last(static_cast<std::uint32_t>(w.plan.place.size()) - 1);
         w.problem.movers.household[last] =
             HouseholdId(static_cast<std::uint32_t>(w.people.households.size()) + 3);
         return w.plan.place[last].has_value() && w.problem.options.kind == PlanKind::committed;
       }},
      {"household beyond the register", PlanFault::wrong_facts, After::nothing,
       [](World& w, Random&) {
         MoverId const last(static_cast<std::uint32_t>(w.plan.place.size()) - 1);
         w.problem.movers.household[last] =
             HouseholdId(static_cast<std::uint32_t>(w.people.households.size()));
         return true;
       }},
      {"empty register", PlanFault::wrong_facts, After::nothing,
       [](World& w, Random&) {
         w.people = {};
         return true;
       }},
      {"one person more", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         return ++w.problem.movers.persons[any_mover(w, random)] > 0;
       }},
      {"one person less", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         return --w.problem.movers.persons[any_mover(w, random)] > 0;
       }},
      {"another village", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const villages = w.problem.times.old_land.size() / w.problem.sites.size();
         MoverId const mover = any_mover(w, random);
         VillageId& village = w.problem.movers.village[mover];
         VillageId const before = village;
         village = VillageId(static_cast<std::uint32_t>((before.value() + 1) % villages));
         return village != before;
       }},
      {"another consent", PlanFault::wrong_facts, After::nothing,
       [](World& w, Random& random) {
         Consent& consent = w.problem.movers.consent[any_mover(w, random)];
         consent = consent == Consent::willing ? Consent::signed_up : Consent::willing;
         return true;
       }},
      {"wish dropped", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return !w.problem.movers.wishes[id].empty();
         });
         if (mover) {
           w.problem.movers.wishes[*mover].pop_back();
         }
         return mover.has_value();
       }},
      {"wish invented", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         w.problem.movers.wishes[any_mover(w, random)].push_back(SiteId(0));
         return true;
       }},
      {"one post less", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           HouseholdId const household = w.problem.movers.household[id];
           return w.problem.movers.jobs[id] > 0 &&
                  w.people.households.standing.labourers[household].has_value();
         });
         if (mover) {
           --w.problem.movers.jobs[*mover];
         }
         return mover.has_value();
       }},
      {"least area lowered", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         std::int64_t& area = w.problem.movers.least_area[any_mover(w, random)];
         return area-- > 0;
       }},
      {"ground floor denied", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return w.problem.movers.needs_ground_floor[id] != 0;
         });
         if (mover) {
           w.problem.movers.needs_ground_floor[*mover] = 0;
         }
         return mover.has_value();
       }},
      {"limit of area without a rule", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         w.problem.movers.most_area[any_mover(w, random)] = 9000;
         return !w.problem.rules.most_area_a_person;
       }},
      {"unserved price below the stated one", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         std::int64_t& price = w.problem.unserved[any_mover(w, random)];
         return w.problem.options.unserved_price && price-- > 0;
       }},
      {"left out to save money", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           std::int64_t const paid_anyway = plain_staying(w.problem, id) - w.problem.unserved[id];
           return std::ranges::any_of(
                      plain_offers(w.problem, id),
                      [&](PlainOffer const& offer) { return offer.cost >= paid_anyway; }) &&
                  !w.problem.options.unserved_price && w.problem.movers.urgent[id] == 0;
         });
         if (mover) {
           w.problem.unserved[*mover] = 0;
         }
         return mover.has_value();
       }},
      {"lock dropped", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random&) {
         std::ranges::fill(w.problem.movers.fixed.values(), SiteId::none());
         return std::ranges::any_of(w.problem.options.locks, [](RelocationLock const& lock) {
           return lock.kind == LockKind::fix;
         });
       }},
      {"prohibition dropped", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random&) {
         std::ranges::fill(w.problem.movers.forbidden.values(), std::vector<SiteId>());
         return std::ranges::any_of(w.problem.options.locks, [](RelocationLock const& lock) {
           return lock.kind == LockKind::forbid;
         });
       }},
      {"preference dropped", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return !w.problem.movers.preferences[id].empty();
         });
         if (mover) {
           w.problem.movers.preferences[*mover].pop_back();
         }
         return mover.has_value();
       }},
      {"preference invented", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         w.problem.movers.preferences[any_mover(w, random)].push_back({SiteId(0), 0});
         return true;
       }},
      {"preference at half its price", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           auto const& preferences = w.problem.movers.preferences[id];
           return !preferences.empty() && preferences.front().price > 0;
         });
         if (mover) {
           w.problem.movers.preferences[*mover].front().price /= 2;
         }
         return mover.has_value();
       }},
      {"placed before and said to have stayed", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           auto const& preferences = w.problem.movers.preferences[id];
           return !preferences.empty() && preferences.back().site;
         });
         if (mover) {
           w.problem.movers.preferences[*mover].back().site = std::nullopt;
         }
         return mover.has_value();
       }},
      {"placed before and said to be elsewhere", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         // Of whose site the wish of another household tells the code.
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           auto const& preferences = w.problem.movers.preferences[id];
           return preferences.size() == 1 && preferences[0].site &&
                  std::ranges::any_of(w.problem.movers.wishes.values(), [&](auto const& wishes) {
                    return std::ranges::find(wishes, *preferences[0].site) != wishes.end();
                  });
         });
         if (mover) {
           std::optional<SiteId>& site = w.problem.movers.preferences[*mover][0].site;
           site = site == SiteId(0) ? SiteId::none() : SiteId(0);
         }
         return mover.has_value();
       }},
      {"wish for another site", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           auto const& wishes = w.problem.movers.wishes[id];
           return wishes.size() == 1 && wishes[0].is_none() &&
                  std::ranges::count_if(w.problem.movers.wishes.values(), [](auto const& others) {
                    return std::ranges::find(others, SiteId::none()) != others.end();
                  }) > 1;
         });
         if (mover) {
           w.problem.movers.wishes[*mover][0] = SiteId(0);
         }
         return mover.has_value();
       }},
      {"stays at the price of the unserved alone", PlanFault::objective, After::nothing,
       [](World& w, Random&) {
         std::int64_t unmet = 0;
         for (MoverId const mover : w.plan.place.ids()) {
           bool const stays = !w.plan.place[mover];
           unmet += stays ? plain_staying(w.problem, mover) - w.problem.unserved[mover] : 0;
         }
         w.plan.objective -= unmet;
         w.plan.bound = std::min(w.plan.bound, w.plan.objective);
         return unmet > 0;
       }},
      {"tie dropped", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return std::ranges::count(w.problem.movers.unit.values(), w.problem.movers.unit[id]) > 1;
         });
         if (mover) {
           w.problem.movers.unit[*mover] =
               MoveUnitId(static_cast<std::uint32_t>(w.problem.units++));
         }
         return mover.has_value();
       }},
      {"tie invented", PlanFault::wrong_facts, After::recertify,
       [](World& w, Random&) {
         if (w.problem.units < 2) {
           return false;
         }
         --w.problem.units;
         for (MoveUnitId& unit : w.problem.movers.unit.values()) {
           unit =
               MoveUnitId(std::min(unit.value(), static_cast<std::uint32_t>(w.problem.units) - 1));
         }
         return true;
       }},
      {"excluded by the office and in the question", PlanFault::excluded, After::nothing,
       [](World& w, Random& random) {
         HouseholdId const household = w.problem.movers.household[any_mover(w, random)];
         std::string const& code = w.people.households.code[household];
         std::erase_if(w.problem.options.decisions, [&](EligibilityDecision const& decision) {
           return decision.household == code;
         });
         w.problem.options.decisions.push_back({code, false, "unsuitable"});
         return true;
       }},
      {"offered by the office and left out", PlanFault::left_out, After::nothing,
       [](World& w, Random&) {
         HouseholdTable& table = w.people.households;
         auto const row = static_cast<std::uint32_t>(table.size());
         table.resize(row + 1);
         table.code[HouseholdId(row)] = "offered";
         table.standing.consent[HouseholdId(row)] = Stated(Consent::willing);
         w.problem.options.decisions.push_back({"offered", true, "unsafe"});
         return !w.problem.rules.reasons.empty();
       }},
      {"household that consents left out", PlanFault::left_out, After::nothing,
       [](World& w, Random&) {
         HouseholdTable& table = w.people.households;
         auto const row = static_cast<std::uint32_t>(table.size());
         table.resize(row + 1);
         table.standing.consent[HouseholdId(row)] = Stated(Consent::signed_up);
         return w.problem.rules.reasons.empty();
       }},
      {"accompanying household paid as the others", PlanFault::objective, After::nothing,
       [](World& w, Random& random) {
         auto const mover = placed_mover(w, random);
         if (!mover || w.problem.movers.accompanying[*mover] == 0) {
           return false;
         }
         std::int64_t const before = offer_at_place(w, *mover);
         w.problem.movers.accompanying[*mover] = 0;
         std::int64_t const after = offer_at_place(w, *mover);
         return before >= 0 && after >= 0 && before != after;
       }},
      {"other rules for accompanying households", PlanFault::objective, After::nothing,
       [](World& w, Random& random) {
         auto const mover = placed_mover(w, random);
         if (!mover || w.problem.movers.accompanying[*mover] == 0 ||
             !w.problem.rules.accompanying->payment) {
           return false;
         }
         std::int64_t const before = offer_at_place(w, *mover);
         w.problem.rules.accompanying->payment = std::nullopt;
         std::int64_t const after = offer_at_place(w, *mover);
         return before >= 0 && after >= 0 && before != after;
       }},
      {"accompanying without rules", PlanFault::malformed_question, After::nothing,
       [](World& w, Random& random) {
         bool const could = !w.problem.rules.accompanying;
         w.problem.movers.accompanying[any_mover(w, random)] = 1;
         return could;
       }},
  };
}

}  // namespace tongcun
