// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/fund_openings.h"

#include "engine/assignment/placement_rooms.h"
#include "engine/assignment/price_relaxation.h"

#include <algorithm>
#include <limits>

namespace tongcun {
namespace {

constexpr std::int64_t kOptionsPerWork = 32;
constexpr double kFreeOfCharge = 1e18;  // ratio of who takes nothing that is shared

}  // namespace

FundedOpenings::FundedOpenings(PlacementProblem const& problem, RelaxedPrices const& prices,
                               RunSettings const& run)
    : problem_(problem),
      run_(run),
      closable_(problem.sites(), 0),
      first_opening_(problem.sites() + 1, problem.opening.size()),
      open_(problem.sites(), 1),
      cost_(std::numeric_limits<std::int64_t>::max()) {
  for (std::size_t i = problem.opening.size(); i-- > 0;) {
    closable_[problem.opening[i].site] = 1;
    first_opening_[problem.opening[i].site] = i;
  }
  for (std::size_t site = problem.sites(); site-- > 0;) {
    first_opening_[site] = std::min(first_opening_[site], first_opening_[site + 1]);
    closable_[site] = closable_[site] != 0 || problem.site_cost[site] > 0 ? 1 : 0;
  }
  first_way_.push_back(0);
  for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      if (problem.options[option].cost >= problem.unplaced[unit]) {
        continue;
      }
      Way way{relaxed_cost(problem, option, prices.resource_price), 0.0,
              static_cast<std::uint32_t>(option)};
      for (ResourceUse const& use : problem.uses_of(option)) {
        if (problem.owner[use.resource] == PlacementProblem::kShared) {
          way.money += static_cast<double>(use.amount) * prices.resource_price[use.resource];
        }
      }
      ways_.push_back(way);
    }
    std::sort(ways_.begin() + static_cast<std::ptrdiff_t>(first_way_.back()), ways_.end(),
              [](Way const& a, Way const& b) {
                return a.priced != b.priced ? a.priced < b.priced : a.option < b.option;
              });
    first_way_.push_back(ways_.size());
  }
}

// The best plan with those sites, taken over if it is better than the best; false: they cannot be
// paid, or it is not.
bool FundedOpenings::fill(std::vector<std::uint8_t> const& open) {
  work_ += 1 + static_cast<std::int64_t>(ways_.size()) / kOptionsPerWork;
  PlacementRooms rooms(problem_);
  std::int64_t cost = 0;
  for (std::size_t site = 0; site < problem_.sites(); ++site) {
    if (!is_closable(site)) {
      continue;
    }
    rooms.is_open[site] = open[site];
    cost += open[site] != 0 ? problem_.site_cost[site] : 0;
    for (std::size_t i = first_opening_[site]; open[site] != 0 && i < first_opening_[site + 1];
         ++i) {
      rooms.left[problem_.opening[i].resource] -= problem_.opening[i].amount;
      if (rooms.left[problem_.opening[i].resource] < 0) {
        return false;
      }
    }
  }
  order_.clear();
  for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
    for (std::size_t i = first_way_[unit]; i < first_way_[unit + 1]; ++i) {
      Way const& way = ways_[i];
      if (rooms.is_open[problem_.options[way.option].site] != 0) {
        double const saved =
            static_cast<double>(problem_.unplaced[unit]) - (way.priced - way.money);
        order_.emplace_back(way.money > 0.0 ? -saved / way.money : -kFreeOfCharge, unit);
        break;
      }
    }
  }
  std::ranges::sort(order_);
  for (auto const& [ratio, unit] : order_) {
    for (std::size_t i = first_way_[unit]; i < first_way_[unit + 1] && rooms.waiting[unit] > 0;
         ++i) {
      std::size_t const option = ways_[i].option;
      if (rooms.is_open[problem_.options[option].site] != 0) {
        std::int32_t const fits = rooms.fit(unit, option);
        if (fits > 0) {
          rooms.put(unit, option, fits);
          cost += problem_.options[option].cost * fits;
        }
      }
    }
  }
  for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
    cost += problem_.unplaced[unit] * rooms.waiting[unit];
  }
  if (cost >= cost_) {
    return false;
  }
  cost_ = cost;
  placements_ = rooms.placements();
  return true;
}

bool FundedOpenings::try_sites(std::vector<std::uint8_t> const& open) {
  if (!fill(open)) {
    return false;
  }
  open_ = open;
  return true;
}

bool FundedOpenings::change_one() {
  bool is_better = false;
  for (std::size_t site = 0; site < problem_.sites() && !is_out(); ++site) {
    if (is_closable(site)) {
      std::vector<std::uint8_t> other = open_;
      other[site] ^= 1U;
      is_better = try_sites(other) || is_better;
    }
  }
  return is_better;
}

bool FundedOpenings::swap_two() {
  for (std::size_t out = 0; out < problem_.sites(); ++out) {
    for (std::size_t in = 0; in < problem_.sites(); ++in) {
      if (is_out()) {
        return false;
      }
      bool const is_swap = is_closable(out) && is_closable(in) && open_[out] != 0 && open_[in] == 0;
      if (is_swap) {
        std::vector<std::uint8_t> other = open_;
        other[out] = 0;
        other[in] = 1;
        if (try_sites(other)) {
          return true;
        }
      }
    }
  }
  return false;
}

void FundedOpenings::search(std::vector<Placement> const& plan, std::int64_t work) {
  end_ = work_ + work;
  std::vector<std::uint8_t> open(problem_.sites(), 0);
  for (std::size_t site = 0; site < problem_.sites(); ++site) {
    open[site] = is_closable(site) ? 0 : 1;
  }
  for (Placement const& placement : plan) {
    open[problem_.options[placement.option].site] = 1;
  }
  open_ = open;
  static_cast<void>(try_sites(open));
  while (!is_out() && (change_one() || swap_two())) {
  }
}

}  // namespace tongcun
