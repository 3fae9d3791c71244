// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_tree.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iostream>
#include <cstdlib>
#include <limits>

namespace tongcun {
namespace {

[[maybe_unused]] double env(char const* n, double d) { char const* s = std::getenv(n); return s ? std::atof(s) : d; }
constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr double kTolerance = 1e-6;
constexpr std::size_t kMostLots = 1000;
constexpr double kMostCells = 8e6;
std::int64_t const kCellsPerWork = static_cast<std::int64_t>(env("CPW",1000));
constexpr std::int64_t kMostCover = 4000;
int const kRootRounds = static_cast<int>(env("RR",400));
int const kNodeRounds = static_cast<int>(env("NR",20));
int const kAgain = static_cast<int>(env("AG",6));
int const kRule = static_cast<int>(env("RULE",1));
double const kLen = env("LEN",1);
double const kMom = env("MOM",0.5);
double const kFac = env("FAC",0.6);
int const kWait = static_cast<int>(env("WAIT",3));
double const kAmb1 = env("A1",0.1);
double const kAmb2 = env("A2",0.3);
double const kAmbF = env("AF",2);
double const kScale = env("SC",1);
double const kRootLen = env("RL",1);
int const kRootWait = static_cast<int>(env("RW",10));
double const kRootFac = env("RF",0.6);
double const kRootMom = env("RM",0.9);
double const kShare = env("SH",20);
std::int64_t const kFirstBudget = static_cast<std::int64_t>(env("FB",20)*1e6);

bool const kTrace = std::getenv("TREE_TRACE") != nullptr;

}  // namespace

bool PlacementTree::is_for(PlacementProblem const& problem, OfferTable const& table) {
  if (table.lots.empty() || table.lots.size() > kMostLots || !problem.opening.empty() ||
      table.offers.size() != problem.options.size() + problem.units()) {
    return false;
  }
  double cells = 0.0;
  for (Lot const& lot : table.lots) {
    for (Offer const& offer : table.of(lot.unit)) {
      if (offer.option == Offer::kNowhere) {
        continue;
      }
      if (offer.more != offer.more_end || offer.amount == 0 ||
          problem.owner[offer.resource] != offer.site) {
        return false;
      }
      cells += static_cast<double>(problem.capacity[offer.resource]);
    }
  }
  return cells <= kMostCells;
}

PlacementTree::PlacementTree(PlacementProblem const& problem, OfferTable const& table,
                             std::vector<double> const& unit_value, std::uint64_t seed,
                             std::uint64_t number)
    : table_(table),
      random_(seed, Purpose::placement_search, 2000 + number),
      number_(number),
      of_resource_(problem.resources()),
      of_site_(problem.sites() + 1),
      resources_at_(problem.sites() + 1),
      room_(problem.capacity.begin(), problem.capacity.end()),
      root_bound_(-kFar) {
  for (std::uint32_t r = 0; r < problem.resources(); ++r) {
    if (problem.owner[r] != PlacementProblem::kShared) {
      resources_at_[problem.owner[r]].push_back(r);
    }
  }
  for (std::int64_t const cost : problem.site_cost) {
    site_cost_.push_back(static_cast<double>(cost));
    state_.push_back(cost > 0 ? SiteState::undecided : SiteState::open);
  }
  site_cost_.push_back(0.0);
  state_.push_back(SiteState::open);
  first_choice_.push_back(0);
  for (std::uint32_t lot = 0; lot < table.lots.size(); ++lot) {
    std::uint32_t const unit = table.lots[lot].unit;
    double const members = table.lots[lot].members;
    value_.push_back(unit_value[unit] * members);
    std::vector<std::uint32_t> offers;
    for (std::size_t i = table.first[unit]; i < table.first[unit + 1]; ++i) {
      Offer const& offer = table.offers[i];
      if (offer.option == Offer::kNowhere ||
          offer.amount * table.lots[lot].members <= problem.capacity[offer.resource]) {
        offers.push_back(static_cast<std::uint32_t>(i));
      }
    }
    std::ranges::sort(offers, {}, [&](std::uint32_t i) { return table.offers[i].site; });
    for (std::uint32_t const i : offers) {
      Offer const& offer = table.offers[i];
      auto const choice = static_cast<std::uint32_t>(choices_.size());
      choices_.push_back({offer.cost * members, offer.amount * table.lots[lot].members, lot, i,
                          offer.site, offer.resource});
      of_site_[offer.site].push_back(choice);
      if (offer.option != Offer::kNowhere) {
        of_resource_[offer.resource].push_back(choice);
      }
    }
    first_choice_.push_back(choices_.size());
    left_.push_back(static_cast<std::uint32_t>(offers.size()));
  }
  std::size_t const lots = table.lots.size();
  is_out_.assign(choices_.size(), 0);
  settled_.assign(lots, kNone);
  is_taken_.assign(choices_.size(), 0);
  loss_with_.assign(choices_.size(), 0.0);
  loss_without_.assign(choices_.size(), 0.0);
  total_loss_.assign(choices_.size(), 0.0);
  gain_.assign(problem.sites() + 1, 0.0);
  loss_open_.assign(problem.sites() + 1, 0.0);
  loss_closed_.assign(problem.sites() + 1, 0.0);
  is_used_.assign(problem.sites() + 1, 1);
  times_.assign(lots, 0);
  direction_.assign(lots, 0.0);
  root_value_ = value_;
  best_cost_ = std::numeric_limits<std::int64_t>::max();
  ambition_ = number % 2 == 1 ? kAmb1 : kAmb2;
}

std::vector<std::uint32_t> PlacementTree::plan() const { return best_; }

// --- changes and their undoing ------------------------------------------------------------------

bool PlacementTree::leave_out(std::uint32_t choice) {
  if (is_out_[choice] != 0) {
    return true;
  }
  std::uint32_t const lot = choices_[choice].lot;
  if (settled_[lot] == choice) {
    return false;
  }
  is_out_[choice] = 1;
  changes_.push_back({Event::left_out, choice});
  if (settled_[lot] == kNone) {
    if (--left_[lot] == 0) {
      return false;
    }
    if (left_[lot] == 1) {
      single_.push_back(lot);
    }
  } else {
    --left_[lot];
  }
  return true;
}

bool PlacementTree::settle(std::uint32_t lot, std::uint32_t choice) {
  if (settled_[lot] != kNone) {
    return settled_[lot] == choice;
  }
  Choice const& c = choices_[choice];
  if (is_out_[choice] != 0) {
    return false;
  }
  settled_[lot] = choice;
  settled_cost_ += c.cost;
  changes_.push_back({Event::settled, lot});
  if (c.amount > 0) {
    room_[c.resource] -= c.amount;
    if (room_[c.resource] < 0) {
      return false;
    }
    to_check_.push_back(c.resource);
  }
  return open(c.site);
}

bool PlacementTree::open(std::uint32_t site) {
  if (state_[site] != SiteState::undecided) {
    return state_[site] == SiteState::open;
  }
  state_[site] = SiteState::open;
  settled_cost_ += site_cost_[site];
  changes_.push_back({Event::opened, site});
  return true;
}

bool PlacementTree::close(std::uint32_t site) {
  if (state_[site] != SiteState::undecided) {
    return state_[site] == SiteState::closed;
  }
  state_[site] = SiteState::closed;
  changes_.push_back({Event::closed, site});
  for (std::uint32_t const choice : of_site_[site]) {
    if (!leave_out(choice)) {
      return false;
    }
  }
  return true;
}

bool PlacementTree::propagate() {
  while (!single_.empty() || !to_check_.empty()) {
    if (!single_.empty()) {
      std::uint32_t const lot = single_.back();
      single_.pop_back();
      if (settled_[lot] != kNone) {
        continue;
      }
      for (std::size_t i = first_choice_[lot]; i < first_choice_[lot + 1]; ++i) {
        if (is_out_[i] == 0) {
          if (!settle(lot, static_cast<std::uint32_t>(i))) {
            return false;
          }
          break;
        }
      }
      continue;
    }
    std::uint32_t const resource = to_check_.back();
    to_check_.pop_back();
    for (std::uint32_t const choice : of_resource_[resource]) {
      if (is_out_[choice] == 0 && settled_[choices_[choice].lot] == kNone &&
          choices_[choice].amount > room_[resource] && !leave_out(choice)) {
        return false;
      }
    }
  }
  return true;
}

void PlacementTree::undo_to(std::size_t changes) {
  while (changes_.size() > changes) {
    auto const [event, what] = changes_.back();
    changes_.pop_back();
    if (event == Event::left_out) {
      is_out_[what] = 0;
      ++left_[choices_[what].lot];
    } else if (event == Event::settled) {
      Choice const& c = choices_[settled_[what]];
      settled_cost_ -= c.cost;
      if (c.amount > 0) {
        room_[c.resource] += c.amount;
      }
      settled_[what] = kNone;
    } else {
      settled_cost_ -= event == Event::opened ? site_cost_[what] : 0.0;
      state_[what] = SiteState::undecided;
    }
  }
  single_.clear();
  to_check_.clear();
}

// --- the relaxation -----------------------------------------------------------------------------

double PlacementTree::relax(bool with_losses) {
  std::int64_t const before = knapsack_.cells();
  double bound = settled_cost_;
  std::size_t const lots = settled_.size();
  for (std::size_t lot = 0; lot < lots; ++lot) {
    times_[lot] = 0;
    if (settled_[lot] == kNone) {
      bound += value_[lot];
    }
  }
  for (std::uint32_t site = 0; site < of_site_.size(); ++site) {
    if (state_[site] == SiteState::closed) {
      continue;
    }
    double gain = state_[site] == SiteState::undecided ? -site_cost_[site] : 0.0;
    for (std::uint32_t const resource : resources_at_[site]) {
      knapsack_.start(room_[resource]);
      things_.clear();
      for (std::uint32_t const choice : of_resource_[resource]) {
        Choice const& c = choices_[choice];
        if (is_out_[choice] != 0 || settled_[c.lot] != kNone) {
          continue;
        }
        is_taken_[choice] = 0;
        double const worth = value_[c.lot] - c.cost;
        if (worth > 0.0) {
          knapsack_.add(worth, c.amount);
          things_.push_back(choice);
        } else if (with_losses) {
          loss_with_[choice] = -worth;  // and the room, see below
          loss_without_[choice] = 0.0;
        }
      }
      knapsack_.solve(with_losses);
      gain += knapsack_.worth();
      for (std::size_t k = 0; k < things_.size(); ++k) {
        is_taken_[things_[k]] = static_cast<std::uint8_t>(knapsack_.takes(k));
      }
      if (with_losses) {
        knapsack_.solve_backwards();
        for (std::size_t k = 0; k < things_.size(); ++k) {
          loss_with_[things_[k]] = knapsack_.loss_with(k);
          loss_without_[things_[k]] = knapsack_.loss_without(k);
        }
        for (std::uint32_t const choice : of_resource_[resource]) {
          Choice const& c = choices_[choice];
          if (is_out_[choice] == 0 && settled_[c.lot] == kNone && value_[c.lot] - c.cost <= 0.0) {
            loss_with_[choice] += knapsack_.loss_of_room(c.amount);
          }
        }
      }
    }
    if (site + 1 == of_site_.size()) {  // nowhere
      for (std::uint32_t const choice : of_site_[site]) {
        Choice const& c = choices_[choice];
        if (is_out_[choice] == 0 && settled_[c.lot] == kNone) {
          double const worth = value_[c.lot] - c.cost;
          is_taken_[choice] = worth > 0.0 ? 1 : 0;
          gain += std::max(0.0, worth);
          loss_with_[choice] = std::max(0.0, -worth);
          loss_without_[choice] = std::max(0.0, worth);
        }
      }
    }
    gain_[site] = gain;
    if (state_[site] == SiteState::open) {
      bound -= gain;
    }
  }
  bound += choose_sites(with_losses);
  for (std::uint32_t site = 0; site < of_site_.size(); ++site) {
    if (is_used_[site] != 0) {
      for (std::uint32_t const choice : of_site_[site]) {
        if (is_out_[choice] == 0 && settled_[choices_[choice].lot] == kNone) {
          times_[choices_[choice].lot] += is_taken_[choice];
        }
      }
    }
  }
  spent_ += knapsack_.cells() - before + static_cast<std::int64_t>(choices_.size());
  evaluations_ += knapsack_.cells() - before + static_cast<std::int64_t>(choices_.size());
  return bound;
}

// What the best choice of undecided sites costs: those that gain, and enough of them for those who
// must be placed.
double PlacementTree::choose_sites(bool with_losses) {
  undecided_.clear();
  std::int64_t room = 0;
  for (std::uint32_t site = 0; site < of_site_.size(); ++site) {
    is_used_[site] = state_[site] == SiteState::open ? 1 : 0;
    if (state_[site] == SiteState::undecided) {
      undecided_.push_back(site);
    } else if (state_[site] == SiteState::open) {
      for (std::uint32_t const resource : resources_at_[site]) {
        room += room_[resource];
      }
    }
  }
  is_coupled_ = false;
  if (undecided_.empty()) {
    return 0.0;
  }
  std::int64_t demand = -room;
  for (std::size_t lot = 0; lot < settled_.size(); ++lot) {
    if (settled_[lot] != kNone) {
      continue;
    }
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = first_choice_[lot]; i < first_choice_[lot + 1]; ++i) {
      if (is_out_[i] == 0) {
        least = std::min(least, choices_[i].amount);
      }
    }
    demand += least;
  }
  if (demand <= 0) {
    double cost = 0.0;
    for (std::uint32_t const site : undecided_) {
      double const gain = gain_[site];
      is_used_[site] = gain > 0.0 ? 1 : 0;
      cost -= std::max(0.0, gain);
      loss_open_[site] = std::max(0.0, -gain);
      loss_closed_[site] = std::max(0.0, gain);
    }
    return cost;
  }
  is_coupled_ = true;
  std::int64_t const unit = 1 + demand / kMostCover;
  auto const width = static_cast<std::size_t>(demand / unit) + 1;
  auto const held = [&](std::uint32_t site) {
    std::int64_t sum = 0;
    for (std::uint32_t const resource : resources_at_[site]) {
      sum += room_[resource];
    }
    return std::min(width - 1, static_cast<std::size_t>((sum + unit - 1) / unit));
  };
  std::size_t const sites = undecided_.size();
  if (cover_.size() < (sites + 1) * width) {
    cover_.resize((sites + 1) * width);
  }
  auto const extend = [&](double const* from, double* to, std::uint32_t site) {
    double const cost = -gain_[site];
    std::size_t const room_here = held(site);
    for (std::size_t i = 0; i < room_here; ++i) {
      to[i] = std::min(from[i], from[0] + cost);
    }
    for (std::size_t i = room_here; i < width; ++i) {
      double const with = from[i - room_here] + cost;
      to[i] = from[i] < with ? from[i] : with;
    }
  };
  std::fill_n(cover_.begin(), width, kFar);
  cover_[0] = 0.0;
  for (std::size_t k = 0; k < sites; ++k) {
    extend(cover_.data() + k * width, cover_.data() + (k + 1) * width, undecided_[k]);
  }
  evaluations_ += static_cast<std::int64_t>(sites * width);
  double const cost = cover_[sites * width + width - 1];
  if (cost == kFar) {
    return kFar;
  }
  std::size_t at = width - 1;
  for (std::size_t k = sites; k-- > 0;) {
    bool const is_used = cover_[(k + 1) * width + at] < cover_[k * width + at];
    is_used_[undecided_[k]] = is_used ? 1 : 0;
    at -= is_used ? std::min(at, held(undecided_[k])) : 0;
  }
  if (!with_losses) {
    return cost;
  }
  cover_back_.assign(2 * width, kFar);
  double* now = cover_back_.data();
  double* next = now + width;
  now[0] = 0.0;
  for (std::size_t k = sites; k-- > 0;) {
    std::uint32_t const site = undecided_[k];
    double const* const before = cover_.data() + k * width;
    auto const best = [&](std::size_t wanted) {
      double least = kFar;
      for (std::size_t i = 0; i <= wanted; ++i) {
        least = std::min(least, before[i] + now[wanted - i]);
      }
      return least;
    };
    loss_closed_[site] = std::max(0.0, best(width - 1) - cost);
    loss_open_[site] = std::max(0.0, best(width - 1 - held(site)) - gain_[site] - cost);
    extend(now, next, site);
    std::swap(now, next);
  }
  evaluations_ += static_cast<std::int64_t>(3 * sites * width);
  return cost;
}

