// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/choose_other_plans.h"

#include "engine/disclose/suppress_areas.h"
#include "engine/relocation/price_offer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

using Places = IdVector<MoverId, std::optional<MoverPlace>>;

bool is_enough(std::int64_t households) {
  return households == 0 || households >= kLeastHouseholds;
}

// What of households changes between two plans.
enum class Change : std::uint8_t { comes, comes_urgent, goes, goes_urgent, moves, money };
constexpr std::size_t kChanges = 6;

class PlanComparison {
 public:
  explicit PlanComparison(RelocationProblem const& problem) : problem_(problem) {}

  [[nodiscard]] bool is_used_by_enough(Places const& place) const {
    std::vector<std::int64_t> households(problem_.phases.size(), 0);
    for (std::optional<MoverPlace> const& one : place.values()) {
      if (one) {
        ++households[one->phase.value()];
      }
    }
    return std::ranges::all_of(households, is_enough);
  }

  [[nodiscard]] bool are_apart(Places const& one, Places const& other) const {
    std::array<std::int64_t, kChanges> counts{};
    for (MoverId const mover : one.ids()) {
      count(mover, one[mover], other[mover], counts);
    }
    auto const of = [&counts](Change change) { return counts[static_cast<std::size_t>(change)]; };
    return std::ranges::all_of(counts, is_enough) &&
           is_enough(of(Change::comes) - of(Change::comes_urgent)) &&
           is_enough(of(Change::goes) - of(Change::goes_urgent));
  }

 private:
  [[nodiscard]] std::int64_t public_money(MoverId mover, MoverPlace const& place) const {
    return price_offer(problem_, mover, place.phase, place.stock).money.public_money;
  }

  void count(MoverId mover, std::optional<MoverPlace> const& one,
             std::optional<MoverPlace> const& other,
             std::array<std::int64_t, kChanges>& counts) const {
    auto const add = [&counts](Change change, bool is_so = true) {
      counts[static_cast<std::size_t>(change)] += is_so ? 1 : 0;
    };
    bool const is_urgent = problem_.movers.urgent[mover] != 0;
    if (one && other) {
      add(Change::moves, problem_.phases.site[one->phase] != problem_.phases.site[other->phase]);
      add(Change::money, public_money(mover, *one) != public_money(mover, *other));
    } else if (one) {
      add(Change::goes);
      add(Change::goes_urgent, is_urgent);
    } else if (other) {
      add(Change::comes);
      add(Change::comes_urgent, is_urgent);
    }
  }

  RelocationProblem const& problem_;
};

bool has_other_prices(RelocationProblem const& problem) {
  return problem.options.wish_price > 0 || problem.options.split_price > 0 ||
         std::ranges::any_of(problem.movers.preferences.values(),
                             [](auto const& preferences) { return !preferences.empty(); });
}

}  // namespace

bool may_show_other_plans(RelocationResult const& result) {
  if (has_other_prices(result.problem)) {
    return false;
  }
  std::vector<Places const*> plans{&result.plan.place};
  for (OtherPlan const& other : result.others) {
    plans.push_back(&other.place);
  }
  PlanComparison const comparison(result.problem);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (!comparison.is_used_by_enough(*plans[i])) {
      return false;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (!comparison.are_apart(*plans[j], *plans[i])) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace tongcun
