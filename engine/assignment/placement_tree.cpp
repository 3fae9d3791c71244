// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tongcun {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr double kTolerance = 1e-6;  // costs are whole
constexpr std::size_t kMostLots = 1000;
constexpr double kMostCells = 5e6;
constexpr std::size_t kMostRootLots = 2000;
constexpr double kMostRootCells = 1.2e8;
constexpr std::int64_t kCellsPerWork = 1500;
constexpr KnapsackRelaxation::Steps kRootSteps{400, 10, 0.6, 0.9, 1.0};
constexpr KnapsackRelaxation::Steps kLaterRootSteps{400, 10, 0.6, 0.9, 0.3};
constexpr KnapsackRelaxation::Steps kNodeSteps{20, 3, 0.6, 0.5, 0.0};
constexpr int kMostRootPasses = 8;
constexpr int kMostNodePasses = 6;
constexpr std::size_t kPassesPay = 20;  // where a pass left out one in so many choices
constexpr std::size_t kRootPassesPay = 50;
constexpr double kRootRisePays = 0.02;  // of the gap
constexpr std::int64_t kFirstBudget = 20'000'000;
constexpr std::int64_t kRoundsBeforeRoot = 30;
constexpr double kFirstAmbition = 0.1;
constexpr double kOtherAmbition = 0.3;

std::vector<double> value_of_lots(OfferTable const& table, std::vector<double> const& unit_value) {
  std::vector<double> value;
  value.reserve(table.lots.size());
  for (Lot const& lot : table.lots) {
    value.push_back(unit_value[lot.unit] * lot.members);
  }
  return value;
}

double cells(PlacementProblem const& problem, OfferTable const& table) {
  double sum = 0.0;
  for (Lot const& lot : table.lots) {
    for (Offer const& offer : table.of(lot.unit)) {
      sum += offer.option == Offer::kNowhere
                 ? 0.0
                 : static_cast<double>(problem.capacity[offer.resource]);
    }
  }
  return sum;
}

}  // namespace

using SiteState = PlacementNode::SiteState;

bool PlacementTree::is_for(PlacementProblem const& problem, OfferTable const& table) {
  return !table.lots.empty() && table.lots.size() <= kMostRootLots &&
         PlacementNode::is_for(problem, table) && cells(problem, table) <= kMostRootCells;
}

PlacementTree::PlacementTree(PlacementProblem const& problem, OfferTable const& table,
                             std::vector<double> const& unit_value, std::uint64_t number)
    : table_(table),
      node_(problem, table),
      relaxation_(node_, value_of_lots(table, unit_value)),
      root_value_(relaxation_.value()),
      may_branch_(table.lots.size() <= kMostLots && cells(problem, table) <= kMostCells),
      ambition_(number % 2 == 1 ? kFirstAmbition : kOtherAmbition),
      least_allowance_(kRoundsBeforeRoot * static_cast<std::int64_t>(cells(problem, table))),
      budget_(kFirstBudget) {}

// --- targets ------------------------------------------------------------------------------------

void PlacementTree::improve(std::int64_t work, std::int64_t known, RunSettings const& run) {
  allowance_ += work * kCellsPerWork;
  known_ = std::min(known_, known);
  while (allowance_ >= least_allowance_ && relaxation_.cells() < allowance_ && !is_settled() &&
         !is_spent() && !run.stop_requested()) {
    target_ = std::min(target_, known_ - 1);
    if (!has_begun_ && !begin(run)) {
      continue;  // settled, or out of time
    }
    if (std::exchange(is_fresh_, false) && look(run) && branch()) {
      continue;
    }
    bool const is_through = !go_back();
    if (is_through || relaxation_.cells() - began_at_ > budget_) {
      end(is_through && !run.stop_requested());
    }
  }
}

