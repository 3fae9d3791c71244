// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/knapsack_bound.h"

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/whole_costs.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <optional>

namespace tongcun {
namespace {

constexpr std::int64_t kMostValue = std::int64_t{1} << 62;

struct Thing {
  Wide worth = 0;  // of a member, more than nothing
  std::int64_t amount = 0;
  std::int64_t members = 0;
};

// The most that things are worth together which fit into the room.
class Room {
 public:
  Wide fill(std::vector<Thing> const& things, std::int64_t room) {
    Wide all = 0;
    Wide amount = 0;
    for (Thing const& thing : things) {
      all += thing.worth * thing.members;
      amount += static_cast<Wide>(thing.amount) * thing.members;
    }
    if (amount <= room) {
      return all;
    }
    best_.assign(static_cast<std::size_t>(room) + 1, 0);
    for (Thing const& thing : things) {
      // Lots of 1, 2, 4 … and the rest make up any number of members.
      std::int64_t left = thing.members;
      for (std::int64_t lot = 1; left > 0; lot *= 2) {
        std::int64_t const members = std::min(lot, left);
        left -= members;
        if (thing.amount <= room / members) {
          add(thing.worth * members, static_cast<std::size_t>(thing.amount * members));
        }
      }
    }
    return best_.back();
  }

 private:
  void add(Wide worth, std::size_t amount) {
    for (std::size_t i = best_.size(); i-- > amount;) {
      best_[i] = std::max(best_[i], best_[i - amount] + worth);
    }
  }

  std::vector<Wide> best_;  // by what may be taken
};

std::optional<ResourceUse> own_use(PlacementProblem const& problem, std::size_t option) {
  for (ResourceUse const& use : problem.uses_of(option)) {
    if (problem.owner[use.resource] != PlacementProblem::kShared) {
      return use;
    }
  }
  return std::nullopt;
}

}  // namespace

std::int64_t bound_by_knapsacks(PlacementProblem const& problem,
                                std::vector<std::int64_t> const& unit_value) {
  assert(unit_value.size() == problem.units());
  Wide bound = 0;
  std::vector<Wide> at_site(problem.sites());
  for (std::size_t site = 0; site < problem.sites(); ++site) {
    at_site[site] = in_price_units(problem.site_cost[site]);
  }
  std::vector<std::vector<Thing>> things(problem.resources());
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    assert(unit_value[unit] >= -kMostValue && unit_value[unit] <= kMostValue);
    std::int64_t const members = problem.count[unit];
    bound += std::min<Wide>(unit_value[unit], in_price_units(problem.unplaced[unit])) * members;
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      Wide const worth = unit_value[unit] - in_price_units(problem.options[option].cost);
      if (worth <= 0) {
        continue;
      }
      if (std::optional<ResourceUse> const use = own_use(problem, option)) {
        things[use->resource].push_back({worth, use->amount, members});
      } else {
        at_site[problem.options[option].site] -= worth * members;
      }
    }
  }
  Room room;
  for (std::size_t r = 0; r < problem.resources(); ++r) {
    if (problem.owner[r] != PlacementProblem::kShared) {
      at_site[problem.owner[r]] -= room.fill(things[r], problem.capacity[r]);
    }
  }
  for (Wide const worth : at_site) {
    bound += std::min<Wide>(0, worth);
  }
  return whole_cost(bound);
}

}  // namespace tongcun
