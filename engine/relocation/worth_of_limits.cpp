// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/worth_of_limits.h"

#include "engine/relocation/limit_table.h"
#include "engine/relocation/price_offer.h"

#include <algorithm>
#include <cstddef>

namespace tongcun {
namespace {

// The least that anything takes of each limit; none: nothing takes of it.
std::vector<std::optional<std::int64_t>> least_uses(RelocationProblem const& problem,
                                                    LimitTable const& limits) {
  std::vector<std::optional<std::int64_t>> least(limits.limits().size());
  auto const note = [&](std::uint32_t limit, std::int64_t amount) {
    least[limit] = std::min(least[limit].value_or(amount), amount);
    auto const more = limits.beyond(problem, limit);
    if (more && more->limit) {
      least[*more->limit] = 1;
    }
  };
  IdLists<PhaseId, StockId> const stocks = offered_stocks(problem);
  for (MoverId const mover : problem.movers.household.ids()) {
    for (LimitUse const& use : limits.uses_of_staying(problem, mover)) {
      note(use.limit, use.amount);
    }
    for (PhaseId const phase : stocks.ids()) {
      for (StockId const stock : stocks[phase]) {
        Offer const offer = price_offer(problem, mover, phase, stock);
        if (offer.bar != OfferBar::none) {
          continue;
        }
        for (LimitUse const& use :
             limits.uses(problem, mover, phase, stock, offer.money.public_money)) {
          note(use.limit, use.amount);
        }
      }
    }
  }
  for (PhaseId const phase : problem.phases.site.ids()) {
    std::optional<std::size_t> const year = budget_of(problem, phase);
    if (year && problem.phases.opening_cost[phase] > 0) {
      note(*limits.find(LimitKind::money, static_cast<std::uint32_t>(*year)),
           problem.phases.opening_cost[phase]);
    }
  }
  return least;
}

}  // namespace

std::vector<std::optional<std::int64_t>> worth_of_limits(RelocationProblem const& problem,
                                                         RelocationCertificate const& certificate) {
  LimitTable const limits(problem);
  std::vector<std::optional<std::int64_t>> const least = least_uses(problem, limits);
  std::vector<std::optional<std::int64_t>> worth(certificate.price.begin(),
                                                 certificate.price.end());
  auto const is_too_little = [&](std::size_t limit) {
    return least[limit] && *least[limit] > limits.limits()[limit].capacity;
  };
  for (std::size_t limit = 0; limit < worth.size(); ++limit) {
    // What may be exceeded is worth what that takes, if anybody knows what that is worth.
    auto const more = limits.beyond(problem, limit);
    bool const is_unknown =
        is_too_little(limit) && (!more || (more->limit && is_too_little(*more->limit)));
    if (is_unknown) {
      worth[limit].reset();
    }
  }
  return worth;
}

}  // namespace tongcun
