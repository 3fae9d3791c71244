// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/place_movers.h"

#include "engine/relocation/goal_cost.h"
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

constexpr std::int64_t kMostCost = std::int64_t{1} << 40;   // that a price can be made of
constexpr std::int64_t kMostInAll = std::int64_t{1} << 49;  // of units that stay against limits

// One way for a whole unit in one phase.
struct Combination {
  std::int64_t cost = 0;
  Wide priced = 0;  // in 2^-20, with what it uses
  std::vector<StockId> stocks;
  std::map<std::uint32_t, std::int64_t> uses;  // by limit
};

class Placer {
 public:
  Placer(RelocationProblem const& problem, PlacementTerms const& terms)
      : problem_(problem),
        terms_(terms),
        limits_(problem),
        stocks_(offered_stocks(problem)),
        bars_urgent_(std::ranges::any_of(
            problem.sites.ids(), [&](SiteId site) { return bars_urgent(problem, site); })) {}

  MoverPlacement place() {
    PlacementProblem& out = placement_.problem;
    placement_.goal_weight = std::int64_t{1} << (price_bits(problem_.goal) - kPriceBits);
    for (Limit const& limit : limits_.limits()) {
      PhaseId const owner = limits_.owner(out.capacity.size());
      out.capacity.push_back(limit.capacity);
      out.owner.push_back(owner.is_none() ? PlacementProblem::kShared : owner.value());
    }
    for (PhaseId const phase : stocks_.ids()) {
      std::int64_t const cost = problem_.phases.opening_cost[phase];
      out.site_cost.push_back(weighted(goal_of_opening(problem_, phase)));
      auto const year = budget_of(problem_, phase);
      if (year && cost > 0) {
        out.opening.push_back({phase.value(),
                               *limits_.find(LimitKind::money, static_cast<std::uint32_t>(*year)),
                               cost});
      }
    }
    if (limits_.limits_staying()) {
      out.site_cost.push_back(0);  // staying
    }
    find_alike();
    out.first.push_back(0);
    for (std::vector<MoveUnitId> const& units : placement_.alike) {
      add_unit(placement_.members[units.front().value()], units.size());
    }
    placement_.first_stock.push_back(placement_.stocks.size());
    price_against_limits();
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
                      (is_ordered(problem_) || bars_urgent_) && movers.urgent[mover] != 0,
                      pays_apart(mover), movers.mode_wishes[mover], std::cref(movers.wishes[mover]),
                      std::cref(movers.forbidden[mover]), std::cref(movers.preferences[mover]));
  }

  // By rules of its own.
  [[nodiscard]] bool pays_apart(MoverId mover) const {
    return problem_.movers.accompanying[mover] != 0 && problem_.rules.accompanying->payment;
  }

  [[nodiscard]] LimitUses uses_of_staying(MoverId mover) const {
    LimitUses kept;
    for (LimitUse const& use : limits_.uses_of_staying(problem_, mover)) {
      if (terms_.kept_limits.empty() || terms_.kept_limits[use.limit] != 0) {
        kept.add(use);
      }
    }
    return kept;
  }

  [[nodiscard]] std::int64_t weighted(std::int64_t goal) const {
    return placement_.goal_weight * goal;
  }

  // Of a household that is placed where the goal is not the cost.
  [[nodiscard]] std::int64_t cost_of_a_move() const {
    return problem_.goal == Goal::cost
               ? 0
               : placement_.goal_weight / static_cast<std::int64_t>(problem_.movers.size() + 1);
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
                        std::get<8>(kind), std::get<9>(kind), std::get<10>(kind),
                        std::get<11>(kind), std::get<12>(kind));
    };
    auto const first = plain(left);
    auto const second = plain(right);
    if (first != second) {
      return first < second;
    }
    auto const lists = [](auto const& kind) {
      return std::tie(std::get<13>(kind).get(), std::get<14>(kind).get(), std::get<15>(kind).get());
    };
    return lists(left) < lists(right);
  }

  [[nodiscard]] std::int64_t price_of(std::uint32_t limit) const {
    return terms_.certificate != nullptr ? terms_.certificate->price[limit] : 0;
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
      one.cost = weighted(goal_of_placing(problem_, mover, phase, offer)) + cost_of_a_move();
      one.stocks.push_back(stock);
      add_ways(std::move(one),
               limits_.uses(problem_, mover, phase, stock, offer.money.public_money), list);
    }
    return list;
  }

  [[nodiscard]] std::vector<Combination> ways_to_stay(MoverId mover) const {
    std::vector<Combination> list;
    Combination one;
    one.cost = weighted(goal_of_staying(problem_, mover));
    add_ways(std::move(one), uses_of_staying(mover), list);
    return list;
  }

  // Adds `one` with what it takes: of limits that may be exceeded in every way of taking some of it
  // within the limit and the rest beyond.
  void add_ways(Combination one, LimitUses const& uses, std::vector<Combination>& list) const {
    std::vector<Combination> ways{std::move(one)};
    for (LimitUse const& use : uses) {
      std::optional<BeyondLimit> const more = limits_.beyond(problem_, use.limit);
      if (more && more->cost == 0 && !more->limit) {
        continue;  // beyond it costs nothing
      }
      std::size_t const before = ways.size();
      for (std::int64_t over = 1; more && over <= use.amount; ++over) {
        for (std::size_t i = 0; i < before; ++i) {
          Combination way = ways[i];
          way.cost += weighted(more->cost * over);
          if (more->limit) {
            way.uses[*more->limit] += over;
          }
          if (over < use.amount) {
            way.uses[use.limit] = use.amount - over;
          }
          ways.push_back(std::move(way));
        }
      }
      for (std::size_t i = 0; i < before; ++i) {
        ways[i].uses[use.limit] = use.amount;
      }
    }
    for (Combination& way : ways) {
      way.priced = static_cast<Wide>(way.cost) << kPriceBits;
      for (auto const& [limit, amount] : way.uses) {
        way.priced += static_cast<Wide>(price_of(limit)) * amount;
      }
      list.push_back(std::move(way));
    }
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

  // Of all members, with what each of them can do.
  template <class WaysOf>
  [[nodiscard]] static std::vector<Combination> combinations(std::vector<MoverId> const& members,
                                                             WaysOf const& ways_of) {
    std::vector<Combination> all{Combination{}};
    for (MoverId const mover : members) {
      std::vector<Combination> const own = ways_of(mover);
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
    std::int64_t staying = 0;
    for (MoverId const mover : members) {
      staying += weighted(goal_of_staying(problem_, mover));
    }
    bool const is_limited = std::ranges::any_of(
        members, [&](MoverId mover) { return uses_of_staying(mover).size() > 0; });
    std::vector<std::pair<PhaseId, std::vector<Combination>>> phases;
    for (PhaseId const phase : stocks_.ids()) {
      std::vector<Combination> list =
          combinations(members, [&](MoverId mover) { return offers(mover, phase); });
      // What is dearer than staying, or needs more than there is, is no choice.
      std::erase_if(list, [&](Combination const& one) {
        return (!is_limited && one.cost > staying) || needs_too_much(one);
      });
      if (!list.empty()) {
        phases.emplace_back(phase, std::move(list));
      }
    }
    keep_cheapest(phases);
    std::int64_t dearest = staying;
    for (auto const& [phase, list] : phases) {
      for (Combination const& one : list) {
        add_option(phase.value(), one);
        dearest = std::max(dearest, one.cost);
      }
    }
    if (is_limited) {
      std::vector<Combination> list =
          combinations(members, [&](MoverId mover) { return ways_to_stay(mover); });
      std::erase_if(list, [&](Combination const& one) { return needs_too_much(one); });
      for (Combination const& one : list) {
        add_option(static_cast<std::uint32_t>(stocks_.size()), one);
        dearest = std::max(dearest, one.cost);
      }
    }
    out.unplaced.push_back(is_limited ? dearest : staying);  // and more (price_against_limits)
    if (is_limited) {
      limited_.push_back(out.unplaced.size() - 1);
    }
    out.first.push_back(out.options.size());
  }

  // Whoever stays against limits pays for it more than the dearest of all plans costs, or so many
  // times the dearest unit and opening, if that is less; within what a problem may sum up to.
  void price_against_limits() {
    PlacementProblem& out = placement_.problem;
    std::int64_t total = 1;
    std::int64_t dearest = 0;
    for (std::size_t unit = 0; unit < out.units(); ++unit) {
      total += out.unplaced[unit] * out.count[unit];
      dearest = std::max(dearest, out.unplaced[unit]);
    }
    std::int64_t opening = 1;
    for (std::int64_t const cost : out.site_cost) {
      total += cost;
      opening = std::max(opening, cost);
    }
    std::int64_t const most = kMostInAll / static_cast<std::int64_t>(problem_.movers.size() + 1);
    std::int64_t const more = std::min({total, terms_.times_dearest * (dearest + opening), most});
    for (std::size_t const unit : limited_) {
      out.unplaced[unit] += more;
    }
  }

  [[nodiscard]] bool needs_too_much(Combination const& one) const {
    return std::ranges::any_of(one.uses, [&](auto const& use) {
      return use.second > limits_.limits()[use.first].capacity;
    });
  }

  void keep_cheapest(std::vector<std::pair<PhaseId, std::vector<Combination>>>& phases) const {
    if (terms_.most == 0 || phases.size() <= terms_.most) {
      return;
    }
    auto const least = [](auto const& phase) {
      return std::ranges::min(phase.second, {}, &Combination::priced).priced;
    };
    std::ranges::stable_sort(phases, {}, least);
    phases.resize(terms_.most);
    std::ranges::sort(phases, {}, [](auto const& phase) { return phase.first; });
  }

  void add_option(std::uint32_t site, Combination const& one) {
    PlacementProblem& out = placement_.problem;
    out.options.push_back({site, one.cost, out.uses.size()});
    placement_.first_stock.push_back(placement_.stocks.size());
    placement_.stocks.insert(placement_.stocks.end(), one.stocks.begin(), one.stocks.end());
    for (auto const& [limit, amount] : one.uses) {
      out.uses.push_back({limit, amount});
    }
  }

  RelocationProblem const& problem_;
  PlacementTerms const& terms_;
  LimitTable limits_;
  IdLists<PhaseId, StockId> stocks_;
  bool bars_urgent_ = false;          // something is not offered to urgent households
  std::vector<std::size_t> limited_;  // placement units whose staying is limited
  MoverPlacement placement_;
};

// Whether the price of a limit of nothing multiplies anything in the bound: no offer is in it that
// takes of one that must be kept.
bool counts_at_zero(RelocationProblem const& problem, LimitTable const& limits,
                    std::uint32_t limit) {
  Limit const& one = limits.limits()[limit];
  switch (one.kind) {
    case LimitKind::left_out:
    case LimitKind::share_short:
    case LimitKind::urgent_left_out:
    case LimitKind::posts_short:
      return true;
    case LimitKind::money:
      return std::ranges::any_of(problem.phases.site.ids(), [&](PhaseId phase) {
        return problem.phases.opening_cost[phase] > 0 && budget_of(problem, phase) == one.index;
      });
    default:
      return limits.beyond(problem, limit).has_value();
  }
}

}  // namespace

