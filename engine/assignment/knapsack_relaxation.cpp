// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/knapsack_relaxation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tongcun {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr double kTolerance = 1e-6;  // costs are whole

}  // namespace

using SiteState = PlacementNode::SiteState;

KnapsackRelaxation::KnapsackRelaxation(PlacementNode& node, std::vector<double> value)
    : node_(node),
      value_(std::move(value)),
      is_taken_(node.choices().size(), 0),
      loss_with_(node.choices().size(), 0.0),
      loss_without_(node.choices().size(), 0.0),
      total_loss_(node.choices().size(), 0.0),
      loss_of_others_(node.choices().size(), 0.0),
      gain_(node.sites() + std::size_t{1}, 0.0),
      is_used_(node.sites() + std::size_t{1}, 1),
      loss_open_(node.sites() + std::size_t{1}, 0.0),
      loss_closed_(node.sites() + std::size_t{1}, 0.0),
      times_(node.lots(), 0),
      direction_(node.lots(), 0.0) {}

double KnapsackRelaxation::loss_at(std::uint32_t site) const {
  return std::max(loss_open_[site], loss_closed_[site]);
}

// --- the bound at given values ------------------------------------------------------------------

// The choices that are free, until the node changes.
void KnapsackRelaxation::gather() {
  items_.clear();
  first_item_.clear();
  for (std::uint32_t resource = 0; resource < node_.resources(); ++resource) {
    first_item_.push_back(items_.size());
    for (std::uint32_t const choice : node_.choices_of(resource)) {
      if (node_.is_free(choice)) {
        auto const& c = node_.choices()[choice];
        items_.push_back({c.cost, c.amount, c.lot, choice});
      }
    }
  }
  first_item_.push_back(items_.size());
  demand_ = demand();
  cells_ += static_cast<std::int64_t>(is_taken_.size());
}

void KnapsackRelaxation::relax(bool with_losses) {
  std::int64_t const before = knapsack_.cells() + cover_.cells();
  double bound = node_.cost();
  taken_.clear();
  for (std::size_t lot = 0; lot < times_.size(); ++lot) {
    times_[lot] = 0;
    bound += node_.is_settled(lot) ? 0.0 : value_[lot];
  }
  for (std::uint32_t site = 0; site < node_.sites(); ++site) {
    if (node_.state(site) == SiteState::closed) {
      continue;
    }
    gain_[site] = node_.state(site) == SiteState::undecided ? -node_.site_cost(site) : 0.0;
    for (std::uint32_t const resource : node_.resources_at(site)) {
      gain_[site] += fill(resource, with_losses);
    }
    bound -= node_.state(site) == SiteState::open ? gain_[site] : 0.0;
  }
  bound_ = bound - send_nowhere() + choose_sites(with_losses);
  for (std::uint32_t const choice : taken_) {
    times_[node_.choices()[choice].lot] += is_used_[node_.choices()[choice].site];
  }
  cells_ += knapsack_.cells() + cover_.cells() - before +
            static_cast<std::int64_t>(items_.size() + times_.size());
}

// What the lots that a resource serves best are worth.
double KnapsackRelaxation::fill(std::uint32_t resource, bool with_losses) {
  knapsack_.start(node_.room(resource));
  things_.clear();
  std::size_t const end = first_item_[resource + std::size_t{1}];
  for (std::size_t i = first_item_[resource]; i < end; ++i) {
    Item const& item = items_[i];
    is_taken_[item.choice] = 0;
    double const worth = value_[item.lot] - item.cost;
    if (worth > 0.0) {
      knapsack_.add(worth, item.amount);
      things_.push_back(item.choice);
    }
  }
  knapsack_.solve(with_losses);
  for (std::size_t k = 0; k < things_.size(); ++k) {
    if (knapsack_.takes(k)) {
      is_taken_[things_[k]] = 1;
      taken_.push_back(things_[k]);
    }
  }
  if (with_losses) {
    knapsack_.find_losses();
    for (std::size_t i = first_item_[resource]; i < end; ++i) {
      Item const& item = items_[i];
      loss_with_[item.choice] = item.cost - value_[item.lot] + knapsack_.loss_of_room(item.amount);
      loss_without_[item.choice] = 0.0;
    }
    for (std::size_t k = 0; k < things_.size(); ++k) {
      loss_with_[things_[k]] = knapsack_.loss_with(k);
      loss_without_[things_[k]] = knapsack_.loss_without(k);
    }
  }
  return knapsack_.worth();
}

