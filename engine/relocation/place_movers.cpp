// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/place_movers.h"

#include "engine/relocation/limit_table.h"
#include "engine/relocation/price_offer.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kMostCost = std::int64_t{1} << 40;  // that a price can be made of

// One way for a whole unit in one phase.
struct Combination {
  std::int64_t cost = 0;
  Wide priced = 0;  // in 2^-20, with what it uses
  std::vector<StockId> stocks;
  std::map<std::uint32_t, std::int64_t> uses;  // by limit
};

class Placer {
 public:
  Placer(RelocationProblem const& problem, KeptPhases const& kept)
      : problem_(problem), kept_(kept), limits_(problem), stocks_(offered_stocks(problem)) {}

  MoverPlacement place() {
    PlacementProblem& out = placement_.problem;
    for (Limit const& limit : limits_.limits()) {
      PhaseId const owner = limits_.owner(out.capacity.size());
      out.capacity.push_back(limit.capacity);
      out.owner.push_back(owner.is_none() ? PlacementProblem::kShared : owner.value());
    }
    for (PhaseId const phase : stocks_.ids()) {
      std::int64_t const cost = problem_.phases.opening_cost[phase];
      out.site_cost.push_back(cost);
      auto const year = budget_of(problem_, phase);
      if (year && cost > 0) {
        out.opening.push_back({phase.value(),
                               *limits_.find(LimitKind::money, static_cast<std::uint32_t>(*year)),
                               cost});
      }
    }
    find_alike();
    out.first.push_back(0);
    for (std::vector<MoveUnitId> const& units : placement_.alike) {
      add_unit(placement_.members[units.front().value()], units.size());
    }
    placement_.first_stock.push_back(placement_.stocks.size());
    return std::move(placement_);
  }

 private:
  // Everything that decides what a mover can be offered, and how much it takes.
  [[nodiscard]] auto kind_of(MoverId mover) const {
    Movers const& movers = problem_.movers;
    return std::tuple(movers.village[mover], movers.persons[mover], movers.jobs[mover],
                      movers.primary_pupils[mover], movers.junior_pupils[mover],
                      movers.needs_ground_floor[mover], movers.least_area[mover],
                      movers.most_area[mover], problem_.unserved[mover], movers.fixed[mover],
                      std::cref(movers.wishes[mover]), std::cref(movers.forbidden[mover]),
                      std::cref(movers.preferences[mover]));
  }

  void find_alike() {
    placement_.members.resize(problem_.units);
    for (MoverId const mover : problem_.movers.unit.ids()) {
      placement_.members[problem_.movers.unit[mover].value()].push_back(mover);
    }
    std::vector<MoverId> alone;
    std::vector<MoveUnitId> first_of;  // of the units of several households: themselves
    for (std::size_t unit = 0; unit < problem_.units; ++unit) {
      if (placement_.members[unit].size() == 1) {
        alone.push_back(placement_.members[unit].front());
      } else if (!placement_.members[unit].empty()) {
        placement_.alike.push_back({MoveUnitId(static_cast<std::uint32_t>(unit))});
      }
    }
    auto const before = [&](MoverId a, MoverId b) { return is_before(a, b); };
    std::ranges::stable_sort(alone, before);
    for (std::size_t i = 0; i < alone.size(); ++i) {
      if (i == 0 || is_before(alone[i - 1], alone[i])) {
        placement_.alike.emplace_back();
      }
      placement_.alike.back().push_back(problem_.movers.unit[alone[i]]);
    }
    for (std::vector<MoveUnitId>& units : placement_.alike) {
      std::ranges::sort(units);
    }
    std::ranges::sort(placement_.alike, {}, [](auto const& units) { return units.front(); });
  }

  [[nodiscard]] bool is_before(MoverId a, MoverId b) const {
    auto const key = [&](MoverId mover) { return kind_of(mover); };
    auto const left = key(a);
    auto const right = key(b);
    auto const plain = [](auto const& kind) {
      return std::tuple(std::get<0>(kind), std::get<1>(kind), std::get<2>(kind), std::get<3>(kind),
                        std::get<4>(kind), std::get<5>(kind), std::get<6>(kind), std::get<7>(kind),
                        std::get<8>(kind), std::get<9>(kind));
    };
    auto const first = plain(left);
    auto const second = plain(right);
    if (first != second) {
      return first < second;
    }
    auto const lists = [](auto const& kind) {
      return std::tie(std::get<10>(kind).get(), std::get<11>(kind).get(), std::get<12>(kind).get());
    };
    return lists(left) < lists(right);
  }

  [[nodiscard]] std::int64_t price_of(std::uint32_t limit) const {
    return kept_.certificate != nullptr ? kept_.certificate->price[limit] : 0;
  }

  // The offers of one mover in a phase, as combinations of one.
  [[nodiscard]] std::vector<Combination> offers(MoverId mover, PhaseId phase) const {
    std::vector<Combination> list;
    for (StockId const stock : stocks_[phase]) {
      Offer const offer = price_offer(problem_, mover, phase, stock);
      if (offer.bar != OfferBar::none) {
        continue;
      }
      Combination one;
      one.cost = offer.cost;
      one.priced = static_cast<Wide>(offer.cost) << kPriceBits;
      one.stocks.push_back(stock);
      for (LimitUse const& use :
           limits_.uses(problem_, mover, phase, stock, offer.money.public_money)) {
        one.uses[use.limit] = use.amount;
        one.priced += static_cast<Wide>(price_of(use.limit)) * use.amount;
      }
      list.push_back(std::move(one));
    }
    return list;
  }

