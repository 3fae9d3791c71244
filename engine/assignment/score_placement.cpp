// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/assignment/whole_costs.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <limits>
#include <tuple>

namespace tongcun {
namespace {

constexpr std::int64_t kMostCost = PlacementProblem::kMostCost;
constexpr std::int64_t kMostAmount = std::int64_t{1} << 50;
constexpr std::int64_t kMostCapacity = std::int64_t{1} << 60;
constexpr std::int64_t kMostPrice = std::int64_t{1} << 62;

bool uses_are_own(PlacementProblem const& problem, std::size_t option) {
  auto const uses = problem.uses_of(option);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i].resource >= problem.resources() || uses[i].amount < 1 ||
        uses[i].amount > kMostAmount) {
      return false;
    }
    std::uint32_t const owner = problem.owner[uses[i].resource];
    if (owner != PlacementProblem::kShared && owner != problem.options[option].site) {
      return false;
    }
    if (std::ranges::any_of(uses.first(i), [&](ResourceUse const& earlier) {
          return earlier.resource == uses[i].resource;
        })) {
      return false;
    }
  }
  return true;
}

bool opens_well(PlacementProblem const& problem) {
  for (std::size_t i = 0; i < problem.opening.size(); ++i) {
    OpeningUse const& use = problem.opening[i];
    bool const in_order =
        i == 0 || std::tie(problem.opening[i - 1].site, problem.opening[i - 1].resource) <
                      std::tie(use.site, use.resource);
    if (!in_order || use.site >= problem.sites() || use.resource >= problem.resources() ||
        problem.owner[use.resource] != PlacementProblem::kShared || use.amount < 1 ||
        use.amount > kMostAmount) {
      return false;
    }
  }
  return true;
}

bool in_range(std::int64_t value, std::int64_t most) {
  return value >= 0 && value <= most;
}

// The option's cost with what its resources are priced at, in 2^-20.
Wide priced_cost(PlacementProblem const& problem, std::size_t option,
                 std::vector<std::int64_t> const& price) {
  Wide cost = in_price_units(problem.options[option].cost);
  for (ResourceUse const& use : problem.uses_of(option)) {
    cost += static_cast<Wide>(use.amount) * price[use.resource];
  }
  return cost;
}

}  // namespace

bool is_well_formed(PlacementProblem const& problem) {
  std::size_t const units = problem.units();
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (problem.unplaced.size() != units || problem.first.size() != units + 1 ||
      problem.first.front() != 0 || problem.first.back() != problem.options.size() ||
      problem.owner.size() != problem.resources() || units >= kMost || problem.sites() >= kMost ||
      problem.resources() >= kMost || problem.options.size() >= kMost) {
    return false;
  }
  Wide dearest = 0;
  for (std::int64_t const cost : problem.site_cost) {
    if (!in_range(cost, kMostCost)) {
      return false;
    }
    dearest += cost;
  }
  for (std::size_t r = 0; r < problem.resources(); ++r) {
    if (!in_range(problem.capacity[r], kMostCapacity) ||
        (problem.owner[r] != PlacementProblem::kShared && problem.owner[r] >= problem.sites())) {
      return false;
    }
  }
  if (!opens_well(problem)) {
    return false;
  }
  for (std::size_t option = 0; option < problem.options.size(); ++option) {
    std::size_t const begin = problem.options[option].first_use;
    std::size_t const end = option + 1 < problem.options.size()
                                ? problem.options[option + 1].first_use
                                : problem.uses.size();
    if (begin > end || end > problem.uses.size() || !uses_are_own(problem, option)) {
      return false;
    }
  }
  for (std::size_t unit = 0; unit < units; ++unit) {
    if (problem.count[unit] < 1 || !in_range(problem.unplaced[unit], kMostCost) ||
        problem.first[unit] > problem.first[unit + 1]) {
      return false;
    }
    std::int64_t most = problem.unplaced[unit];
    std::uint32_t site = 0;
    for (PlacementOption const& option : problem.of(unit)) {
      if (option.site < site || option.site >= problem.sites() ||
          !in_range(option.cost, kMostCost)) {
        return false;
      }
      site = option.site;
      most = std::max(most, option.cost);
    }
    dearest += static_cast<Wide>(most) * problem.count[unit];
  }
  return dearest <= kMostCost;
}

std::optional<std::int64_t> score_placement(PlacementProblem const& problem,
                                            std::vector<Placement> const& placements) {
  std::vector<std::int64_t> left = problem.capacity;
  std::vector<bool> is_open(problem.sites(), false);
  std::int64_t cost = 0;
  std::size_t next = 0;
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    std::int64_t members = problem.count[unit];
    std::size_t least_option = problem.first[unit];
    for (; next < placements.size() && placements[next].unit == unit; ++next) {
      Placement const& placement = placements[next];
      if (placement.option < least_option || placement.option >= problem.first[unit + 1] ||
          placement.members < 1 || placement.members > members) {
        return std::nullopt;
      }
      least_option = placement.option + std::size_t{1};
      members -= placement.members;
      for (ResourceUse const& use : problem.uses_of(placement.option)) {
        if (use.amount > left[use.resource] / placement.members) {
          return std::nullopt;
        }
        left[use.resource] -= use.amount * placement.members;
      }
      PlacementOption const& option = problem.options[placement.option];
      cost += option.cost * placement.members;
      if (!is_open[option.site]) {
        is_open[option.site] = true;
        cost += problem.site_cost[option.site];
      }
    }
    cost += members * problem.unplaced[unit];
  }
  for (OpeningUse const& use : problem.opening) {
    if (is_open[use.site]) {
      left[use.resource] -= use.amount;
      if (left[use.resource] < 0) {
        return std::nullopt;
      }
    }
  }
  if (next != placements.size()) {
    return std::nullopt;
  }
  return cost;
}

std::int64_t bound_placement(PlacementProblem const& problem, PlacementPrices const& prices) {
  assert(prices.unit_value.size() == problem.units());
  assert(prices.resource_price.size() == problem.resources());
  assert(std::ranges::all_of(prices.resource_price,
                             [](std::int64_t price) { return in_range(price, kMostPrice); }));
  Wide bound = 0;
  std::vector<Wide> at_site(problem.sites());
  for (std::size_t site = 0; site < problem.sites(); ++site) {
    at_site[site] = in_price_units(problem.site_cost[site]);
  }
  for (std::size_t r = 0; r < problem.resources(); ++r) {
    Wide const worth = static_cast<Wide>(prices.resource_price[r]) * problem.capacity[r];
    (problem.owner[r] == PlacementProblem::kShared ? bound : at_site[problem.owner[r]]) -= worth;
  }
  for (OpeningUse const& use : problem.opening) {
    at_site[use.site] += static_cast<Wide>(prices.resource_price[use.resource]) * use.amount;
  }
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    std::int64_t const value = prices.unit_value[unit];
    assert(value >= -kMostPrice && value <= kMostPrice);
    Wide const unplaced = in_price_units(problem.unplaced[unit]);
    bound += std::min<Wide>(value, unplaced) * problem.count[unit];
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1];) {
      std::uint32_t const site = problem.options[option].site;
      Wide gain = 0;
      for (; option < problem.first[unit + 1] && problem.options[option].site == site; ++option) {
        gain = std::min(gain, priced_cost(problem, option, prices.resource_price) - value);
      }
      at_site[site] += gain * problem.count[unit];
    }
  }
  for (Wide const worth : at_site) {
    bound += std::min<Wide>(0, worth);
  }
  return whole_cost(bound);
}

}  // namespace tongcun