// Betters the values by subgradients. False if no plan within the target is left; notes a plan.
bool PlacementTree::raise(int rounds) {
  std::size_t const lots = settled_.size();
  double best = -kFar;
  std::vector<double> best_value = value_;
  double const aim = static_cast<double>(target_) + 1.0;
  double length = rounds >= kRootRounds ? kRootLen : kLen;
  double window_best = -kFar;
  double last_best = -kFar;
  int waited = 0;
  std::ranges::fill(direction_, 0.0);
  for (int round = 0;; ++round) {
    bound_ = relax(false);
    if (bound_ > static_cast<double>(target_) + kTolerance) {
      return false;
    }
    if (bound_ > best) {
      best = bound_;
      best_value = value_;
    }
    window_best = std::max(window_best, bound_);
    if (++waited >= (rounds >= kRootRounds ? kRootWait : kWait)) {
      if (window_best <= last_best) {
        length *= rounds >= kRootRounds ? kRootFac : kFac;
      }
      last_best = window_best;
      window_best = -kFar;
      waited = 0;
    }
    if (round >= rounds) {
      break;
    }
    double norm = 0.0;
    bool is_plan = true;
    for (std::size_t lot = 0; lot < lots; ++lot) {
      if (settled_[lot] != kNone) {
        continue;
      }
      is_plan = is_plan && times_[lot] == 1;
      direction_[lot] = 1.0 - times_[lot] + (rounds >= kRootRounds ? kRootMom : kMom) * direction_[lot];
      norm += direction_[lot] * direction_[lot];
    }
    if (is_plan) {
      note_plan();
      return false;
    }
    if (norm < kTolerance) {
      break;
    }
    double const step = length * (rounds >= kRootRounds ? std::max(aim - best, (root_rounds_ > kRootRounds ? 0.1 : 1.0) * kScale * std::abs(best)) : aim - bound_) / norm;
    for (std::size_t lot = 0; lot < lots; ++lot) {
      if (settled_[lot] == kNone) {
        value_[lot] += step * direction_[lot];
      }
    }
  }
  value_ = best_value;
  length_ = length;
  return true;
}

