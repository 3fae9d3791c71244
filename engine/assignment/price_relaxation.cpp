// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/price_relaxation.h"

#include "engine/run/parallel.h"

#include <algorithm>
#include <limits>

namespace tongcun {
namespace {

constexpr std::uint32_t kNone = PlacementProblem::kShared;
constexpr std::size_t kMostBlocks = 32;
constexpr std::size_t kLeastBlock = 2048;
constexpr double kMemory = 0.95;  // weight of earlier rounds in how much a site opens
constexpr char const* kStage = "placement prices";

}  // namespace

std::vector<double> mean_amounts(PlacementProblem const& problem) {
  std::vector<double> sum(problem.resources(), 0.0);
  std::vector<double> number(problem.resources(), 0.0);
  for (ResourceUse const& use : problem.uses) {
    sum[use.resource] += static_cast<double>(use.amount);
    number[use.resource] += 1.0;
  }
  for (std::size_t r = 0; r < sum.size(); ++r) {
    sum[r] = number[r] > 0.0 ? sum[r] / number[r] : 1.0;
  }
  return sum;
}

PriceRelaxation::PriceRelaxation(PlacementProblem const& problem, RunSettings const& run)
    : over_use(problem.resources(), 0.0),
      problem_(problem),
      run_(run),
      block_(std::max(kLeastBlock, (problem.units() + kMostBlocks - 1) / kMostBlocks)) {}

void PriceRelaxation::without_values(RelaxedPrices& prices) {
  std::size_t const blocks = (problem_.units() + block_ - 1) / block_;
  used_in_block_.resize(blocks);
  bound_of_block_.assign(blocks, 0.0);
  for_each_block(run_, kStage, problem_.units(), block_, [&](std::size_t begin, std::size_t end) {
    std::size_t const block = begin / block_;
    std::vector<double>& used = used_in_block_[block];
    used.assign(problem_.resources(), 0.0);
    double bound = 0.0;
    for (std::size_t unit = begin; unit < end; ++unit) {
      if (unit % 1024 == 0 && run_.stop_requested()) {
        return;
      }
      auto least = static_cast<double>(problem_.unplaced[unit]);
      std::size_t chosen = problem_.options.size();
      for (std::size_t option = problem_.first[unit]; option < problem_.first[unit + 1]; ++option) {
        double const cost = relaxed_cost(problem_, option, prices.resource_price);
        if (cost < least) {
          least = cost;
          chosen = option;
        }
      }
      prices.unit_value[unit] = least;
      double const members = problem_.count[unit];
      bound += least * members;
      if (chosen < problem_.options.size()) {
        for (ResourceUse const& use : problem_.uses_of(chosen)) {
          used[use.resource] += static_cast<double>(use.amount) * members;
        }
      }
    }
    bound_of_block_[block] = bound;
  });
  prices.bound = 0.0;
  for (double const bound : bound_of_block_) {
    prices.bound += bound;
  }
  for (std::size_t r = 0; r < over_use.size(); ++r) {
    auto const capacity = static_cast<double>(problem_.capacity[r]);
    prices.bound -= prices.resource_price[r] * capacity;
    over_use[r] = -capacity;
    for (std::vector<double> const& used : used_in_block_) {
      over_use[r] += used[r];
    }
  }
}

void PriceRelaxation::with_values(RelaxedPrices& prices) {
  if (first_at_site_.empty()) {
    first_at_site_.assign(problem_.sites() + 1, 0);
    option_at_site_.resize(problem_.options.size());
    unit_of_option_.resize(problem_.options.size());
    resources_at_site_.resize(problem_.sites());
    first_opening_.assign(problem_.sites() + 1, 0);
    for (OpeningUse const& use : problem_.opening) {
      ++first_opening_[use.site + std::size_t{1}];
    }
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      first_opening_[site + 1] += first_opening_[site];
    }
    only_resource_.assign(problem_.sites(), kNone);
    for (PlacementOption const& option : problem_.options) {
      ++first_at_site_[option.site + std::size_t{1}];
    }
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      first_at_site_[site + 1] += first_at_site_[site];
    }
    for (std::size_t r = 0; r < problem_.resources(); ++r) {
      if (problem_.owner[r] != PlacementProblem::kShared) {
        resources_at_site_[problem_.owner[r]].push_back(static_cast<std::uint32_t>(r));
      }
    }
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      if (resources_at_site_[site].size() == 1) {
        only_resource_[site] = resources_at_site_[site].front();
      }
    }
    std::vector<std::size_t> next(first_at_site_.begin(), first_at_site_.end() - 1);
    for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
      std::uint32_t before = kNone;
      for (std::size_t option = problem_.first[unit]; option < problem_.first[unit + 1]; ++option) {
        std::uint32_t const site = problem_.options[option].site;
        unit_of_option_[option] = static_cast<std::uint32_t>(unit);
        option_at_site_[next[site]++] = static_cast<std::uint32_t>(option);
        if (site == before) {
          only_resource_[site] = kNone;
        }
        before = site;
      }
    }
  }
  run_.check_stop();
  under_placed.assign(problem_.units(), 0.0);
  prices.bound = 0.0;
  for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
    double const value = prices.unit_value[unit];
    auto const unplaced = static_cast<double>(problem_.unplaced[unit]);
    prices.bound += std::min(value, unplaced) * problem_.count[unit];
    under_placed[unit] = value < unplaced ? 1.0 : 0.0;
  }
  for (std::size_t r = 0; r < over_use.size(); ++r) {
    over_use[r] = 0.0;
    if (problem_.owner[r] == PlacementProblem::kShared) {
      auto const capacity = static_cast<double>(problem_.capacity[r]);
      prices.bound -= prices.resource_price[r] * capacity;
      over_use[r] = -capacity;
    }
  }
  for (std::size_t site = 0; site < problem_.sites(); ++site) {
    if (site % 16 == 0) {
      run_.check_stop();
    }
    only_resource_[site] != kNone ? fill_site(site, prices) : choose_at_site(site, prices);
  }
  // A price that sites set themselves has nothing left to gain.
  for (std::size_t site = 0; site < problem_.sites(); ++site) {
    if (only_resource_[site] != kNone) {
      over_use[only_resource_[site]] = 0.0;
    }
  }
}

