// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_state.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tongcun {

// A few lots taken up, to be placed anew at least cost while all others stay: at some sites that
// may be opened and closed for it, or at open sites beyond, where there is room.
//
// For each choice of sites to be open: prices of the resources that these lots can reach by a few
// rounds of subgradients, which give a bound; options that do not fit into the gap between it and
// what is known are left out; then depth first over the lots that have most to lose, pruned by the
// bound and by priced room that nobody left can fill (Martello, Toth 1990, chapter 7, for the bound
// and the order). Exact unless the nodes run out.
class PlacementCluster {
 public:
  PlacementCluster(OfferTable const& table, std::vector<double> const& price);

  // What must become different: sites to be open or closed, as bits, and an offer that a lot may
  // not take. Up to `allowance` may be paid for it.
  struct Demand {
    std::uint32_t open = 0;
    std::uint32_t closed = 0;
    std::uint32_t offer = 0xffff'ffffU;
    double allowance = 0.0;
  };

  // Looks for the cheapest that is cheaper than now, or costs no more than the allowance on top of
  // it, and moves the lots there. All lots at `sites` must be in `lots`, and the state feasible. At
  // most `nodes` for each choice of open sites. Whether it was found.
  bool improve(PlacementState& state, std::span<std::uint32_t const> sites,
               std::span<std::uint32_t const> lots, std::int64_t nodes, Demand const& demand);

  // Whether the last call looked at everything, so that there is nothing cheaper.
  [[nodiscard]] bool is_complete() const { return is_complete_; }
  [[nodiscard]] std::int64_t evaluations() const { return evaluations_; }

 private:
  struct Use {
    std::uint32_t resource;  // of the cluster's
    std::int64_t amount;     // of all members
  };
  struct Choice {
    double cost;    // of all members
    double excess;  // at the cluster's prices
    std::uint32_t offer;
    std::uint32_t first_use;
    std::uint32_t end_use;
    std::uint32_t site;  // bit of the cluster's sites, 0 beyond
  };
  struct Place {
    std::uint32_t lot;
    std::size_t first;  // choices
    std::size_t end;
  };

  void gather_choices(PlacementState const& state, std::span<std::uint32_t const> sites,
                      std::span<std::uint32_t const> lots, double gain, std::uint32_t forbidden);
  void add_choice(PlacementState const& state, std::uint32_t lot, std::uint32_t offer,
                  std::uint32_t site);
  std::uint32_t resource_of(PlacementState const& state, std::uint32_t resource);
  bool set_sites(PlacementState const& state, std::span<std::uint32_t const> sites,
                 std::uint32_t open);
  bool raise_bound();
  bool relax(std::vector<double> const& price);
  bool keep_choices();
  void search(std::size_t depth, double excess, double cost);

  OfferTable const& table_;
  std::vector<double> const& global_price_;
  std::vector<std::uint32_t> index_of_resource_;  // in the cluster
  std::vector<std::uint32_t> bit_of_site_;
  std::vector<std::uint32_t> resources_;
  std::vector<Use> uses_;
  std::vector<Choice> choices_;  // of all choices of open sites
  std::vector<Place> places_;
  std::uint32_t open_ = 0;  // bits
  double fixed_cost_ = 0.0;
  std::vector<std::int64_t> room_;
  std::vector<double> price_;
  std::vector<double> over_;
  double bound_ = 0.0;
  double found_cost_ = 0.0;  // the least known
  std::vector<Choice> kept_;
  std::vector<Place> order_;           // into kept_
  std::vector<std::uint32_t> priced_;  // resources with a price
  std::vector<std::int64_t>
      fill_;  // by depth and priced resource: what the lots from there can take
  std::vector<std::uint32_t> taken_;                            // by depth: offer
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found_;  // lots and their offers
  std::int64_t nodes_left_ = 0;
  bool is_complete_ = false;
  std::int64_t evaluations_ = 0;
};

}  // namespace tongcun
