// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/open_transport.h"
#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/run/random_stream.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// Looks for the sites to open where each choice of sites has a best plan that is found exactly
// (open_transport.h): one more site, one less, or one for another, as long as that gains, then from
// a few sites changed at random (Kuehn, Hamburger, Management Science 9, 1963; Whitaker, INFOR 21,
// 1983). The prices of a plan bound what each change can gain at most, by weak duality, so that
// only those are solved that may gain, the most promising first; a choice from which none is left
// has no better neighbour.
class OpeningSearch {
 public:
  // A problem that is_transport. The start is all sites closed.
  OpeningSearch(PlacementProblem const& problem, std::uint64_t seed, RunSettings const& run);

  // From the sites that a plan uses.
  void start_from(std::vector<Placement> const& placements);
  // Until so much work is spent, a best plan costs `enough` or less, or the run is asked to stop.
  // One of work is an option of an open site.
  void search(std::int64_t work, std::int64_t enough);

  [[nodiscard]] std::int64_t cost() const { return best_.cost; }
  [[nodiscard]] std::vector<Placement> const& placements() const { return best_.placements; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  struct Choice {
    std::vector<std::uint8_t> is_open;  // by site
    std::vector<Placement> placements;
    std::vector<std::int64_t> price;
    std::int64_t cost = 0;
  };
  struct Change {
    std::int64_t least;  // that it adds to the cost, at the prices
    std::uint32_t open;  // sites; kNone = none
    std::uint32_t close;
  };
  // What a unit pays for a piece where it is cheapest at the prices, and elsewhere; beyond the
  // least that its pieces can cost.
  struct Value {
    std::int64_t here;
    std::int64_t elsewhere;  // at another site or nowhere
    std::uint32_t site;      // kNone: nowhere
  };

  [[nodiscard]] Choice solve(std::vector<std::uint8_t> is_open);
  void descend(Choice& choice);
  void value_units(Choice const& choice);
  [[nodiscard]] std::vector<Change> promising(Choice const& choice);
  [[nodiscard]] std::int64_t least_added(std::uint32_t open, std::uint32_t close,
                                         std::int64_t closing);
  [[nodiscard]] Choice kicked(RandomStream& random);
  void keep(Choice const& choice);
  [[nodiscard]] bool is_over() const;

  PlacementProblem const& problem_;
  std::uint64_t seed_;
  RunSettings const& run_;
  OpenTransportSolver solver_;
  std::vector<Value> value_;  // by unit
  Choice best_;
  std::int64_t left_ = 0;  // work
  std::int64_t enough_ = 0;
  std::uint64_t kicks_ = 0;
  // Scratch: who would come to a resource.
  struct Taker {
    std::int64_t gain;  // of a piece
    std::int64_t members;
  };
  std::vector<Taker> takers_;
};

}  // namespace tongcun
