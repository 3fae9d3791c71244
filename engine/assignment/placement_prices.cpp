// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_prices.h"

#include "engine/assignment/price_relaxation.h"
#include "engine/assignment/whole_costs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace tongcun {
namespace {

constexpr double kMostPrice = 0x1p62;
constexpr double kFirstLength = 2.0;
constexpr double kLeastLength = 1e-6;
constexpr int kPatience = 15;

double norm_squared(std::vector<double> const& values) {
  double sum = 0.0;
  for (double const value : values) {
    sum += value * value;
  }
  return sum;
}

}  // namespace

bool all_open_anyway(PlacementProblem const& problem) {
  return problem.opening.empty() &&
         std::ranges::all_of(problem.site_cost, [](std::int64_t cost) { return cost == 0; });
}

RelaxedPrices starting_prices(PlacementProblem const& problem) {
  RelaxedPrices prices;
  prices.resource_price.assign(problem.resources(), 0.0);
  prices.opening.assign(problem.sites(), 1.0);
  std::vector<bool> is_spread(problem.sites(), false);
  for (std::size_t r = 0; r < problem.resources(); ++r) {
    std::uint32_t const owner = problem.owner[r];
    if (owner == PlacementProblem::kShared || is_spread[owner] || problem.capacity[r] == 0) {
      continue;
    }
    is_spread[owner] = true;
    prices.resource_price[r] =
        static_cast<double>(problem.site_cost[owner]) / static_cast<double>(problem.capacity[r]);
  }
  prices.unit_value.resize(problem.units());
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    auto least = static_cast<double>(problem.unplaced[unit]);
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      least = std::min(least, relaxed_cost(problem, option, prices.resource_price));
    }
    prices.unit_value[unit] = least;
  }
  prices.bound = -std::numeric_limits<double>::infinity();
  return prices;
}

RelaxedPrices improve_prices(PlacementProblem const& problem, RelaxedPrices start,
                             RelaxedValues values, double aim, int rounds, RunSettings const& run) {
  bool const has_values = values == RelaxedValues::own;
  std::vector<double> const scale = mean_amounts(problem);
  RelaxedPrices best = start;
  RelaxedPrices now = std::move(start);
  double length = kFirstLength;
  int waited = 0;
  try {
    PriceRelaxation relaxation(problem, run);
    for (int round = 0; round < rounds && length >= kLeastLength; ++round) {
      has_values ? relaxation.with_values(now) : relaxation.without_values(now);
      if (now.bound > best.bound) {
        waited = now.bound > best.bound + 1e-5 * std::abs(best.bound) ? 0 : waited + 1;
        best = now;
      } else {
        ++waited;
      }
      if (waited >= kPatience) {
        waited = 0;
        length /= 2.0;
        std::vector<double> opening = std::move(now.opening);
        now = best;
        now.opening = std::move(opening);
        has_values ? relaxation.with_values(now) : relaxation.without_values(now);
      }
      // The direction, in scaled prices.
      std::vector<double>& over = relaxation.over_use;
      for (std::size_t r = 0; r < over.size(); ++r) {
        over[r] /= scale[r];
        if (over[r] < 0.0 && now.resource_price[r] == 0.0) {
          over[r] = 0.0;
        }
      }
      double const norm = norm_squared(over) + norm_squared(relaxation.under_placed);
      double const missing = aim - now.bound;
      if (norm == 0.0 || missing <= 0.0) {
        break;
      }
      double const step = length * missing / norm;
      for (std::size_t r = 0; r < over.size(); ++r) {
        now.resource_price[r] =
            std::clamp(now.resource_price[r] + step * over[r] / scale[r], 0.0, kMostPrice);
      }
      for (std::size_t unit = 0; unit < relaxation.under_placed.size(); ++unit) {
        now.unit_value[unit] = std::clamp(
            now.unit_value[unit] + step * relaxation.under_placed[unit] / problem.count[unit],
            -kMostPrice, static_cast<double>(problem.unplaced[unit]));
      }
    }
  } catch (Stopped const&) {
    return best;  // what was found so far is a bound all the same
  }
  best.opening = now.opening;
  return best;
}

PlacementPrices rounded_prices(PlacementProblem const& problem, RelaxedPrices const& prices) {
  PlacementPrices whole;
  whole.resource_price.reserve(problem.resources());
  for (double const price : prices.resource_price) {
    whole.resource_price.push_back(whole_price(price));
  }
  whole.unit_value.reserve(problem.units());
  bool const has_values = !all_open_anyway(problem);
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    if (has_values) {
      whole.unit_value.push_back(whole_price(prices.unit_value[unit]));
      continue;
    }
    Wide least = in_price_units(problem.unplaced[unit]);
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      Wide cost = in_price_units(problem.options[option].cost);
      for (ResourceUse const& use : problem.uses_of(option)) {
        cost += static_cast<Wide>(use.amount) * whole.resource_price[use.resource];
      }
      least = std::min(least, cost);
    }
    whole.unit_value.push_back(
        static_cast<std::int64_t>(std::min<Wide>(least, std::int64_t{1} << 62)));
  }
  return whole;
}

}  // namespace tongcun
