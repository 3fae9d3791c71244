// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/fill_placement.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

class Filling {
 public:
  Filling(PlacementProblem const& problem, std::vector<Placement> const& placements)
      : problem_(problem),
        left_(problem.capacity),
        is_open_(problem.sites(), 0),
        placed_(problem.options.size(), 0),
        waiting_(problem.count) {
    for (std::size_t site = 0; site < problem.sites(); ++site) {
      is_open_[site] = problem.site_cost[site] == 0 ? 1 : 0;
    }
    for (OpeningUse const& use : problem.opening) {
      is_open_[use.site] = 0;
    }
    for (Placement const& placement : placements) {
      is_open_[problem.options[placement.option].site] = 1;
      put(placement.unit, placement.option, placement.members);
    }
    for (OpeningUse const& use : problem.opening) {
      left_[use.resource] -= is_open_[use.site] != 0 ? use.amount : 0;
    }
  }

  void fill() {
    std::vector<std::pair<std::int64_t, std::uint32_t>> order;  // less the gain, unit
    for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
      if (waiting_[unit] > 0 && !problem_.of(unit).empty()) {
        std::int64_t const least =
            std::ranges::min(problem_.of(unit), {}, &PlacementOption::cost).cost;
        order.emplace_back(least - problem_.unplaced[unit], unit);
      }
    }
    std::ranges::sort(order);
    for (auto const& [gain, unit] : order) {
      while (waiting_[unit] > 0 && take_in(unit)) {
      }
    }
  }

  [[nodiscard]] std::vector<Placement> placements() const {
    std::vector<Placement> all;
    for (std::uint32_t unit = 0; unit < problem_.units(); ++unit) {
      for (std::size_t option = problem_.first[unit]; option < problem_.first[unit + 1]; ++option) {
        if (placed_[option] > 0) {
          all.push_back({unit, static_cast<std::uint32_t>(option), placed_[option]});
        }
      }
    }
    return all;
  }

 private:
  void put(std::uint32_t unit, std::size_t option, std::int32_t members) {
    placed_[option] += members;
    waiting_[unit] -= members;
    for (ResourceUse const& use : problem_.uses_of(option)) {
      left_[use.resource] -= use.amount * members;
    }
  }

  // As many as fit by the cheapest option by which any does.
  bool take_in(std::uint32_t unit) {
    std::int64_t least = problem_.unplaced[unit];
    std::size_t chosen = problem_.options.size();
    std::int64_t members = 0;
    for (std::size_t option = problem_.first[unit]; option < problem_.first[unit + 1]; ++option) {
      if (problem_.options[option].cost >= least || is_open_[problem_.options[option].site] == 0) {
        continue;
      }
      std::int64_t fit = waiting_[unit];
      for (ResourceUse const& use : problem_.uses_of(option)) {
        fit = std::min(fit, left_[use.resource] / use.amount);
      }
      if (fit > 0) {
        least = problem_.options[option].cost;
        chosen = option;
        members = fit;
      }
    }
    if (members == 0) {
      return false;
    }
    put(unit, chosen, static_cast<std::int32_t>(members));
    return true;
  }

  PlacementProblem const& problem_;
  std::vector<std::int64_t> left_;
  std::vector<std::uint8_t> is_open_;
  std::vector<std::int32_t> placed_;   // by option
  std::vector<std::int32_t> waiting_;  // by unit: members that go nowhere
};

}  // namespace

void fill_placement(PlacementProblem const& problem, std::vector<Placement>& placements) {
  Filling filling(problem, placements);
  filling.fill();
  placements = filling.placements();
}

}  // namespace tongcun
