// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_node.h"

#include <algorithm>

namespace tongcun {

bool PlacementNode::is_for(PlacementProblem const& problem, OfferTable const& table) {
  if (!problem.opening.empty() || table.offers.size() != problem.options.size() + problem.units()) {
    return false;
  }
  return std::ranges::all_of(table.offers, [&](Offer const& offer) {
    return offer.option == Offer::kNowhere || (offer.more == offer.more_end && offer.amount > 0 &&
                                               problem.owner[offer.resource] == offer.site);
  });
}

PlacementNode::PlacementNode(PlacementProblem const& problem, OfferTable const& table)
    : nowhere_(table.nowhere_site),
      of_resource_(problem.resources()),
      of_site_(problem.sites() + 1),
      resources_at_(problem.sites() + 1),
      settled_(table.lots.size(), kNone),
      room_(problem.capacity) {
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
  std::vector<std::uint32_t> offers;
  for (std::uint32_t lot = 0; lot < table.lots.size(); ++lot) {
    auto const [unit, members] = table.lots[lot];
    offers.clear();
    for (std::size_t i = table.first[unit]; i < table.first[unit + std::size_t{1}]; ++i) {
      Offer const& offer = table.offers[i];
      if (offer.option == Offer::kNowhere ||
          offer.amount <= problem.capacity[offer.resource] / members) {
        offers.push_back(static_cast<std::uint32_t>(i));
      }
    }
    std::ranges::stable_sort(offers, {}, [&](std::uint32_t i) { return table.offers[i].site; });
    for (std::uint32_t const i : offers) {
      Offer const& offer = table.offers[i];
      auto const choice = static_cast<std::uint32_t>(choices_.size());
      choices_.push_back(
          {offer.cost * members, offer.amount * members, lot, i, offer.site, offer.resource});
      of_site_[offer.site].push_back(choice);
      if (offer.option != Offer::kNowhere) {
        of_resource_[offer.resource].push_back(choice);
      }
    }
    first_choice_.push_back(choices_.size());
    left_.push_back(static_cast<std::uint32_t>(offers.size()));
    if (offers.size() == 1) {
      single_.push_back(lot);
    }
  }
  is_out_.assign(choices_.size(), 0);
}

std::int64_t PlacementNode::room_at(std::uint32_t site) const {
  std::int64_t sum = 0;
  for (std::uint32_t const resource : resources_at_[site]) {
    sum += room_[resource];
  }
  return sum;
}

bool PlacementNode::leave_out(std::uint32_t choice) {
  std::uint32_t const lot = choices_[choice].lot;
  if (is_out_[choice] != 0) {
    return true;
  }
  if (settled_[lot] == choice) {
    return false;
  }
  is_out_[choice] = 1;
  changes_.push_back({Event::left_out, choice});
  --left_[lot];
  if (settled_[lot] == kNone && left_[lot] == 1) {
    single_.push_back(lot);
  }
  return left_[lot] > 0;
}

bool PlacementNode::settle(std::uint32_t choice) {
  Choice const& c = choices_[choice];
  if (settled_[c.lot] != kNone || is_out_[choice] != 0) {
    return settled_[c.lot] == choice;
  }
  settled_[c.lot] = choice;
  cost_ += c.cost;
  changes_.push_back({Event::settled, c.lot});
  if (c.amount > 0) {
    room_[c.resource] -= c.amount;
    if (room_[c.resource] < 0) {
      return false;
    }
    to_check_.push_back(c.resource);
  }
  return open(c.site);
}

bool PlacementNode::open(std::uint32_t site) {
  if (state_[site] != SiteState::undecided) {
    return state_[site] == SiteState::open;
  }
  state_[site] = SiteState::open;
  cost_ += site_cost_[site];
  changes_.push_back({Event::opened, site});
  return true;
}

bool PlacementNode::close(std::uint32_t site) {
  if (state_[site] != SiteState::undecided) {
    return state_[site] == SiteState::closed;
  }
  state_[site] = SiteState::closed;
  changes_.push_back({Event::closed, site});
  return std::ranges::all_of(of_site_[site],
                             [&](std::uint32_t choice) { return leave_out(choice); });
}

bool PlacementNode::settle_single(std::uint32_t lot) {
  for (std::size_t i = first_choice_[lot]; i < first_choice_[lot + std::size_t{1}]; ++i) {
    if (is_out_[i] == 0) {
      return settle(static_cast<std::uint32_t>(i));
    }
  }
  return false;
}

bool PlacementNode::propagate() {
  while (!single_.empty() || !to_check_.empty()) {
    if (!single_.empty()) {
      std::uint32_t const lot = single_.back();
      single_.pop_back();
      if (settled_[lot] == kNone && !settle_single(lot)) {
        return false;
      }
      continue;
    }
    std::uint32_t const resource = to_check_.back();
    to_check_.pop_back();
    for (std::uint32_t const choice : of_resource_[resource]) {
      if (is_free(choice) && choices_[choice].amount > room_[resource] && !leave_out(choice)) {
        return false;
      }
    }
  }
  return true;
}

void PlacementNode::undo_to(std::size_t changes) {
  while (changes_.size() > changes) {
    auto const [event, what] = changes_.back();
    changes_.pop_back();
    if (event == Event::left_out) {
      is_out_[what] = 0;
      ++left_[choices_[what].lot];
    } else if (event == Event::settled) {
      Choice const& c = choices_[settled_[what]];
      cost_ -= c.cost;
      if (c.amount > 0) {
        room_[c.resource] += c.amount;
      }
      settled_[what] = kNone;
    } else {
      cost_ -= event == Event::opened ? site_cost_[what] : 0.0;
      state_[what] = SiteState::undecided;
    }
  }
  single_.clear();
  to_check_.clear();
}

}  // namespace tongcun