double PriceRelaxation::opening_cost(std::size_t site, RelaxedPrices const& prices) const {
  auto cost = static_cast<double>(problem_.site_cost[site]);
  for (std::size_t i = first_opening_[site]; i < first_opening_[site + 1]; ++i) {
    OpeningUse const& use = problem_.opening[i];
    cost += static_cast<double>(use.amount) * prices.resource_price[use.resource];
  }
  return cost;
}

void PriceRelaxation::open(std::size_t site, bool is_open, RelaxedPrices& prices) {
  for (std::size_t i = first_opening_[site]; is_open && i < first_opening_[site + 1]; ++i) {
    over_use[problem_.opening[i].resource] += static_cast<double>(problem_.opening[i].amount);
  }
  prices.opening[site] = kMemory * prices.opening[site] + (is_open ? 1.0 - kMemory : 0.0);
}

void PriceRelaxation::fill_site(std::size_t site, RelaxedPrices& prices) {
  std::uint32_t const own = only_resource_[site];
  takers_.clear();
  double free_gain = 0.0;  // of those who take nothing of the site's resource
  taken_.clear();
  for (std::size_t i = first_at_site_[site]; i < first_at_site_[site + 1]; ++i) {
    std::size_t const option = option_at_site_[i];
    std::uint32_t const unit = unit_of_option_[option];
    double gain = prices.unit_value[unit] - static_cast<double>(problem_.options[option].cost);
    double amount = 0.0;
    for (ResourceUse const& use : problem_.uses_of(option)) {
      if (use.resource == own) {
        amount = static_cast<double>(use.amount);
      } else {
        gain -= static_cast<double>(use.amount) * prices.resource_price[use.resource];
      }
    }
    if (gain <= 0.0) {
      continue;
    }
    double const members = problem_.count[unit];
    if (amount == 0.0) {
      free_gain += gain * members;
      taken_.push_back(static_cast<std::uint32_t>(option));
    } else {
      takers_.push_back(
          {gain / amount, gain * members, amount * members, static_cast<std::uint32_t>(option)});
    }
  }
  auto const lesser = [](Taker const& a, Taker const& b) {
    return a.ratio != b.ratio ? a.ratio < b.ratio : a.option > b.option;
  };
  std::ranges::make_heap(takers_, lesser);
  auto const capacity = static_cast<double>(problem_.capacity[own]);
  double left = capacity;
  double gain = free_gain;
  double price = 0.0;
  double last_share = 1.0;
  std::size_t full = takers_.size();
  while (full > 0) {
    std::pop_heap(takers_.begin(), takers_.begin() + static_cast<std::ptrdiff_t>(full), lesser);
    Taker const& taker = takers_[--full];
    if (taker.amount > left) {
      price = taker.ratio;
      last_share = left / taker.amount;
      gain += taker.gain * last_share;
      break;
    }
    left -= taker.amount;
    gain += taker.gain;
  }
  prices.resource_price[own] = price;
  double const cost = opening_cost(site, prices);
  bool const is_open = gain > cost;
  open(site, is_open, prices);
  if (!is_open) {
    return;
  }
  prices.bound += cost - gain;
  auto const take = [&](std::size_t option, double share) {
    std::uint32_t const unit = unit_of_option_[option];
    under_placed[unit] -= share;
    for (ResourceUse const& use : problem_.uses_of(option)) {
      over_use[use.resource] += share * static_cast<double>(use.amount) * problem_.count[unit];
    }
  };
  for (std::uint32_t const option : taken_) {
    take(option, 1.0);
  }
  for (std::size_t i = full; i < takers_.size(); ++i) {
    take(takers_[i].option, i == full && price > 0.0 ? last_share : 1.0);
  }
}

