// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/random_stream.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace tongcun {

// A small problem drawn at random: several resources a site and shared ones, options at the same
// site, opening costs in half of them, units of several members.
inline PlacementProblem drawn_placement(std::uint64_t seed, std::uint32_t units,
                                        std::uint32_t sites, std::int32_t most_members,
                                        std::uint32_t tightness) {
  RandomStream random(seed, Purpose::test, 7);
  PlacementProblem problem;
  bool const opens = seed % 2 == 0;
  for (std::uint32_t site = 0; site < sites; ++site) {
    problem.site_cost.push_back(opens ? random.next_below(60) : 0);
    std::uint32_t const resources = 1 + random.next_below(2);
    for (std::uint32_t r = 0; r < resources; ++r) {
      problem.owner.push_back(site);
      problem.capacity.push_back(3 + random.next_below(tightness));
    }
  }
  bool const shares = random.next_below(2) == 0;
  if (shares) {
    problem.owner.push_back(PlacementProblem::kShared);
    problem.capacity.push_back(5 + random.next_below(2 * tightness));
  }
  if (shares && opens) {  // opening takes of what is shared
    for (std::uint32_t site = 0; site < sites; ++site) {
      if (random.next_below(2) == 0) {
        problem.opening.push_back(
            {site, static_cast<std::uint32_t>(problem.resources() - 1), 1 + random.next_below(8)});
      }
    }
  }
  problem.first.push_back(0);
  for (std::uint32_t unit = 0; unit < units; ++unit) {
    problem.count.push_back(
        1 + static_cast<std::int32_t>(random.next_below(static_cast<std::uint32_t>(most_members))));
    problem.unplaced.push_back(40 + random.next_below(80));
    for (std::uint32_t site = 0; site < sites; ++site) {
      for (std::uint32_t option = random.next_below(3); option > 0; --option) {
        problem.options.push_back({site, random.next_below(60), problem.uses.size()});
        for (std::uint32_t r = 0; r < problem.resources(); ++r) {
          bool const is_own = problem.owner[r] == site;
          bool const is_shared = problem.owner[r] == PlacementProblem::kShared;
          if ((is_own || is_shared) && random.next_below(4) > 0) {
            problem.uses.push_back({r, 1 + random.next_below(6)});
          }
        }
      }
    }
    problem.first.push_back(problem.options.size());
  }
  return problem;
}

// The least cost of all plans, by trying every member at every option.
class PlacementBruteForce {
 public:
  explicit PlacementBruteForce(PlacementProblem const& problem)
      : problem_(problem), left_(problem.capacity), used_(problem.sites(), 0) {}
  std::int64_t least() {
    place(0, 0, problem_.units() > 0 ? problem_.first[0] : 0, 0);
    return least_;
  }

 private:
  // Members of a unit are alike: their options never go down.
  void place(std::size_t unit, std::int32_t member, std::size_t from, std::int64_t cost) {
    if (cost >= least_) {
      return;
    }
    if (unit == problem_.units()) {
      least_ = cost;
      return;
    }
    if (member == problem_.count[unit]) {
      place(unit + 1, 0, problem_.first[unit + 1], cost);
      return;
    }
    // This member and those after it go nowhere.
    place(unit + 1, 0, problem_.first[unit + 1],
          cost + problem_.unplaced[unit] * (problem_.count[unit] - member));
    for (std::size_t option = from; option < problem_.first[unit + 1]; ++option) {
      std::uint32_t const site = problem_.options[option].site;
      bool fits = true;
      for (ResourceUse const& use : problem_.uses_of(option)) {
        left_[use.resource] -= use.amount;
        fits = fits && left_[use.resource] >= 0;
      }
      std::int64_t const opening = used_[site] == 0 ? problem_.site_cost[site] : 0;
      for (OpeningUse const& use : problem_.opening) {
        if (use.site == site && used_[site] == 0) {
          left_[use.resource] -= use.amount;
          fits = fits && left_[use.resource] >= 0;
        }
      }
      ++used_[site];
      if (fits) {
        place(unit, member + 1, option, cost + problem_.options[option].cost + opening);
      }
      --used_[site];
      for (OpeningUse const& use : problem_.opening) {
        if (use.site == site && used_[site] == 0) {
          left_[use.resource] += use.amount;
        }
      }
      for (ResourceUse const& use : problem_.uses_of(option)) {
        left_[use.resource] += use.amount;
      }
    }
  }

  PlacementProblem const& problem_;
  std::vector<std::int64_t> left_;
  std::vector<int> used_;
  std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace tongcun
