// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/round_relaxation.h"

#include "engine/assignment/placement_rooms.h"
#include "engine/assignment/price_relaxation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

constexpr double kWhole = 1e-2;  // that a whole number of members may be missed by

class Rounding {
 public:
  Rounding(PlacementProblem const& problem, RelaxedPlacement const& relaxed, double least_opening)
      : problem_(problem), relaxed_(relaxed), least_opening_(least_opening), rooms_(problem) {}

  std::vector<Placement> round() {
    open_sites();
    for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
      take_whole(unit);
    }
    std::vector<std::pair<double, std::uint32_t>> order;  // less what there is to lose, unit
    for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
      if (rooms_.waiting[unit] > 0) {
        order.emplace_back(
            relaxed_.prices.unit_value[unit] - static_cast<double>(problem_.unplaced[unit]), unit);
      }
    }
    std::ranges::sort(order);
    for (auto const& [loss, unit] : order) {
      while (rooms_.waiting[unit] > 0 && take_cheapest(unit)) {
      }
    }
    return rooms_.placements();
  }

 private:
  void open_sites() {
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      if (problem_.site_cost[site] > 0) {
        rooms_.is_open[site] = relaxed_.prices.opening[site] >= least_opening_ ? 1 : 0;
      }
    }
    for (std::size_t i = 0; i < problem_.opening.size();) {
      std::uint32_t const site = problem_.opening[i].site;
      std::size_t end = i;
      bool fits = relaxed_.prices.opening[site] >= least_opening_;
      for (; end < problem_.opening.size() && problem_.opening[end].site == site; ++end) {
        fits = fits && problem_.opening[end].amount <= rooms_.left[problem_.opening[end].resource];
      }
      rooms_.is_open[site] = fits ? 1 : 0;
      for (; i < end; ++i) {
        rooms_.left[problem_.opening[i].resource] -= fits ? problem_.opening[i].amount : 0;
      }
    }
  }

  void take_whole(std::uint32_t unit) {
    for (std::size_t option = problem_.first[unit]; option < problem_.first[unit + 1]; ++option) {
      auto const whole = static_cast<std::int32_t>(std::floor(relaxed_.members[option] + kWhole));
      rooms_.put(unit, option, std::clamp(whole, 0, rooms_.fit(unit, option)));
    }
  }

  bool take_cheapest(std::uint32_t unit) {
    auto least = static_cast<double>(problem_.unplaced[unit]);
    std::size_t chosen = problem_.options.size();
    for (std::size_t option = problem_.first[unit]; option < problem_.first[unit + 1]; ++option) {
      if (problem_.options[option].cost >= problem_.unplaced[unit]) {
        continue;
      }
      double const cost = relaxed_cost(problem_, option, relaxed_.prices.resource_price);
      if ((cost < least || chosen == problem_.options.size()) && rooms_.fit(unit, option) > 0) {
        least = cost;
        chosen = option;
      }
    }
    if (chosen == problem_.options.size()) {
      return false;
    }
    rooms_.put(unit, chosen, rooms_.fit(unit, chosen));
    return true;
  }

  PlacementProblem const& problem_;
  RelaxedPlacement const& relaxed_;
  double least_opening_;
  PlacementRooms rooms_;
};

}  // namespace

std::vector<Placement> round_relaxation(PlacementProblem const& problem,
                                        RelaxedPlacement const& relaxed, double least_opening) {
  return Rounding(problem, relaxed, least_opening).round();
}

}  // namespace tongcun