// Leaves out what no plan within the target has. False if nothing is left.
bool PlacementTree::fix(std::size_t& changed) {
  std::size_t const before = changes_.size();
  bound_ = relax(true);
  double const gap = static_cast<double>(target_) + kTolerance - bound_;
  if (gap < 0.0) {
    return false;
  }
  for (std::size_t lot = 0; lot < settled_.size(); ++lot) {
    if (settled_[lot] != kNone) {
      continue;
    }
    // What is lost if the lot is nowhere that it is taken: sums over sites as far as those do not
    // depend on one another.
    auto const loss_without = [&](std::size_t i) {
      std::uint32_t const site = choices_[i].site;
      if (state_[site] == SiteState::open) {
        return loss_without_[i];
      }
      return std::min(loss_open_[site] + loss_without_[i], loss_closed_[site]);
    };
    double without = 0.0;
    double most = 0.0;  // of those that depend on one another
    double second = 0.0;
    for (std::size_t i = first_choice_[lot]; i < first_choice_[lot + 1]; ++i) {
      if (is_out_[i] != 0) {
        continue;
      }
      double const loss = loss_without(i);
      if (is_coupled_ && state_[choices_[i].site] == SiteState::undecided) {
        second = std::max(second, std::min(most, loss));
        most = std::max(most, loss);
      } else {
        without += loss;
      }
    }
    for (std::size_t i = first_choice_[lot]; i < first_choice_[lot + 1]; ++i) {
      if (is_out_[i] != 0) {
        continue;
      }
      std::uint32_t const site = choices_[i].site;
      double loss = without;
      if (state_[site] == SiteState::open) {
        loss += loss_with_[i] - loss_without_[i] + most;
      } else if (is_coupled_) {
        double const own = loss_without(i);
        loss += std::max(loss_with_[i] + loss_open_[site], own == most ? second : most);
      } else {
        loss += loss_with_[i] + loss_open_[site] - loss_without(i);
      }
      total_loss_[i] = loss;
      if (loss > gap && !leave_out(static_cast<std::uint32_t>(i))) {
        return false;
      }
    }
  }
  for (std::uint32_t const site : undecided_) {
    if (loss_open_[site] > gap && !close(site)) {
      return false;
    }
    if (loss_closed_[site] > gap && !open(site)) {
      return false;
    }
  }
  if (!propagate()) {
    return false;
  }
  changed = changes_.size() - before;
  return true;
}

