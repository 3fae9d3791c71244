// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/opening_search.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint32_t kMostSwapped = 3;  // by one kick

}  // namespace

OpeningSearch::OpeningSearch(PlacementProblem const& problem, std::uint64_t seed,
                             RunSettings const& run)
    : problem_(problem), seed_(seed), run_(run), solver_(problem), value_(problem.units()) {
  best_.is_open.assign(problem.sites(), 0);
  best_.price.assign(problem.resources(), 0);
  best_.cost = *score_placement(problem, {});
}

void OpeningSearch::start_from(std::vector<Placement> const& placements) {
  std::vector<std::uint8_t> is_open(problem_.sites(), 0);
  for (Placement const& placement : placements) {
    is_open[problem_.options[placement.option].site] = 1;
  }
  // What costs nothing to open is open anyway.
  for (std::size_t site = 0; site < problem_.sites(); ++site) {
    if (problem_.site_cost[site] == 0) {
      is_open[site] = 1;
    }
  }
  try {
    keep(solve(std::move(is_open)));
  } catch (Stopped const&) {
    assert(run_.stop_requested());
  }
}

void OpeningSearch::search(std::int64_t work, std::int64_t enough) {
  left_ = work;
  enough_ = enough;
  try {
    Choice now = best_;
    descend(now);
    while (!is_over()) {
      RandomStream random(seed_, Purpose::placement_search, ++kicks_);
      Choice next = kicked(random);
      descend(next);
    }
  } catch (Stopped const&) {
    assert(run_.stop_requested());  // what was found so far counts
  }
}

bool OpeningSearch::is_over() const {
  return left_ <= 0 || best_.cost <= enough_ || run_.stop_requested();
}

void OpeningSearch::keep(Choice const& choice) {
  if (choice.cost < best_.cost) {
    best_ = choice;
  }
}

OpeningSearch::Choice OpeningSearch::solve(std::vector<std::uint8_t> is_open) {
  left_ -= static_cast<std::int64_t>(problem_.units());
  for (std::uint32_t r = 0; r < problem_.resources(); ++r) {
    left_ -= is_open[problem_.owner[r]] != 0 ? static_cast<std::int64_t>(solver_.at(r).size()) : 0;
  }
  OpenTransport found = solver_.solve(is_open, run_);
  // A site that nobody uses need not be open.
  std::vector<std::uint8_t> is_used(problem_.sites(), 0);
  for (Placement const& placement : found.placements) {
    is_used[problem_.options[placement.option].site] = 1;
  }
  for (std::size_t site = 0; site < problem_.sites(); ++site) {
    if (is_open[site] > is_used[site] && problem_.site_cost[site] > 0) {
      is_open[site] = 0;
      found.cost -= problem_.site_cost[site];
    }
  }
  return {std::move(is_open), std::move(found.placements), std::move(found.price), found.cost};
}

void OpeningSearch::descend(Choice& choice) {
  keep(choice);
  bool gained = true;
  while (gained && !is_over()) {
    gained = false;
    value_units(choice);
    for (Change const& change : promising(choice)) {
      std::vector<std::uint8_t> is_open = choice.is_open;
      if (change.open != kNone) {
        is_open[change.open] = 1;
      }
      if (change.close != kNone) {
        is_open[change.close] = 0;
      }
      Choice next = solve(std::move(is_open));
      gained = next.cost < choice.cost;
      if (gained) {
        choice = std::move(next);
        keep(choice);
      }
      if (gained || is_over()) {
        break;
      }
    }
  }
}

void OpeningSearch::value_units(Choice const& choice) {
  for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
    value_[unit] = {solver_.unplaced()[unit], solver_.unplaced()[unit], kNone};
  }
  for (std::uint32_t r = 0; r < problem_.resources(); ++r) {
    std::uint32_t const site = problem_.owner[r];
    if (choice.is_open[site] == 0) {
      continue;
    }
    for (OpenTransportSolver::Comer const& comer : solver_.at(r)) {
      Value& value = value_[comer.unit];
      std::int64_t const paid = comer.cost + choice.price[r];
      if (site == value.site) {
        value.here = std::min(value.here, paid);
      } else if (paid < value.here) {
        value = {paid, value.here, site};
      } else {
        value.elsewhere = std::min(value.elsewhere, paid);
      }
    }
  }
}

