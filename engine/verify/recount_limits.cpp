// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/recount_limits.h"

#include "engine/verify/recount_offer.h"

#include <limits>
#include <utility>

namespace tongcun::recount {
namespace {

constexpr std::int64_t kPerMille = 1000;
constexpr std::size_t kNotStated = std::numeric_limits<std::size_t>::max();

// The phase of each site that has just one; none() of the others.
IdVector<SiteId, PhaseId> only_phases(RelocationProblem const& problem) {
  IdVector<SiteId, std::size_t> count(problem.sites.size());
  IdVector<SiteId, PhaseId> only(problem.sites.size());
  for (PhaseId const phase : problem.phases.site.ids()) {
    SiteId const site = problem.phases.site[phase];
    only[site] = ++count[site] == 1 ? phase : PhaseId::none();
  }
  return only;
}

std::optional<std::int64_t> stated(SiteLimits const& site, LimitKind kind) {
  switch (kind) {
    case LimitKind::jobs:
      return site.jobs;
    case LimitKind::primary_seats:
      return site.primary_seats;
    case LimitKind::junior_seats:
      return site.junior_seats;
    case LimitKind::clinic:
      return site.clinic_persons;
    case LimitKind::water:
      return site.water_litres;
    case LimitKind::land:
      return site.land;
    case LimitKind::ground_floor:
      return site.ground_floor;
    default:
      return std::nullopt;  // no limit of sites
  }
}

// The most households of a mode: a number, a share of all who may be placed rounded down, or the
// fewer of both.
std::optional<std::int64_t> most_of(RelocationProblem const& problem, ModeOptions const& mode) {
  if (!mode.most_share) {
    return mode.most_households;
  }
  std::int64_t const shared =
      static_cast<std::int64_t>(problem.movers.size()) * *mode.most_share / kPerMille;
  return mode.most_households && *mode.most_households < shared ? *mode.most_households : shared;
}

}  // namespace

Limits::Limits(RelocationProblem const& problem)
    : site_(problem.phases.site), budget_(problem.phases.size()) {
  for (PhaseId const phase : problem.phases.site.ids()) {
    budget_[phase] = budget_of(problem, phase);
    mode_.push_back(problem.sites[problem.phases.site[phase]].mode);
  }
  for (StockId const stock : problem.stocks.phase.ids()) {
    add(LimitKind::dwellings, stock.value(), problem.stocks.dwellings[stock],
        problem.stocks.phase[stock]);
  }
  for (PhaseId const phase : problem.phases.site.ids()) {
    add(LimitKind::persons, phase.value(), problem.phases.persons[phase], phase);
  }
  IdVector<SiteId, PhaseId> const only = only_phases(problem);
  for (LimitKind const kind :
       {LimitKind::jobs, LimitKind::primary_seats, LimitKind::junior_seats, LimitKind::clinic,
        LimitKind::water, LimitKind::land, LimitKind::ground_floor}) {
    for (SiteId const site : problem.sites.ids()) {
      add(kind, site.value(), stated(problem.sites[site], kind), only[site]);
    }
  }
  for (std::size_t year = 0; year < problem.budgets.size(); ++year) {
    add(LimitKind::money, year, problem.budgets[year].amount, PhaseId::none());
  }
  for (std::size_t mode = 0; mode < kResettlementModes; ++mode) {
    add(LimitKind::mode, mode, most_of(problem, problem.options.modes.of[mode]), PhaseId::none());
  }
  if (problem.shares) {
    add_townships(*problem.shares);
  }
  is_ordered_ = problem.guarantees.has_value();
  for (auto const& [goal, kind] : {std::pair{Goal::shares, LimitKind::share_short},
                                   {Goal::urgent, LimitKind::urgent_left_out},
                                   {Goal::posts, LimitKind::posts_short},
                                   {Goal::guarantees, LimitKind::guarantees_lost}}) {
    auto const level = static_cast<std::size_t>(goal);
    if (problem.reached[level]) {
      reached_[level] = limits_.size();
      add(kind, 0, problem.reached[level], PhaseId::none());
    }
  }
}

void Limits::add_townships(Shares const& shares) {
  township_ = shares.township;
  for (TownshipId const township : shares.households.ids()) {
    // So many may stay that those who are placed, a thousand times, are no fewer than their share.
    std::int64_t const may_stay =
        shares.households[township] * (kPerMille - shares.least) / kPerMille;
    add(LimitKind::left_out, township.value(), may_stay, PhaseId::none());
  }
}

void Limits::add(LimitKind kind, std::size_t index, std::optional<std::int64_t> capacity,
                 PhaseId owner) {
  position_[static_cast<std::size_t>(kind)].push_back(capacity ? limits_.size() : kNotStated);
  if (capacity) {
    limits_.push_back({kind, static_cast<std::uint32_t>(index), *capacity});
    owner_.push_back(owner);
  }
}

std::optional<std::size_t> Limits::left_out_of(MoverId mover) const {
  if (township_.empty() || township_[mover].is_none()) {
    return std::nullopt;
  }
  return position_[static_cast<std::size_t>(LimitKind::left_out)][township_[mover].value()];
}

std::optional<std::size_t> Limits::met(LimitKind kind, PhaseId phase, StockId stock) const {
  if (kind == LimitKind::guarantees_lost) {
    return reached(Goal::guarantees);
  }
  if (kind == LimitKind::left_out || kind == LimitKind::share_short ||
      kind == LimitKind::urgent_left_out || kind == LimitKind::posts_short) {
    return std::nullopt;  // who stays takes of them, or what is taken beyond another limit
  }
  std::size_t index = site_[phase].value();
  if (kind == LimitKind::dwellings) {
    if (stock.is_none()) {
      return std::nullopt;
    }
    index = stock.value();
  } else if (kind == LimitKind::persons) {
    index = phase.value();
  } else if (kind == LimitKind::money) {
    if (!budget_[phase]) {
      return std::nullopt;
    }
    index = *budget_[phase];
  } else if (kind == LimitKind::mode) {
    index = static_cast<std::size_t>(mode_[phase]);
  }
  std::size_t const position = position_[static_cast<std::size_t>(kind)][index];
  return position == kNotStated ? std::nullopt : std::optional(position);
}

}  // namespace tongcun::recount