MoverPlacement place_movers(RelocationProblem const& problem, PlacementTerms const& terms) {
  return Placer(problem, terms).place();
}

RelocationCertificate certificate_of(RelocationProblem const& problem,
                                     MoverPlacement const& placement,
                                     PlacementPrices const& prices) {
  RelocationCertificate certificate;
  certificate.price = prices.resource_price;
  // Of what nothing is left of, nobody can be offered anything, so that a price multiplies nothing.
  // What takes of it all the same, by staying or opening or beyond a limit, is no way in the
  // placement: the price of the dearest unit that is left out, which no gain exceeds, says so and
  // costs the bound nothing.
  LimitTable const limits(problem);
  std::int64_t dearest = 0;
  for (std::int64_t const unplaced : placement.problem.unplaced) {
    dearest = std::max(dearest, unplaced);
  }
  std::int64_t const prohibitive = std::min(dearest, kMostCost) << kPriceBits;
  for (std::uint32_t limit = 0; limit < certificate.price.size(); ++limit) {
    if (placement.problem.capacity[limit] == 0) {
      certificate.price[limit] = counts_at_zero(problem, limits, limit) ? prohibitive : 0;
    }
  }
  certificate.unit_value.resize(problem.units);
  for (std::size_t unit = 0; unit < placement.alike.size(); ++unit) {
    for (MoveUnitId const member : placement.alike[unit]) {
      certificate.unit_value[member] = prices.unit_value[unit];
    }
  }
  certificate.price = limits.counted(problem, std::move(certificate.price));
  return certificate;
}

}  // namespace tongcun
