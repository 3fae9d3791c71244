// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {

inline bool has_rule(PlanWorld const& world, GroupRule rule) {
  return world.problem.groups && world.problem.options.groups == rule;
}

// A mover of a group; none if there is none.
inline std::optional<MoverId> grouped_mover(PlanWorld const& world, RandomStream& random) {
  if (!world.problem.groups) {
    return std::nullopt;
  }
  return one_of(world.problem.groups->of, random,
                [&](MoverId mover) { return !world.problem.groups->of[mover].is_none(); });
}

// Movers of the group of `mover` that are placed at its site, itself among them.
inline std::int64_t part_of(PlanWorld const& world, MoverId mover) {
  return plain_parts(world.problem,
                     world.plan.place)[world.problem.groups->of[mover]][site_of(world, mover)];
}

// Moves one of a part of a group to another site, so that it is still a plan and somebody counts
// the split price.
inline bool split_a_group(PlanWorld& world) {
  if (!has_rule(world, GroupRule::price) || world.problem.options.split_price == 0) {
    return false;
  }
  PlanWorld const good = world;
  for (MoverId const mover : good.plan.place.ids()) {
    for (PlainOffer const& offer : plain_offers(good.problem, mover)) {
      world = good;
      world.plan.place[mover] = offer.place;
      claim_truth(world);
      bool const is_split = plain_split_price(world.problem, world.plan.place) > 0;
      if (is_split && world.check().findings.empty()) {
        return true;
      }
    }
  }
  return false;
}