// At the root: what no better plan has is left out for good, whatever the target. Whether
// anything is left.
bool PlacementTree::begin(RunSettings const& run) {
  node_.undo_to(root_changes_);
  depth_ = 0;
  relaxation_.set_value(root_value_);
  target_ = known_ - 1;
  for (int pass = 0; pass < kMostRootPasses; ++pass) {
    KnapsackRelaxation::Steps const& steps = !was_at_root_                ? kRootSteps
                                             : pass == 0 && !is_root_due_ ? kNodeSteps
                                                                          : kLaterRootSteps;
    double const bound_before = was_at_root_ ? root_bound_ : -kFar;
    // Who cannot go nowhere must be known first: it decides how many sites must open.
    bool is_left = was_at_root_ || (node_.propagate() && relaxation_.fix(target()));
    std::size_t const before = node_.changes();
    if (is_left) {
      is_left = raise(steps, run);
      note_root();
    }
    if (!is_left || !relaxation_.fix(target())) {
      proven_ = known_;
      return false;
    }
    was_at_root_ = true;
    root_value_ = relaxation_.value();
    root_changes_ = node_.changes();
    proven_ =
        std::max(proven_, static_cast<std::int64_t>(std::ceil(relaxation_.bound() - kTolerance)));
    if (run.stop_requested()) {
      return false;
    }
    double const gap = static_cast<double>(known_) - root_bound_;
    if (node_.changes() - before < 1 + node_.choices().size() / kRootPassesPay &&
        root_bound_ - bound_before < kRootRisePays * gap) {
      break;
    }
    if (relaxation_.cells() >= allowance_) {  // more of it when there is time
      is_root_due_ = true;
      return false;
    }
  }
  is_root_due_ = false;
  if (is_settled()) {
    return false;
  }
  target_ =
      proven_ + static_cast<std::int64_t>(ambition_ * static_cast<double>(known_ - 1 - proven_));
  began_at_ = relaxation_.cells();
  is_fresh_ = true;
  has_begun_ = true;
  return true;
}

// Also where nothing is left: what has been left out before helps the bound, but the values count.
void PlacementTree::note_root() {
  if (relaxation_.bound() > root_bound_) {
    root_bound_ = relaxation_.bound();
    best_root_value_ = relaxation_.value();
  }
}

std::vector<double> PlacementTree::values_of_whole(RunSettings const& run) {
  node_.undo_to(0);
  if (!best_root_value_.empty()) {
    relaxation_.set_value(best_root_value_);
  }
  // The outcome says nothing here: the values count.
  static_cast<void>(relaxation_.raise(static_cast<double>(known_), kRootSteps, run));
  return relaxation_.value();
}

void PlacementTree::end(bool is_through) {
  has_begun_ = false;
  most_spent_ = std::max(most_spent_, relaxation_.cells() - began_at_);
  if (is_through) {
    proven_ = std::max(proven_, target_ + 1);
  } else if (ambition_ >= 1.0) {
    budget_ = 2 * std::max(budget_, most_spent_);
    ambition_ = kFirstAmbition;
    is_root_due_ = true;
  } else {
    ambition_ = std::min(1.0, 2.0 * ambition_);
  }
}

// --- the tree -----------------------------------------------------------------------------------

// Whether a plan within the target may be left.
bool PlacementTree::raise(KnapsackRelaxation::Steps const& steps, RunSettings const& run) {
  auto const outcome = relaxation_.raise(target(), steps, run);
  if (outcome == KnapsackRelaxation::Outcome::plan) {
    note_plan();
  }
  return outcome == KnapsackRelaxation::Outcome::open;
}

// The same at a node, where all that follows is left out or settled.
bool PlacementTree::look(RunSettings const& run) {
  if (!node_.propagate()) {
    return false;
  }
  for (int pass = 0; pass < kMostNodePasses && !run.stop_requested(); ++pass) {
    std::size_t const before = node_.changes();
    if (!raise(kNodeSteps, run) || !relaxation_.fix(target())) {
      return false;
    }
    std::size_t const left = node_.choices().size() - std::min(node_.choices().size(), before);
    if (node_.changes() - before < 1 + left / kPassesPay) {
      break;
    }
  }
  return true;
}

