// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_offers.h"
#include "engine/assignment/placement_problem.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A node of a search tree over placements (placement_tree.h): which choices of lots are left out,
// which lots are settled, which sites open or closed, and what follows from that at once. Changes
// are logged and can be taken back.
class PlacementNode {
 public:
  static constexpr std::uint32_t kNone = 0xffff'ffffU;
  enum class SiteState : std::uint8_t { undecided, open, closed };

  // An offer to a lot, with what all its members cost and take.
  struct Choice {
    double cost;
    std::int64_t amount;
    std::uint32_t lot;
    std::uint32_t offer;     // in the table
    std::uint32_t site;      // after the last: nowhere
    std::uint32_t resource;  // after the last: without end
  };

  PlacementNode(PlacementProblem const& problem, OfferTable const& table);

  // Whether each option takes of one resource only, of its own site, and all options are offered.
  [[nodiscard]] static bool is_for(PlacementProblem const& problem, OfferTable const& table);

  [[nodiscard]] std::size_t lots() const { return settled_.size(); }
  [[nodiscard]] std::uint32_t sites() const { return nowhere_; }  // nowhere is one more
  [[nodiscard]] std::uint32_t resources() const {
    return static_cast<std::uint32_t>(of_resource_.size());
  }
  [[nodiscard]] std::vector<Choice> const& choices() const { return choices_; }
  // The choices of a lot, by site: from the first of it to the first of the next.
  [[nodiscard]] std::size_t first_choice(std::size_t lot) const { return first_choice_[lot]; }
  [[nodiscard]] std::vector<std::uint32_t> const& choices_at(std::uint32_t site) const {
    return of_site_[site];
  }
  [[nodiscard]] std::vector<std::uint32_t> const& choices_of(std::uint32_t resource) const {
    return of_resource_[resource];
  }
  [[nodiscard]] std::vector<std::uint32_t> const& resources_at(std::uint32_t site) const {
    return resources_at_[site];
  }
  [[nodiscard]] double site_cost(std::uint32_t site) const { return site_cost_[site]; }

  [[nodiscard]] SiteState state(std::uint32_t site) const { return state_[site]; }
  [[nodiscard]] bool is_settled(std::size_t lot) const { return settled_[lot] != kNone; }
  [[nodiscard]] std::uint32_t choice_of(std::size_t lot) const { return settled_[lot]; }
  // Whether it is neither left out nor its lot settled.
  [[nodiscard]] bool is_free(std::size_t choice) const {
    return is_out_[choice] == 0 && settled_[choices_[choice].lot] == kNone;
  }
  [[nodiscard]] std::int64_t room(std::uint32_t resource) const { return room_[resource]; }
  [[nodiscard]] std::int64_t room_at(std::uint32_t site) const;
  // Of settled lots and of sites that are open.
  [[nodiscard]] double cost() const { return cost_; }

  // Each false if no plan is left; then the changes must be taken back.
  [[nodiscard]] bool leave_out(std::uint32_t choice);
  [[nodiscard]] bool settle(std::uint32_t choice);
  [[nodiscard]] bool open(std::uint32_t site);
  [[nodiscard]] bool close(std::uint32_t site);
  // Settles lots that have one choice left, leaves out what does not fit any more.
  [[nodiscard]] bool propagate();

  [[nodiscard]] std::size_t changes() const { return changes_.size(); }
  void undo_to(std::size_t changes);

 private:
  enum class Event : std::uint8_t { left_out, settled, opened, closed };
  struct Change {
    Event event;
    std::uint32_t what;  // choice, lot or site
  };
  [[nodiscard]] bool settle_single(std::uint32_t lot);

  std::uint32_t nowhere_;
  std::vector<Choice> choices_;  // by lot, then site
  std::vector<std::size_t> first_choice_;
  std::vector<std::vector<std::uint32_t>> of_resource_;
  std::vector<std::vector<std::uint32_t>> of_site_;
  std::vector<std::vector<std::uint32_t>> resources_at_;
  std::vector<double> site_cost_;
  std::vector<std::uint8_t> is_out_;     // by choice
  std::vector<std::uint32_t> settled_;   // by lot: its choice, or kNone
  std::vector<std::uint32_t> left_;      // by lot: choices that are not out
  std::vector<std::int64_t> room_;       // by resource
  std::vector<SiteState> state_;         // by site
  std::vector<std::uint32_t> to_check_;  // resources whose room shrank
  std::vector<std::uint32_t> single_;    // lots with one choice left
  double cost_ = 0.0;
  std::vector<Change> changes_;
};

}  // namespace tongcun