// Rules of village groups that are not those of the question, and plans that do not keep them.
inline std::vector<Mutation> group_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  constexpr auto kFacts = PlanFault::wrong_facts;
  constexpr auto kPart = PlanFault::small_part;
  constexpr auto kFlaw = PlanFault::malformed_question;
  return {
      {"groups though there is no rule", kFacts, After::nothing,
       [](World& w, Random&) {
         w.problem.options.groups = GroupRule::free;
         return has_rule(w, GroupRule::free);
       }},
      {"a rule and no groups", kFacts, After::reclaim,
       [](World& w, Random&) {
         bool const could = w.problem.groups.has_value();
         w.problem.groups = std::nullopt;
         return could;
       }},
      {"household of no group", kFacts, After::reclaim,
       [](World& w, Random& random) {
         auto const mover = grouped_mover(w, random);
         if (mover) {
           w.problem.groups->of[*mover] = MoveGroupId::none();
         }
         return mover.has_value();
       }},
      {"household of a group that it is not of", kFacts, After::reclaim,
       [](World& w, Random& random) {
         if (!w.problem.groups || w.problem.groups->households.empty()) {
           return false;
         }
         auto& of = w.problem.groups->of;
         auto const mover = one_of(of, random, [&](MoverId id) { return of[id].is_none(); });
         if (mover) {
           of[*mover] = MoveGroupId(0);
         }
         return mover.has_value();
       }},
      {"two groups made one", kFacts, After::reclaim,
       [](World& w, Random&) {
         if (!w.problem.groups || w.problem.groups->households.size() < 2) {
           return false;
         }
         for (MoveGroupId& group : w.problem.groups->of.values()) {
           group = group == MoveGroupId(1) ? MoveGroupId(0) : group;
         }
         return true;
       }},
      {"a group made two", kFacts, After::reclaim,
       [](World& w, Random&) {
         if (!w.problem.groups) {
           return false;
         }
         MoveGroups& groups = *w.problem.groups;
         for (MoverId const mover : groups.of.ids()) {
           MoveGroupId const group = groups.of[mover];
           if (!group.is_none() && groups.households[group] > 1) {
             --groups.households[group];
             groups.of[mover] = groups.households.push_back(1);
             groups.closed.push_back({});
             return true;
           }
         }
         return false;
       }},
      {"a group of more households", kFacts, After::reclaim,
       [](World& w, Random&) {
         if (!w.problem.groups || w.problem.groups->households.empty() ||
             w.problem.groups->households[MoveGroupId(0)] ==
                 static_cast<std::int64_t>(w.problem.movers.size())) {
           return false;
         }
         ++w.problem.groups->households[MoveGroupId(0)];
         return true;
       }},
      {"a site closed to a group", kFacts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = grouped_mover(w, random);
         if (!mover || !w.problem.sites[SiteId(0)].admits) {
           return false;
         }
         std::vector<SiteId>& closed = w.problem.groups->closed[w.problem.groups->of[*mover]];
         bool const could = std::ranges::find(closed, SiteId(0)) == closed.end();
         closed.insert(closed.begin(), SiteId(0));
         return could;
       }},
      {"a site not closed to a group", kFacts, After::recertify,
       [](World& w, Random& random) {
         auto const mover = grouped_mover(w, random);
         if (!mover) {
           return false;
         }
         std::vector<SiteId>& closed = w.problem.groups->closed[w.problem.groups->of[*mover]];
         bool const could = !closed.empty();
         closed.clear();
         return could;
       }},
      {"closed sites of a group missing", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.groups && !w.problem.groups->households.empty();
         if (could) {
           w.problem.groups->closed.resize(w.problem.groups->households.size() - 1);
         }
         return could;
       }},
      {"closed site out of range", kFlaw, After::nothing,
       [](World& w, Random& random) {
         auto const mover = grouped_mover(w, random);
         if (mover) {
           auto const sites = static_cast<std::uint32_t>(w.problem.sites.size());
           w.problem.groups->closed[w.problem.groups->of[*mover]].emplace_back(sites);
         }
         return mover.has_value();
       }},
      {"column of groups truncated", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.groups.has_value();
         if (could) {
           w.problem.groups->of.resize(w.problem.movers.size() - 1);
         }
         return could;
       }},
      {"group out of range", kFlaw, After::nothing,
       [](World& w, Random& random) {
         auto const mover = grouped_mover(w, random);
         if (mover) {
           auto const groups = w.problem.groups->households.size();
           w.problem.groups->of[*mover] = MoveGroupId(static_cast<std::uint32_t>(groups));
         }
         return mover.has_value();
       }},
      {"a group of nobody", kFlaw, After::nothing,
       [](World& w, Random&) {
         bool const could = w.problem.groups.has_value();
         if (could) {
           w.problem.groups->households.push_back(0);
           w.problem.groups->closed.push_back({});
         }
         return could;
       }},
      {"split price below zero", kFlaw, After::nothing,
       [](World& w, Random&) {
         w.problem.options.split_price = -1;
         return w.problem.groups.has_value();
       }},
      {"chunk below zero", kFlaw, After::nothing,
       [](World& w, Random&) {
         w.problem.options.chunk = -1;
         return w.problem.groups.has_value();
       }},
      {"another split price", PlanFault::objective, After::nothing,
       [](World& w, Random&) {
         bool const could = split_a_group(w);
         w.problem.options.split_price += 1;
         return could;
       }},
      {"split price not counted", PlanFault::objective, After::nothing,
       [](World& w, Random&) {
         bool const could = split_a_group(w);
         w.plan.objective -= plain_split_price(w.problem, w.plan.place);
         return could;
       }},
      {"one of a part left behind", kPart, After::reclaim,
       [](World& w, Random& random) {
         auto const mover = placed_mover(w, random);
         if (!mover || !has_rule(w, GroupRule::chunks) || w.problem.groups->of[*mover].is_none() ||
             part_of(w, *mover) < 2) {
           return false;
         }
         w.plan.place[*mover] = std::nullopt;
         return !has_plain_parts(w.problem, w.plan.place);
       }},
      {"one alone at a site", kPart, After::reclaim,
       [](World& w, Random& random) {
         auto const mover = grouped_mover(w, random);
         if (!mover || !has_rule(w, GroupRule::chunks)) {
           return false;
         }
         for (PlainOffer const& offer : plain_offers(w.problem, *mover)) {
           w.plan.place[*mover] = offer.place;
           if (!has_plain_parts(w.problem, w.plan.place)) {
             return true;
           }
         }
         return false;
       }},
  };
}

}  // namespace tongcun
