// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/limit_table.h"

#include "engine/relocation/price_offer.h"

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

}  // namespace

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
  return uses;
}

std::vector<Limit> limits_of(RelocationProblem const& problem) {
  return LimitTable(problem).limits();
}

}  // namespace tongcun
