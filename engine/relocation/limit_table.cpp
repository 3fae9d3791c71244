// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/limit_table.h"

#include "engine/relocation/goal_cost.h"
#include "engine/relocation/price_offer.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

struct SiteLimit {
  LimitKind kind;
  std::optional<std::int64_t> SiteLimits::*capacity;
};
constexpr std::array<SiteLimit, 7> kSiteLimits{
    {{LimitKind::jobs, &SiteLimits::jobs},
     {LimitKind::primary_seats, &SiteLimits::primary_seats},
     {LimitKind::junior_seats, &SiteLimits::junior_seats},
     {LimitKind::clinic, &SiteLimits::clinic_persons},
     {LimitKind::water, &SiteLimits::water_litres},
     {LimitKind::land, &SiteLimits::land},
     {LimitKind::ground_floor, &SiteLimits::ground_floor}}};

// The most households that a mode may settle; none: it has no cap.
std::optional<std::int64_t> most_settled(RelocationProblem const& problem,
                                         ModeOptions const& mode) {
  constexpr std::int64_t kPerMille = 1000;
  auto const movers = static_cast<std::int64_t>(problem.movers.size());
  std::optional<std::int64_t> most = mode.most_households;
  if (mode.most_share) {
    most = std::min(most.value_or(movers), movers * *mode.most_share / kPerMille);
  }
  return most;
}

}  // namespace

LimitKind limit_of(Goal goal) {
  switch (goal) {
    case Goal::urgent:
      return LimitKind::urgent_left_out;
    case Goal::posts:
      return LimitKind::posts_short;
    case Goal::guarantees:
      return LimitKind::guarantees_lost;
    case Goal::shares:
    case Goal::cost:
      break;
  }
  assert(goal == Goal::shares);
  return LimitKind::share_short;
}

LimitTable::LimitTable(RelocationProblem const& problem) {
  std::vector<std::uint32_t> phases(problem.sites.size(), 0);
  std::vector<PhaseId> only(problem.sites.size());
  for (PhaseId const phase : problem.phases.site.ids()) {
    std::uint32_t const site = problem.phases.site[phase].value();
    only[site] = ++phases[site] == 1 ? phase : PhaseId::none();
  }
  positions_[static_cast<std::size_t>(LimitKind::dwellings)].assign(problem.stocks.size(), kNone);
  positions_[static_cast<std::size_t>(LimitKind::persons)].assign(problem.phases.size(), kNone);
  positions_[static_cast<std::size_t>(LimitKind::money)].assign(problem.budgets.size(), kNone);
  auto const add = [&](LimitKind kind, std::uint32_t index, std::int64_t capacity, PhaseId owner) {
    positions_[static_cast<std::size_t>(kind)][index] = static_cast<std::uint32_t>(limits_.size());
    limits_.push_back({kind, index, capacity});
    owners_.push_back(owner);
  };
  for (StockId const stock : problem.stocks.area.ids()) {
    add(LimitKind::dwellings, stock.value(), problem.stocks.dwellings[stock],
        problem.stocks.phase[stock]);
  }
  for (PhaseId const phase : problem.phases.site.ids()) {
    if (problem.phases.persons[phase]) {
      add(LimitKind::persons, phase.value(), *problem.phases.persons[phase], phase);
    }
  }
  for (SiteLimit const& limit : kSiteLimits) {
    positions_[static_cast<std::size_t>(limit.kind)].assign(problem.sites.size(), kNone);
    for (SiteId const site : problem.sites.ids()) {
      std::optional<std::int64_t> const capacity = problem.sites[site].*limit.capacity;
      if (capacity) {
        add(limit.kind, site.value(), *capacity, only[site.value()]);
      }
    }
  }
  for (std::size_t year = 0; year < problem.budgets.size(); ++year) {
    add(LimitKind::money, static_cast<std::uint32_t>(year), problem.budgets[year].amount,
        PhaseId::none());
  }
  positions_[static_cast<std::size_t>(LimitKind::mode)].assign(kResettlementModes, kNone);
  for (std::uint32_t mode = 0; mode < kResettlementModes; ++mode) {
    if (auto const most = most_settled(problem, problem.options.modes.of[mode])) {
      add(LimitKind::mode, mode, *most, PhaseId::none());
    }
  }
  if (problem.shares) {
    Shares const& shares = *problem.shares;
    limits_staying_ = !shares.area.empty();
    positions_[static_cast<std::size_t>(LimitKind::left_out)].assign(shares.area.size(), kNone);
    for (TownshipId const township : shares.area.ids()) {
      add(LimitKind::left_out, township.value(),
          most_left_out(shares.households[township], shares.least), PhaseId::none());
    }
  }
  for (Goal const goal : {Goal::shares, Goal::urgent, Goal::posts, Goal::guarantees}) {
    positions_[static_cast<std::size_t>(limit_of(goal))].assign(1, kNone);
    if (auto const& most = problem.reached[static_cast<std::size_t>(goal)]) {
      add(limit_of(goal), 0, *most, PhaseId::none());
      limits_staying_ = limits_staying_ || goal == Goal::urgent;
    }
  }
}