void PriceRelaxation::choose_at_site(std::size_t site, RelaxedPrices& prices) {
  double worth = opening_cost(site, prices);
  for (std::uint32_t const r : resources_at_site_[site]) {
    worth -= prices.resource_price[r] * static_cast<double>(problem_.capacity[r]);
  }
  taken_.clear();
  for (std::size_t i = first_at_site_[site]; i < first_at_site_[site + 1];) {
    std::uint32_t const unit = unit_of_option_[option_at_site_[i]];
    double least = 0.0;
    std::uint32_t chosen = kNone;
    for (; i < first_at_site_[site + 1] && unit_of_option_[option_at_site_[i]] == unit; ++i) {
      double const cost = relaxed_cost(problem_, option_at_site_[i], prices.resource_price) -
                          prices.unit_value[unit];
      if (cost < least) {
        least = cost;
        chosen = option_at_site_[i];
      }
    }
    if (chosen != kNone) {
      worth += least * problem_.count[unit];
      taken_.push_back(chosen);
    }
  }
  bool const is_open = worth < 0.0;
  open(site, is_open, prices);
  if (!is_open) {
    return;
  }
  prices.bound += worth;
  for (std::uint32_t const r : resources_at_site_[site]) {
    over_use[r] -= static_cast<double>(problem_.capacity[r]);
  }
  for (std::uint32_t const option : taken_) {
    std::uint32_t const unit = unit_of_option_[option];
    under_placed[unit] -= 1.0;
    for (ResourceUse const& use : problem_.uses_of(option)) {
      over_use[use.resource] += static_cast<double>(use.amount) * problem_.count[unit];
    }
  }
}

}  // namespace tongcun