// What opening one site (and closing another, or kNone, which alone adds `closing`) adds at least:
// if each resource of the one has the best price, that at which it is just full. May tell more than
// is true only where it is not below 0.
std::int64_t OpeningSearch::least_added(std::uint32_t open, std::uint32_t close,
                                        std::int64_t closing) {
  std::int64_t const least = problem_.site_cost[open] + closing;
  std::int64_t gained = 0;
  for (std::uint32_t const resource : solver_.resources_of(open)) {
    takers_.clear();
    std::int64_t members = 0;
    std::int64_t all = 0;
    for (OpenTransportSolver::Comer const& comer : solver_.at(resource)) {
      Value const& value = value_[comer.unit];
      std::int64_t const paid = value.site == close ? value.elsewhere : value.here;
      if (paid > comer.cost) {
        std::int64_t const count = problem_.count[comer.unit];
        takers_.push_back({paid - comer.cost, count});
        members += count;
        all += (paid - comer.cost) * count;
      }
    }
    left_ -= static_cast<std::int64_t>(solver_.at(resource).size()) / 8;
    std::int64_t room = problem_.capacity[resource];
    if (members <= room) {
      gained += all;
      continue;
    }
    if (solver_.resources_of(open).size() == 1 && least - all >= 0) {
      return 0;  // even with room for all
    }
    std::ranges::sort(takers_, std::greater<>(), &Taker::gain);
    for (Taker const& taker : takers_) {
      std::int64_t const come = std::min(room, taker.members);
      gained += taker.gain * come;
      room -= come;
      if (room == 0) {
        break;
      }
    }
  }
  return least - gained;
}

std::vector<OpeningSearch::Change> OpeningSearch::promising(Choice const& choice) {
  std::size_t const sites = problem_.sites();
  std::vector<std::int64_t> closing(sites, 0);  // what it adds at least, by open site
  for (std::uint32_t site = 0; site < sites; ++site) {
    if (choice.is_open[site] != 0) {
      closing[site] = -problem_.site_cost[site];
      for (std::uint32_t const resource : solver_.resources_of(site)) {
        closing[site] += choice.price[resource] * problem_.capacity[resource];
      }
    }
  }
  for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
    if (value_[unit].site != kNone) {
      closing[value_[unit].site] +=
          (value_[unit].elsewhere - value_[unit].here) * problem_.count[unit];
    }
  }
  std::vector<Change> changes;
  auto const add = [&](std::int64_t least, std::uint32_t open, std::uint32_t close) {
    if (least < 0) {
      changes.push_back({least, open, close});
    }
  };
  std::vector<std::int64_t> more(sites);  // that opening gains where another site closes
  for (std::uint32_t close = 0; close < sites; ++close) {
    if (choice.is_open[close] != 0 && problem_.site_cost[close] > 0) {
      add(closing[close], kNone, close);
    }
  }
  for (std::uint32_t open = 0; open < sites; ++open) {
    if (choice.is_open[open] != 0) {
      continue;
    }
    std::ranges::fill(more, 0);
    std::int64_t all = 0;  // that opening gains, with room for everybody
    for (std::uint32_t const resource : solver_.resources_of(open)) {
      for (OpenTransportSolver::Comer const& comer : solver_.at(resource)) {
        Value const& value = value_[comer.unit];
        std::int64_t const count = problem_.count[comer.unit];
        all += std::max<std::int64_t>(0, value.here - comer.cost) * count;
        if (value.site != kNone && comer.cost < value.elsewhere) {
          more[value.site] +=
              (value.elsewhere - std::max<std::int64_t>(value.here, comer.cost)) * count;
        }
      }
      left_ -= static_cast<std::int64_t>(solver_.at(resource).size()) / 8;
    }
    std::int64_t const most = problem_.site_cost[open] - all;
    if (most < 0) {
      add(least_added(open, kNone, 0), open, kNone);
    }
    for (std::uint32_t close = 0; close < sites; ++close) {
      if (choice.is_open[close] != 0 && problem_.site_cost[close] > 0 &&
          most + closing[close] - more[close] < 0) {
        add(least_added(open, close, closing[close]), open, close);
      }
    }
  }
  std::ranges::sort(changes, [](Change const& a, Change const& b) {
    return std::tie(a.least, a.open, a.close) < std::tie(b.least, b.open, b.close);
  });
  return changes;
}

OpeningSearch::Choice OpeningSearch::kicked(RandomStream& random) {
  std::vector<std::uint8_t> is_open = best_.is_open;
  std::vector<std::uint32_t> open;
  std::vector<std::uint32_t> closed;
  for (std::uint32_t site = 0; site < problem_.sites(); ++site) {
    if (problem_.site_cost[site] > 0) {
      (is_open[site] != 0 ? open : closed).push_back(site);
    }
  }
  std::uint32_t const swapped = 1 + random.next_below(kMostSwapped);
  for (std::uint32_t i = 0; i < swapped; ++i) {
    for (std::vector<std::uint32_t> const* const list : {&open, &closed}) {
      if (!list->empty()) {
        std::uint32_t const site =
            (*list)[random.next_below(static_cast<std::uint32_t>(list->size()))];
        is_open[site] = list == &closed ? 1 : 0;
      }
    }
  }
  return solve(std::move(is_open));
}

}  // namespace tongcun