LimitUses LimitTable::uses(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                           StockId stock, std::int64_t public_money) const {
  Movers const& movers = problem.movers;
  std::uint32_t const site = problem.phases.site[phase].value();
  std::int64_t const persons = movers.persons[mover];
  LimitUses uses;
  auto const take = [&](LimitKind kind, std::uint32_t index, std::int64_t amount) {
    std::optional<std::uint32_t> const limit = find(kind, index);
    if (limit && amount > 0) {
      uses.add({*limit, amount});
    }
  };
  if (!stock.is_none()) {
    take(LimitKind::dwellings, stock.value(), 1);
  }
  take(LimitKind::persons, phase.value(), persons);
  take(LimitKind::jobs, site, movers.jobs[mover]);
  take(LimitKind::primary_seats, site, movers.primary_pupils[mover]);
  take(LimitKind::junior_seats, site, movers.junior_pupils[mover]);
  take(LimitKind::clinic, site, persons);
  take(LimitKind::water, site, persons * problem.rules.water_a_person.value_or(0));
  take(LimitKind::land, site, persons * problem.rules.land_a_person.value_or(0));
  if (!problem.sites[problem.phases.site[phase]].has_lift) {
    take(LimitKind::ground_floor, site, movers.needs_ground_floor[mover]);
  }
  if (std::optional<std::size_t> const year = budget_of(problem, phase)) {
    take(LimitKind::money, static_cast<std::uint32_t>(*year), public_money);
  }
  take(LimitKind::mode, static_cast<std::uint32_t>(problem.sites[SiteId(site)].mode), 1);
  if (is_ordered(problem)) {
    take(LimitKind::guarantees_lost, 0, guarantees_lost(problem, mover, phase));
  }
  return uses;
}

LimitUses LimitTable::uses_of_staying(RelocationProblem const& problem, MoverId mover) const {
  LimitUses uses;
  if (problem.shares && !problem.shares->township[mover].is_none()) {
    uses.add({*find(LimitKind::left_out, problem.shares->township[mover].value()), 1});
  }
  if (problem.movers.urgent[mover] != 0) {
    if (auto const limit = find(LimitKind::urgent_left_out, 0)) {
      uses.add({*limit, 1});
    }
  }
  return uses;
}

std::optional<BeyondLimit> LimitTable::beyond(RelocationProblem const& problem,
                                              std::size_t limit) const {
  if (limits_[limit].kind == LimitKind::left_out) {
    return BeyondLimit{problem.goal == Goal::shares ? 1 : 0, find(LimitKind::share_short, 0)};
  }
  if (limits_[limit].kind == LimitKind::jobs && is_ordered(problem)) {
    return BeyondLimit{problem.goal == Goal::posts ? 1 : 0, find(LimitKind::posts_short, 0)};
  }
  return std::nullopt;
}

std::vector<std::int64_t> LimitTable::counted(RelocationProblem const& problem,
                                              std::vector<std::int64_t> price) const {
  for (std::size_t limit = 0; limit < price.size(); ++limit) {
    if (std::optional<BeyondLimit> const more = beyond(problem, limit)) {
      std::int64_t const most =
          (more->cost << price_bits(problem.goal)) + (more->limit ? price[*more->limit] : 0);
      price[limit] = std::min(price[limit], most);
    }
  }
  return price;
}

std::vector<Limit> limits_of(RelocationProblem const& problem) {
  return LimitTable(problem).limits();
}

}  // namespace tongcun
