// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/goal_cost.h"
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
        price_(limits_.counted(problem, certificate.price)),
        stocks_(offered_stocks(problem)),
        at_phase_(problem.phases.size()) {
    assert(certificate.price.size() == limits_.limits().size());
    assert(certificate.unit_value.size() == problem.units);
  }

  std::int64_t compute() {
    Wide total = 0;
    for (PhaseId const phase : stocks_.ids()) {
      Wide const scale = Wide{1} << price_bits(problem_.goal);
      at_phase_[phase.value()] = goal_of_opening(problem_, phase) * scale +
                                 problem_.phases.opening_cost[phase] * money_price(phase);
    }
    for (std::size_t limit = 0; limit < limits_.limits().size(); ++limit) {
      Wide const worth = static_cast<Wide>(price_[limit]) * limits_.limits()[limit].capacity;
      PhaseId const owner = limits_.owner(limit);
      (owner.is_none() ? total : at_phase_[owner.value()]) -= worth;
    }
    total += add_units();
    for (Wide const worth : at_phase_) {
      total += std::min<Wide>(0, worth);
    }
    Wide const scale = Wide{1} << price_bits(problem_.goal);
    Wide const whole = total / scale;  // towards zero
    Wide const rounded = total > 0 && total % scale != 0 ? whole + 1 : whole;
    return static_cast<std::int64_t>(
        std::max<Wide>(rounded, std::numeric_limits<std::int64_t>::min()));
  }

 private:
  [[nodiscard]] Wide money_price(PhaseId phase) const {
    auto const year = budget_of(problem_, phase);
    return year ? price_[*limits_.find(LimitKind::money, static_cast<std::uint32_t>(*year))] : 0;
  }

  [[nodiscard]] bool is_too_much(LimitUse const& use) const {
    return use.amount > limits_.limits()[use.limit].capacity &&
           !limits_.beyond(problem_, use.limit);
  }

  [[nodiscard]] Wide priced(std::int64_t cost, LimitUses const& uses) const {
    Wide sum = static_cast<Wide>(cost) << price_bits(problem_.goal);
    for (LimitUse const& use : uses) {
      sum += static_cast<Wide>(price_[use.limit]) * use.amount;
    }
    return sum;
  }

  // The least priced cost of a mover in a phase; none: nothing can be offered.
  [[nodiscard]] std::optional<Wide> least(MoverId mover, PhaseId phase) const {
    std::optional<Wide> best;
    for (StockId const stock : stocks_[phase]) {
      Offer const offer = price_offer(problem_, mover, phase, stock);
      if (offer.bar != OfferBar::none) {
        continue;
      }
      LimitUses const uses = limits_.uses(problem_, mover, phase, stock, offer.money.public_money);
      if (std::ranges::any_of(uses, [&](LimitUse const& use) { return is_too_much(use); })) {
        continue;
      }
      Wide const cost = priced(goal_of_placing(problem_, mover, phase, offer), uses);
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
        staying +=
            priced(goal_of_staying(problem_, mover), limits_.uses_of_staying(problem_, mover));
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
  std::vector<std::int64_t> price_;  // as it counts
  IdLists<PhaseId, StockId> stocks_;
  std::vector<Wide> at_phase_;
};

}  // namespace

std::int64_t bound_relocation(RelocationProblem const& problem,
                              RelocationCertificate const& certificate) {
  return Bound(problem, certificate).compute();
}

}  // namespace tongcun
