// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/mutation.h"

#include <utility>

namespace tongcun {

// The first of a random order of pairs of a mover and a stock that suits; places the mover there.
template <class Suits>
bool move_to_stock(PlanWorld& world, RandomStream& random, Suits const& suits) {
  for (int attempt = 0; attempt < 40; ++attempt) {
    MoverId const mover = any_mover(world, random);
    if (world.problem.stocks.size() == 0) {
      return false;
    }
    StockId const stock(random.next_below(static_cast<std::uint32_t>(world.problem.stocks.size())));
    if (suits(mover, stock)) {
      world.plan.place[mover] = MoverPlace{world.problem.stocks.phase[stock], stock};
      return true;
    }
  }
  return false;
}

// Places that are missing, not there, not offered or taken, and units that are divided.
inline std::vector<Mutation> place_mutations() {
  using World = PlanWorld;
  using Random = RandomStream;
  return {
      {"last place dropped", PlanFault::shape, After::nothing,
       [](World& w, Random&) {
         w.plan.place.resize(w.plan.place.size() - 1);
         return true;
       }},
      {"place duplicated", PlanFault::shape, After::nothing,
       [](World& w, Random&) {
         w.plan.place.push_back(w.plan.place[MoverId(0)]);
         return true;
       }},
      {"no places", PlanFault::shape, After::nothing,
       [](World& w, Random&) {
         w.plan.place.resize(0);
         return true;
       }},
      {"phase of nothing", PlanFault::unknown_place, After::reclaim,
       [](World& w, Random& random) {
         w.plan.place[any_mover(w, random)] = MoverPlace{};
         return true;
       }},
      {"phase out of range", PlanFault::unknown_place, After::reclaim,
       [](World& w, Random& random) {
         PhaseId const phase(static_cast<std::uint32_t>(w.problem.phases.size()));
         w.plan.place[any_mover(w, random)] = MoverPlace{phase, StockId::none()};
         return true;
       }},
      {"stock out of range", PlanFault::unknown_place, After::reclaim,
       [](World& w, Random& random) {
         StockId const stock(static_cast<std::uint32_t>(w.problem.stocks.size()) + 9);
         w.plan.place[any_mover(w, random)] = MoverPlace{PhaseId(0), stock};
         return true;
       }},
      {"stock of another phase", PlanFault::unknown_place, After::reclaim,
       [](World& w, Random& random) {
         auto const stock = one_of(w.problem.stocks.phase, random, [&](StockId id) {
           return w.problem.stocks.phase[id] != PhaseId(0);
         });
         if (stock) {
           w.plan.place[any_mover(w, random)] = MoverPlace{PhaseId(0), *stock};
         }
         return stock.has_value();
       }},
      {"no stock though there are", PlanFault::unknown_place, After::reclaim,
       [](World& w, Random& random) {
         if (w.problem.stocks.size() == 0) {
           return false;
         }
         PhaseId const phase = w.problem.stocks.phase[StockId(0)];
         w.plan.place[any_mover(w, random)] = MoverPlace{phase, StockId::none()};
         return true;
       }},
      {"dwelling too small", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId stock) {
           return w.problem.stocks.area[stock] < w.problem.movers.least_area[mover];
         });
       }},
      {"dwelling too large", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId stock) {
           auto const most_area = w.problem.movers.most_area[mover];
           return most_area && *most_area < w.problem.stocks.area[stock];
         });
       }},
      {"site not wished for", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId stock) {
           auto const& wishes = w.problem.movers.wishes[mover];
           SiteId const site = w.problem.phases.site[w.problem.stocks.phase[stock]];
           return w.problem.options.wishes == WishRule::only && !wishes.empty() &&
                  w.problem.movers.mode_wishes[mover].empty() &&
                  std::ranges::find(wishes, site) == wishes.end();
         });
       }},
      {"site that admits nobody", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId, StockId stock) {
           return !w.problem.sites[w.problem.phases.site[w.problem.stocks.phase[stock]]].admits;
         });
       }},
      {"year without a budget", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId, StockId stock) {
           auto const from = w.problem.phases.available_from[w.problem.stocks.phase[stock]];
           return !w.problem.budgets.empty() && from && *from / 100 > w.problem.budgets.back().year;
         });
       }},
      {"phase of which nothing is recorded", PlanFault::not_offered, After::reclaim,
       [](World& w, Random& random) {
         auto const phase = one_of(w.problem.phases.site, random, [&](PhaseId id) {
           auto const stocks = w.problem.stocks.phase.values();
           return !w.problem.phases.persons[id] && std::ranges::find(stocks, id) == stocks.end() &&
                  w.problem.sites[w.problem.phases.site[id]].has_place;
         });
         if (phase) {
           w.plan.place[any_mover(w, random)] = MoverPlace{*phase, StockId::none()};
         }
         return phase.has_value();
       }},
      {"forbidden site", PlanFault::fixed_elsewhere, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId stock) {
           auto const& forbidden = w.problem.movers.forbidden[mover];
           SiteId const site = w.problem.phases.site[w.problem.stocks.phase[stock]];
           return std::ranges::find(forbidden, site) != forbidden.end();
         });
       }},
      {"lock broken", PlanFault::fixed_elsewhere, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId stock) {
           SiteId const fixed = w.problem.movers.fixed[mover];
           return !fixed.is_none() && fixed != w.problem.phases.site[w.problem.stocks.phase[stock]];
         });
       }},
      {"swapped to a full stock", PlanFault::over_limit, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId stock) {
           auto const& place = w.plan.place[mover];
           auto const taken = plain_uses(w.problem, w.plan.place);
           auto const here = taken.find({LimitKind::dwellings, stock.value()});
           return (!place || place->stock != stock) &&
                  (here == taken.end() ? 0 : here->second) == w.problem.stocks.dwellings[stock];
         });
       }},
      {"unit divided", PlanFault::divided_unit, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId stock) {
           return std::ranges::any_of(w.plan.place.ids(), [&](MoverId other) {
             auto const& place = w.plan.place[other];
             return other != mover &&
                    w.problem.movers.unit[other] == w.problem.movers.unit[mover] && place &&
                    place->phase != w.problem.stocks.phase[stock];
           });
         });
       }},
      {"part of a unit left behind", PlanFault::divided_unit, After::reclaim,
       [](World& w, Random& random) {
         auto const mover = one_of(w.plan.place, random, [&](MoverId id) {
           return w.plan.place[id] &&
                  std::ranges::count(w.problem.movers.unit.values(), w.problem.movers.unit[id]) > 1;
         });
         if (mover) {
           w.plan.place[*mover] = std::nullopt;
         }
         return mover.has_value();
       }},
      {"part of a unit taken along", PlanFault::divided_unit, After::reclaim,
       [](World& w, Random& random) {
         return move_to_stock(w, random, [&](MoverId mover, StockId) {
           return !w.plan.place[mover] && std::ranges::count(w.problem.movers.unit.values(),
                                                             w.problem.movers.unit[mover]) > 1;
         });
       }},
  };
}

}  // namespace tongcun
