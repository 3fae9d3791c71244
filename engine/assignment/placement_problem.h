// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// What one member of a unit takes of a resource.
struct ResourceUse {
  std::uint32_t resource = 0;
  std::int64_t amount = 0;
  friend bool operator==(ResourceUse const&, ResourceUse const&) = default;
};

// What opening a site takes of a shared resource: a budget pays for the site as well as for the
// dwellings.
struct OpeningUse {
  std::uint32_t site = 0;
  std::uint32_t resource = 0;
  std::int64_t amount = 0;
  friend bool operator==(OpeningUse const&, OpeningUse const&) = default;
};

// One way to place a unit: at a site, at a cost a member, with what it takes of the resources.
struct PlacementOption {
  std::uint32_t site = 0;
  std::int64_t cost = 0;      // a member
  std::size_t first_use = 0;  // in `uses`; the next option's first_use ends them
  friend bool operator==(PlacementOption const&, PlacementOption const&) = default;
};

// The placement problem, frozen: units of identical members (a household, a group that moves
// together, or many households that are alike), for each unit the options that its members may
// take, sites that are opened at a cost, and resources that run out. A member is placed whole, by
// one option, or goes nowhere at the cost `unplaced`; so every problem has a plan.
//
//   min  sum site_cost[j] y[j] + sum cost[o] x[o] + sum unplaced[u] (count[u] - sum over o of u
//   x[o]) s.t. sum over o of u: x[o] <= count[u];   x[o] whole, 0 or more;   y[j] 0 or 1
//        sum amount[o, r] x[o] + sum opening[j, r] y[j] <= capacity[r]   resources of all sites
//        sum amount[o, r] x[o] <= capacity[r] y[j]         resources of site j
//        x[o] <= count[u] y[site of o]
//
// It contains the generalised assignment problem (a resource a site, count 1), single-source
// facility location (with opening costs), and, with units of many members of amount 1, capacitated
// facility location in whole pieces.
//
// Limits (is_well_formed): counts 1 or more; costs, unplaced and opening costs 0 or more, and the
// dearest plan (each member at its dearest option or unplaced, all sites open) at most 2^50;
// amounts 1 … 2^50; capacities 0 … 2^60; fewer than 2^32 units, sites, resources and options; the
// options of a unit in the order of their sites (several may have the same site); an option uses a
// resource at most once, and of the resources of sites only those of its own.
struct PlacementProblem {
  static constexpr std::int64_t kMostCost = std::int64_t{1} << 50;  // of the dearest plan
  static constexpr std::uint32_t kShared = 0xFFFF'FFFF;  // owner of a resource of all sites

  std::vector<std::int32_t> count;       // members, by unit
  std::vector<std::int64_t> unplaced;    // cost of a member that goes nowhere, by unit
  std::vector<std::size_t> first;        // first option of each unit, and their number at the end
  std::vector<PlacementOption> options;  // by unit, then by site
  std::vector<ResourceUse> uses;         // by option
  std::vector<std::int64_t> site_cost;   // of opening, by site; 0 = open anyway
  std::vector<OpeningUse> opening;       // by site, then resource; of shared resources only
  std::vector<std::int64_t> capacity;    // by resource
  std::vector<std::uint32_t> owner;      // by resource: a site, or kShared

  [[nodiscard]] std::size_t units() const { return count.size(); }
  [[nodiscard]] std::size_t sites() const { return site_cost.size(); }
  [[nodiscard]] std::size_t resources() const { return capacity.size(); }
  [[nodiscard]] std::span<PlacementOption const> of(std::size_t unit) const {
    return std::span(options).subspan(first[unit], first[unit + 1] - first[unit]);
  }
  [[nodiscard]] std::span<ResourceUse const> uses_of(std::size_t option) const {
    std::size_t const begin = options[option].first_use;
    std::size_t const end =
        option + 1 < options.size() ? options[option + 1].first_use : uses.size();
    return std::span(uses).subspan(begin, end - begin);
  }
};

// Whether the problem keeps its limits; the caller's fault if not. O(options + uses).
[[nodiscard]] bool is_well_formed(PlacementProblem const& problem);

}  // namespace tongcun