// What is gained by those who rather go nowhere.
double KnapsackRelaxation::send_nowhere() {
  double gain = 0.0;
  for (std::uint32_t const choice : node_.choices_at(node_.sites())) {
    if (node_.is_free(choice)) {
      auto const& c = node_.choices()[choice];
      double const worth = value_[c.lot] - c.cost;
      is_taken_[choice] = worth > 0.0 ? 1 : 0;
      if (worth > 0.0) {
        taken_.push_back(choice);
      }
      loss_with_[choice] = std::max(0.0, -worth);
      loss_without_[choice] = std::max(0.0, worth);
      gain += loss_without_[choice];
    }
  }
  return gain;
}

// What lots that are not settled take at least, beyond the room at open sites.
std::int64_t KnapsackRelaxation::demand() const {
  std::int64_t demand = 0;
  for (std::uint32_t site = 0; site < node_.sites(); ++site) {
    demand -= node_.state(site) == SiteState::open ? node_.room_at(site) : 0;
  }
  for (std::size_t lot = 0; lot < times_.size(); ++lot) {
    if (node_.is_settled(lot)) {
      continue;
    }
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = node_.first_choice(lot); i < node_.first_choice(lot + 1); ++i) {
      least = node_.is_free(i) ? std::min(least, node_.choices()[i].amount) : least;
    }
    demand += least;
  }
  return demand;
}

// What the best choice of undecided sites costs.
double KnapsackRelaxation::choose_sites(bool with_losses) {
  undecided_.clear();
  for (std::uint32_t site = 0; site < node_.sites(); ++site) {
    is_used_[site] = node_.state(site) == SiteState::open ? 1 : 0;
    if (node_.state(site) == SiteState::undecided) {
      undecided_.push_back(site);
    }
  }
  cover_.start(undecided_.empty() ? 0 : demand_);
  if (undecided_.empty()) {
    return 0.0;
  }
  for (std::uint32_t const site : undecided_) {
    cover_.add(-gain_[site], node_.room_at(site));
  }
  double const cost = cover_.solve(with_losses);
  for (std::size_t k = 0; cost < kFar && k < undecided_.size(); ++k) {
    is_used_[undecided_[k]] = cover_.uses(k) ? 1 : 0;
    if (with_losses) {
      loss_open_[undecided_[k]] = cover_.loss_with(k);
      loss_closed_[undecided_[k]] = cover_.loss_without(k);
    }
  }
  return cost;
}

// --- better values ------------------------------------------------------------------------------

KnapsackRelaxation::Outcome KnapsackRelaxation::raise(double target, Steps const& steps,
                                                      RunSettings const& run) {
  gather();
  double best = -kFar;
  std::vector<double> best_value = value_;
  double length = 1.0;
  double best_of_window = -kFar;
  double best_of_last = -kFar;
  std::ranges::fill(direction_, 0.0);
  for (int round = 0; !run.stop_requested(); ++round) {
    relax(false);
    if (bound_ > target + kTolerance) {
      return Outcome::nothing_left;
    }
    if (bound_ > best) {
      best = bound_;
      best_value = value_;
    }
    best_of_window = std::max(best_of_window, bound_);
    if (round % steps.window == steps.window - 1) {
      length *= best_of_window <= best_of_last ? steps.shrink : 1.0;
      best_of_last = std::exchange(best_of_window, -kFar);
    }
    double norm = 0.0;
    bool is_plan = true;
    for (std::size_t lot = 0; lot < times_.size(); ++lot) {
      if (!node_.is_settled(lot)) {
        is_plan = is_plan && times_[lot] == 1;
        direction_[lot] = 1.0 - times_[lot] + steps.momentum * direction_[lot];
        norm += direction_[lot] * direction_[lot];
      }
    }
    if (is_plan) {
      return Outcome::plan;
    }
    if (round >= steps.rounds || norm < kTolerance) {
      break;
    }
    double const aim = steps.scale > 0.0
                           ? std::max(target + 1.0 - best, steps.scale * std::abs(best))
                           : target + 1.0 - bound_;
    for (std::size_t lot = 0; lot < times_.size(); ++lot) {
      value_[lot] += node_.is_settled(lot) ? 0.0 : length * aim / norm * direction_[lot];
    }
  }
  value_ = best_value;
  return Outcome::open;
}

}  // namespace tongcun