void PlacementTree::note_plan() {
  std::vector<std::uint32_t> option(settled_.size(), kNone);
  std::vector<std::uint8_t> is_open(site_cost_.size(), 0);
  double cost = 0.0;
  for (std::size_t lot = 0; lot < settled_.size(); ++lot) {
    std::uint32_t chosen = settled_[lot];
    for (std::size_t i = first_choice_[lot]; chosen == kNone && i < first_choice_[lot + 1]; ++i) {
      if (is_out_[i] == 0 && is_taken_[i] != 0 &&
          is_used_[choices_[i].site] != 0) {
        chosen = static_cast<std::uint32_t>(i);
      }
    }
    Choice const& c = choices_[chosen];
    cost += c.cost + (is_open[c.site] != 0 ? 0.0 : site_cost_[c.site]);
    is_open[c.site] = 1;
    option[lot] = table_.offers[c.offer].option;
  }
  auto const whole = static_cast<std::int64_t>(std::llround(cost));
  if (whole < known_) {
    if (kTrace) std::cerr << "tree " << number_ << " plan " << whole << " target " << target_ << '\n';
    known_ = whole;
    best_cost_ = whole;
    best_ = std::move(option);
    target_ = std::min(target_, whole - 1);
  }
}

// --- the search ---------------------------------------------------------------------------------