// The site that loses most if it is not what the relaxation makes of it.
std::uint32_t PlacementTree::site_to_branch() const {
  std::uint32_t chosen = PlacementNode::kNone;
  double most = -1.0;
  for (std::uint32_t site = 0; site < node_.sites(); ++site) {
    if (node_.state(site) == SiteState::undecided && relaxation_.loss_at(site) > most) {
      most = relaxation_.loss_at(site);
      chosen = site;
    }
  }
  return chosen;
}

// The best choice of the lot that loses most by its second best, of those first that are not taken
// once.
std::uint32_t PlacementTree::choice_to_branch() const {
  std::uint32_t chosen = PlacementNode::kNone;
  std::pair<bool, double> most{false, -1.0};
  for (std::size_t lot = 0; lot < node_.lots(); ++lot) {
    double least = kFar;
    double second = kFar;
    std::uint32_t best = PlacementNode::kNone;
    for (std::size_t i = node_.first_choice(lot); i < node_.first_choice(lot + 1); ++i) {
      if (!node_.is_free(i)) {
        continue;
      }
      double const loss = relaxation_.loss_of(i);
      second = std::min(second, std::max(least, loss));
      if (loss < least) {
        least = loss;
        best = static_cast<std::uint32_t>(i);
      }
    }
    std::pair const worth{relaxation_.times(lot) != 1, second};
    if (best != PlacementNode::kNone && worth > most) {
      most = worth;
      chosen = best;
    }
  }
  return chosen;
}

// Tries below the node what the relaxation suggests. False if everything is settled.
bool PlacementTree::branch() {
  std::uint32_t const site = site_to_branch();
  std::uint32_t const choice =
      site == PlacementNode::kNone ? choice_to_branch() : PlacementNode::kNone;
  if (site == PlacementNode::kNone && choice == PlacementNode::kNone) {
    return false;
  }
  if (branches_.size() == depth_) {
    branches_.emplace_back();
  }
  Branch& next = branches_[depth_++];
  next.changes = node_.changes();
  next.value = relaxation_.value();
  next.site = site;
  next.choice = choice;
  next.opened_first = site != PlacementNode::kNone && relaxation_.uses(site);
  is_fresh_ = site == PlacementNode::kNone ? node_.settle(choice)
              : next.opened_first          ? node_.open(site)
                                           : node_.close(site);
  return true;
}

// To the other side of the last branch. False if there is none.
bool PlacementTree::go_back() {
  while (depth_ > 0) {
    Branch const& last = branches_[--depth_];
    node_.undo_to(last.changes);
    relaxation_.set_value(last.value);
    is_fresh_ = last.site == PlacementNode::kNone ? node_.leave_out(last.choice)
                : last.opened_first               ? node_.close(last.site)
                                                  : node_.open(last.site);
    if (is_fresh_) {
      return true;
    }
  }
  return false;
}

// The relaxation takes everybody once: a plan, which costs as much as its bound.
void PlacementTree::note_plan() {
  std::vector<std::uint32_t> option(node_.lots());
  std::vector<std::uint8_t> is_open(node_.sites() + std::size_t{1}, 0);
  double cost = 0.0;
  for (std::size_t lot = 0; lot < node_.lots(); ++lot) {
    std::size_t chosen = node_.choice_of(lot);
    for (std::size_t i = node_.first_choice(lot);
         !node_.is_settled(lot) && i < node_.first_choice(lot + 1); ++i) {
      chosen = node_.is_free(i) && relaxation_.takes(i) ? i : chosen;
    }
    PlacementNode::Choice const& choice = node_.choices()[chosen];
    cost += choice.cost + (is_open[choice.site] != 0 ? 0.0 : node_.site_cost(choice.site));
    is_open[choice.site] = 1;
    option[lot] = table_.offers[choice.offer].option;
  }
  auto const whole = static_cast<std::int64_t>(std::llround(cost));
  if (whole < known_) {
    known_ = whole;
    best_cost_ = whole;
    best_ = std::move(option);
    target_ = std::min(target_, whole - 1);
  }
}

}  // namespace tongcun
