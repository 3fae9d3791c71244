// SPDX-License-Identifier: Apache-2.0
// What no plan within a target has, by the losses that the tables of the relaxation tell.
#include "engine/assignment/knapsack_relaxation.h"

#include <algorithm>
#include <cstddef>

namespace tongcun {
namespace {

constexpr double kTolerance = 1e-6;  // costs are whole

}  // namespace

using SiteState = PlacementNode::SiteState;

bool KnapsackRelaxation::fix(double target) {
  gather();
  relax(true);
  double const gap = target + kTolerance - bound_;
  if (!(gap >= 0.0)) {
    return false;
  }
  for (std::size_t lot = 0; lot < times_.size(); ++lot) {
    if (!node_.is_settled(lot) && !fix_lot(lot, gap)) {
      return false;
    }
  }
  for (std::uint32_t const site : undecided_) {
    if ((loss_open_[site] > gap && !node_.close(site)) ||
        (loss_closed_[site] > gap && !node_.open(site))) {
      return false;
    }
  }
  return node_.propagate();
}

double KnapsackRelaxation::loss_without(std::size_t choice) const {
  std::uint32_t const site = node_.choices()[choice].site;
  return node_.state(site) == SiteState::undecided
             ? std::min(loss_open_[site] + loss_without_[choice], loss_closed_[site])
             : loss_without_[choice];
}

// Who takes one choice takes no other. What the others lose adds up as far as sites do not depend
// on one another; of those that do, and of the choices at one site, one counts.
bool KnapsackRelaxation::fix_lot(std::size_t lot, double gap) {
  std::size_t const first = node_.first_choice(lot);
  std::size_t const end = node_.first_choice(lot + 1);
  auto const site_of = [&](std::size_t i) { return node_.choices()[i].site; };
  auto const depends = [&](std::size_t i) {
    return cover_.is_coupled() && node_.state(site_of(i)) == SiteState::undecided;
  };
  double sum = 0.0;
  double most = 0.0;
  double second = 0.0;
  std::size_t next = first;
  for (std::size_t i = first; i < end; i = next) {
    double loss = 0.0;
    for (next = i; next < end && site_of(next) == site_of(i); ++next) {
      loss = node_.is_free(next) ? std::max(loss, loss_without(next)) : loss;
    }
    std::fill(loss_of_others_.begin() + static_cast<std::ptrdiff_t>(i),
              loss_of_others_.begin() + static_cast<std::ptrdiff_t>(next), loss);
    if (depends(i)) {
      second = std::max(second, std::min(most, loss));
      most = std::max(most, loss);
    } else {
      sum += loss;
    }
  }
  for (std::size_t i = first; i < end; ++i) {
    if (!node_.is_free(i)) {
      continue;
    }
    double const own = loss_of_others_[i];
    double with = loss_with_[i];
    with += node_.state(site_of(i)) == SiteState::undecided ? loss_open_[site_of(i)] : 0.0;
    total_loss_[i] =
        depends(i) ? sum + std::max(with, own == most ? second : most) : sum - own + with + most;
    if (total_loss_[i] > gap && !node_.leave_out(static_cast<std::uint32_t>(i))) {
      return false;
    }
  }
  return true;
}

}  // namespace tongcun