bool PlacementTree::look() {
  ++nodes_;
  if (!propagate()) {
    return false;
  }
  for (int again = 0; again < kAgain; ++again) {
    std::size_t changed = 0;
    if (!raise(kNodeRounds) || !fix(changed)) {
      return false;
    }
    if (static_cast<double>(changed) < 1.0 + static_cast<double>(choices_.size()-root_changes_) / kShare) {
      break;
    }
  }
  return true;
}

// Chooses what to try first below a node. False if everything is settled.
bool PlacementTree::branch() {
  Frame frame{changes_.size(), value_, kNone, kNone, false};
  double least = kFar;
  for (std::uint32_t site = 0; site + 1 < of_site_.size(); ++site) {
    double const loss = std::max(loss_open_[site], loss_closed_[site]);
    if (state_[site] == SiteState::undecided && (kRule == 0 ? loss : -loss) < least) {
      least = kRule == 0 ? loss : -loss;
      frame.site = site;
      frame.first_opened = is_used_[site] != 0;
    }
  }
  if (frame.site == kNone) {
    double most = -1.0;
    for (std::size_t lot = 0; lot < settled_.size(); ++lot) {
      if (settled_[lot] != kNone || (times_[lot] == 1 && most >= 0.0)) {
        continue;
      }
      double first = kFar;
      double second = kFar;
      std::uint32_t choice = kNone;
      for (std::size_t i = first_choice_[lot]; i < first_choice_[lot + 1]; ++i) {
        if (is_out_[i] != 0) {
          continue;
        }
        if (total_loss_[i] < first) {
          second = first;
          first = total_loss_[i];
          choice = static_cast<std::uint32_t>(i);
        } else {
          second = std::min(second, total_loss_[i]);
        }
      }
      double const worth = second + (times_[lot] != 1 ? 1e9 : 0.0);
      if (worth > most) {
        most = worth;
        frame.choice = choice;
      }
    }
    if (frame.choice == kNone) {
      return false;
    }
  }
  if (frames_.size() == depth_) {
    frames_.emplace_back();
  }
  frames_[depth_++] = std::move(frame);
  Frame const& f = frames_[depth_ - 1];
  if (f.site != kNone) {
    is_fresh_ = f.first_opened ? open(f.site) : close(f.site);
  } else {
    is_fresh_ = settle(choices_[f.choice].lot, f.choice);
  }
  return true;
}