  static Combination joined(Combination const& some, Combination const& more) {
    Combination both = some;
    both.cost += more.cost;
    both.priced += more.priced;
    both.stocks.insert(both.stocks.end(), more.stocks.begin(), more.stocks.end());
    for (auto const& [limit, amount] : more.uses) {
      both.uses[limit] += amount;
    }
    return both;
  }

  // Of combinations that use the same, the cheapest; of all, the cheapest kMostCombinations.
  static void thin_out(std::vector<Combination>& list) {
    std::ranges::sort(list, [](Combination const& a, Combination const& b) {
      return std::tie(a.uses, a.priced, a.stocks) < std::tie(b.uses, b.priced, b.stocks);
    });
    auto const same = std::ranges::unique(
        list, [](Combination const& a, Combination const& b) { return a.uses == b.uses; });
    list.erase(same.begin(), same.end());
    std::ranges::sort(list, [](Combination const& a, Combination const& b) {
      return std::tie(a.priced, a.stocks) < std::tie(b.priced, b.stocks);
    });
    if (list.size() > kMostCombinations) {
      list.resize(kMostCombinations);
    }
  }

  [[nodiscard]] std::vector<Combination> combinations(std::vector<MoverId> const& members,
                                                      PhaseId phase) const {
    std::vector<Combination> all{Combination{}};
    for (MoverId const mover : members) {
      std::vector<Combination> const own = offers(mover, phase);
      std::vector<Combination> next;
      for (Combination const& some : all) {
        for (Combination const& more : own) {
          next.push_back(joined(some, more));
        }
      }
      if (members.size() > 1) {
        thin_out(next);
      }
      all = std::move(next);
    }
    return all;
  }

  void add_unit(std::vector<MoverId> const& members, std::size_t count) {
    PlacementProblem& out = placement_.problem;
    out.count.push_back(static_cast<std::int32_t>(count));
    std::int64_t unplaced = 0;
    for (MoverId const mover : members) {
      unplaced += staying_cost(problem_, mover);
    }
    out.unplaced.push_back(unplaced);
    std::vector<std::pair<PhaseId, std::vector<Combination>>> phases;
    for (PhaseId const phase : stocks_.ids()) {
      std::vector<Combination> list = combinations(members, phase);
      // What is dearer than staying, or needs more than there is, is no choice.
      std::erase_if(list, [&](Combination const& one) {
        return one.cost > unplaced || std::ranges::any_of(one.uses, [&](auto const& use) {
                 return use.second > limits_.limits()[use.first].capacity;
               });
      });
      if (!list.empty()) {
        phases.emplace_back(phase, std::move(list));
      }
    }
    if (kept_.most != 0 && phases.size() > kept_.most) {
      auto const least = [](auto const& phase) {
        return std::ranges::min(phase.second, {}, &Combination::priced).priced;
      };
      std::ranges::stable_sort(phases, {}, least);
      phases.resize(kept_.most);
      std::ranges::sort(phases, {}, [](auto const& phase) { return phase.first; });
    }
    for (auto const& [phase, list] : phases) {
      for (Combination const& one : list) {
        out.options.push_back({phase.value(), one.cost, out.uses.size()});
        placement_.first_stock.push_back(placement_.stocks.size());
        placement_.stocks.insert(placement_.stocks.end(), one.stocks.begin(), one.stocks.end());
        for (auto const& [limit, amount] : one.uses) {
          out.uses.push_back({limit, amount});
        }
      }
    }
    out.first.push_back(out.options.size());
  }

  RelocationProblem const& problem_;
  KeptPhases const& kept_;
  LimitTable limits_;
  IdLists<PhaseId, StockId> stocks_;
  MoverPlacement placement_;
};

}  // namespace

MoverPlacement place_movers(RelocationProblem const& problem, KeptPhases const& kept) {
  return Placer(problem, kept).place();
}

IdVector<MoverId, std::optional<MoverPlace>> places_of(RelocationProblem const& problem,
                                                       MoverPlacement const& placement,
                                                       std::vector<Placement> const& placements) {
  IdVector<MoverId, std::optional<MoverPlace>> place(problem.movers.size());
  std::vector<std::size_t> next(placement.alike.size(), 0);
  for (Placement const& one : placements) {
    PhaseId const phase(placement.problem.options[one.option].site);
    std::size_t const first = placement.first_stock[one.option];
    for (std::int32_t i = 0; i < one.members; ++i) {
      MoveUnitId const unit = placement.alike[one.unit][next[one.unit]++];
      std::vector<MoverId> const& members = placement.members[unit.value()];
      for (std::size_t member = 0; member < members.size(); ++member) {
        place[members[member]] = MoverPlace{phase, placement.stocks[first + member]};
      }
    }
  }
  return place;
}

RelocationCertificate certificate_of(RelocationProblem const& problem,
                                     MoverPlacement const& placement,
                                     PlacementPrices const& prices) {
  RelocationCertificate certificate;
  certificate.price = prices.resource_price;
  // What nothing is left of takes nobody, so that the placement has no such options: the price of
  // the dearest unit that is left out, which no gain exceeds, says so and costs the bound nothing.
  std::int64_t dearest = 0;
  for (std::int64_t const unplaced : placement.problem.unplaced) {
    dearest = std::max(dearest, unplaced);
  }
  std::int64_t const prohibitive = std::min(dearest, kMostCost) << kPriceBits;
  for (std::size_t limit = 0; limit < certificate.price.size(); ++limit) {
    if (placement.problem.capacity[limit] == 0) {
      certificate.price[limit] = prohibitive;
    }
  }
  certificate.unit_value.resize(problem.units);
  for (std::size_t unit = 0; unit < placement.alike.size(); ++unit) {
    for (MoveUnitId const member : placement.alike[unit]) {
      certificate.unit_value[member] = prices.unit_value[unit];
    }
  }
  return certificate;
}

}  // namespace tongcun
