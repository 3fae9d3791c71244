// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_plan.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/score_relocation.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;

class Bound {
 public:
  Bound(RelocationProblem const& problem, RelocationCertificate const& certificate)
      : problem_(problem),
        certificate_(certificate),
        limits_(problem),
        stocks_(offered_stocks(problem)),
        at_phase_(problem.phases.size()) {
    assert(certificate.price.size() == limits_.limits().size());
    assert(certificate.unit_value.size() == problem.units);
  }

  std::int64_t compute() {
    Wide total = 0;
    for (PhaseId const phase : stocks_.ids()) {
      Wide const scale = Wide{1} << kPriceBits;
      at_phase_[phase.value()] = problem_.phases.opening_cost[phase] * (scale + money_price(phase));
    }
    for (std::size_t limit = 0; limit < limits_.limits().size(); ++limit) {
      Wide const worth =
          static_cast<Wide>(certificate_.price[limit]) * limits_.limits()[limit].capacity;
      PhaseId const owner = limits_.owner(limit);
      (owner.is_none() ? total : at_phase_[owner.value()]) -= worth;
    }
    total += add_units();
    for (Wide const worth : at_phase_) {
      total += std::min<Wide>(0, worth);
    }
    Wide const scale = Wide{1} << kPriceBits;
    Wide const whole = total / scale;  // towards zero
    Wide const rounded = total > 0 && total % scale != 0 ? whole + 1 : whole;
    return static_cast<std::int64_t>(
        std::max<Wide>(rounded, std::numeric_limits<std::int64_t>::min()));
  }

 private:
  [[nodiscard]] Wide money_price(PhaseId phase) const {
    auto const year = budget_of(problem_, phase);
    return year ? certificate_
                      .price[*limits_.find(LimitKind::money, static_cast<std::uint32_t>(*year))]
                : 0;
  }

  // The least priced cost of a mover in a phase; none: nothing can be offered.
  [[nodiscard]] std::optional<Wide> least(MoverId mover, PhaseId phase) const {
    std::optional<Wide> best;
    for (StockId const stock : stocks_[phase]) {
      Offer const offer = price_offer(problem_, mover, phase, stock);
      if (offer.bar != OfferBar::none) {
        continue;
      }
      Wide cost = static_cast<Wide>(offer.cost) << kPriceBits;
      for (LimitUse const& use :
           limits_.uses(problem_, mover, phase, stock, offer.money.public_money)) {
        cost += static_cast<Wide>(certificate_.price[use.limit]) * use.amount;
      }
      best = best ? std::min(*best, cost) : cost;
    }
    return best;
  }

  // Adds what units gain at phases, gives what they are worth.
  Wide add_units() {
    std::vector<std::vector<MoverId>> members(problem_.units);
    for (MoverId const mover : problem_.movers.unit.ids()) {
      members[problem_.movers.unit[mover].value()].push_back(mover);
    }
    Wide total = 0;
    for (std::size_t unit = 0; unit < members.size(); ++unit) {
      Wide const value = certificate_.unit_value[MoveUnitId(static_cast<std::uint32_t>(unit))];
      Wide staying = 0;
      for (MoverId const mover : members[unit]) {
        staying += static_cast<Wide>(staying_cost(problem_, mover)) << kPriceBits;
      }
      bool has_offer = false;
      for (PhaseId const phase : stocks_.ids()) {
        std::optional<Wide> sum = -value;
        for (MoverId const mover : members[unit]) {
          std::optional<Wide> const cost = least(mover, phase);
          sum = cost && sum ? std::optional(*sum + *cost) : std::nullopt;
        }
        if (sum) {
          has_offer = true;
          at_phase_[phase.value()] += std::min<Wide>(0, *sum);
        }
      }
      // Whatever the value, which 64 bits may be too few for, who has no offer stays.
      total += has_offer ? std::min(value, staying) : staying;
    }
    return total;
  }

  RelocationProblem const& problem_;
  RelocationCertificate const& certificate_;
  LimitTable limits_;
  IdLists<PhaseId, StockId> stocks_;
  std::vector<Wide> at_phase_;
};

}  // namespace

std::int64_t bound_relocation(RelocationProblem const& problem,
                              RelocationCertificate const& certificate) {
  return Bound(problem, certificate).compute();
}

}  // namespace tongcun