// To the other side of the last branch. False if there is none.
bool PlacementTree::go_back() {
  while (depth_ > 0) {
    Frame& frame = frames_[--depth_];
    undo_to(frame.changes);
    value_.swap(frame.value);
    bool const is_left = frame.site == kNone   ? leave_out(frame.choice)
                         : frame.first_opened ? close(frame.site)
                                              : open(frame.site);
    if (is_left) {
      is_fresh_ = true;
      return true;
    }
  }
  return false;
}

void PlacementTree::begin() {
  undo_to(root_changes_);
  depth_ = 0;
  value_ = root_value_;
  // What no better plan has is left out for good.
  target_ = known_ - 1;
  for (int again = 0; again < 8; ++again) {
    std::size_t changed = 0;
    bool const is_first = root_rounds_ == 0;
    int const rounds = again == 0 && !is_first ? kNodeRounds : kRootRounds;
    bool is_left = !is_first || fix(changed);
    root_rounds_ += rounds;
    is_left = is_left && raise(rounds);
    is_left = is_left && fix(changed);
    if (!is_left) {
      proven_ = known_;
      return;
    }
    root_value_ = value_;
    root_changes_ = changes_.size();
    root_bound_ = bound_;
    proven_ = std::max(proven_, static_cast<std::int64_t>(std::ceil(root_bound_ - kTolerance)));
    if (kTrace) std::cerr << "tree " << number_ << " root " << root_bound_ << " known " << known_ << " changed " << changed << " of " << choices_.size() << " at " << root_changes_ << '\n';
    if (changed < 1 + choices_.size() / 50) {
      break;
    }
  }
  spent_ = 0;
  nodes_ = 0;
  is_fresh_ = true;
  has_begun_ = true;
}

void PlacementTree::improve(std::int64_t work, std::int64_t known, RunSettings const& run) {
  std::int64_t const end = evaluations_ + work * kCellsPerWork;
  known_ = std::min(known, best_cost_);
  if (budget_ == 0) {
    budget_ = kFirstBudget;
  }
  while (evaluations_ < end && !run.stop_requested() && !is_settled_) {
    target_ = std::min(target_, known_ - 1);
    if (!has_begun_) {
      begin();
      if (proven_ >= known_) {
        is_settled_ = true;
        break;
      }
      target_ = proven_ + static_cast<std::int64_t>(
                              ambition_ * static_cast<double>(known_ - 1 - proven_));
    }
    bool is_through = false;
    if (is_fresh_) {
      is_fresh_ = false;
      if (look() && branch()) {
        continue;
      }
    } 
    is_through = !go_back();
    if (is_through || spent_ > budget_) {
      if (kTrace) std::cerr << "tree " << number_ << " target " << target_ << (is_through ? " through" : " budget") << " known " << known_ << " proven " << proven_ << " ambition " << ambition_ << " spent " << spent_ << " nodes " << nodes_ << '\n';
      has_begun_ = false;
      if (is_through) {
        proven_ = std::max(proven_, target_ + 1);
      } else if (ambition_ > 0.95) {
        budget_ *= 2;
        ambition_ = kAmb1;
      } else {
        ambition_ = std::min(1.0, ambition_ * kAmbF);
      }
      if (proven_ >= known_) {
        is_settled_ = true;
      }
    }
  }
}

}  // namespace tongcun
