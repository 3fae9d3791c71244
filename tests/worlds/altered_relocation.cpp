// SPDX-License-Identifier: Apache-2.0
#include "tests/worlds/altered_relocation.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Minutes = std::optional<std::int32_t>;

void multiply(std::optional<std::int64_t>& money, std::int64_t factor) {
  if (money) {
    *money *= factor;
  }
}

// A column of minutes more for the last site, by village.
void add_way(RelocationProblem& problem, std::vector<Minutes> const& by_village) {
  AfterMoveTimes& times = problem.times;
  std::size_t const sites = times.clinic.size();
  std::vector<Minutes> wider;
  for (std::size_t village = 0; village < by_village.size(); ++village) {
    auto const row = times.old_land.begin() + static_cast<std::ptrdiff_t>(village * (sites - 1));
    wider.insert(wider.end(), row, row + static_cast<std::ptrdiff_t>(sites - 1));
    wider.push_back(by_village[village]);
  }
  times.old_land = std::move(wider);
}

// The phases and dwellings of `site` of `from`, after all others, for the site `as`.
void add_phases(RelocationProblem& problem, RelocationProblem const& from, SiteId site, SiteId as) {
  for (PhaseId const phase : from.phases.site.ids()) {
    if (from.phases.site[phase] != site) {
      continue;
    }
    PhaseId const copy = problem.phases.site.push_back(as);
    problem.phases.number.push_back(from.phases.number[phase]);
    problem.phases.available_from.push_back(from.phases.available_from[phase]);
    problem.phases.persons.push_back(from.phases.persons[phase]);
    problem.phases.opening_cost.push_back(from.phases.opening_cost[phase]);
    for (StockId const stock : from.stocks.phase.ids()) {
      if (from.stocks.phase[stock] == phase) {
        problem.stocks.phase.push_back(copy);
        problem.stocks.area.push_back(from.stocks.area[stock]);
        problem.stocks.dwellings.push_back(from.stocks.dwellings[stock]);
      }
    }
  }
}

// A random order: what was number i becomes number order[i].
std::vector<std::uint32_t> random_order(std::size_t count, RandomStream& random) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = count; i > 1; --i) {
    std::swap(order[i - 1], order[random.next_below(static_cast<std::uint32_t>(i))]);
  }
  return order;
}

std::vector<std::uint32_t> inverse(std::vector<std::uint32_t> const& order) {
  std::vector<std::uint32_t> old(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    old[order[i]] = i;
  }
  return old;
}

template <class Key, class T>
void reorder(IdVector<Key, T>& column, std::vector<std::uint32_t> const& old) {
  IdVector<Key, T> const before = column;
  for (std::uint32_t i = 0; i < old.size(); ++i) {
    column[Key(i)] = before[Key(old[i])];
  }
}

class Renumbering {
 public:
  Renumbering(RelocationProblem const& from, RandomStream& random)
      : from_(from),
        to_(from),
        site_(random_order(from.sites.size(), random)),
        village_(random_order(from.times.old_land.size() / from.sites.size(), random)),
        mover_(random_order(from.movers.size(), random)),
        unit_(random_order(from.units, random)) {}

  RelocationProblem renumbered() {
    renumber_sites();
    renumber_phases();
    renumber_movers();
    return std::move(to_);
  }

 private:
  void renumber_sites() {
    std::vector<std::uint32_t> const old = inverse(site_);
    std::vector<std::uint32_t> const old_village = inverse(village_);
    reorder(to_.sites, old);
    reorder(to_.times.clinic, old);
    reorder(to_.times.primary, old);
    if (!to_.times.clinic_today.empty()) {
      reorder(to_.times.clinic_today, old_village);
      reorder(to_.times.primary_today, old_village);
    }
    to_.times.old_land.clear();
    for (std::uint32_t const village : old_village) {
      for (std::uint32_t const site : old) {
        to_.times.old_land.push_back(from_.times.to_old_land(VillageId(village), SiteId(site)));
      }
    }
  }

  // Phases stand by site and number, stocks by phase: they follow their sites.
  void renumber_phases() {
    to_.phases = {};
    to_.stocks = {};
    for (std::uint32_t const old : inverse(site_)) {
      add_phases(to_, from_, SiteId(old), SiteId(site_[old]));
    }
  }

  void renumber_movers() {
    Movers& movers = to_.movers;
    std::vector<std::uint32_t> const old = inverse(mover_);
    reorder(movers.village, old);
    reorder(movers.unit, old);
    reorder(movers.consent, old);
    reorder(movers.urgent, old);
    reorder(movers.accompanying, old);
    reorder(movers.persons, old);
    reorder(movers.jobs, old);
    reorder(movers.primary_pupils, old);
    reorder(movers.junior_pupils, old);
    reorder(movers.needs_ground_floor, old);
    reorder(movers.least_area, old);
    reorder(movers.most_area, old);
    reorder(movers.wishes, old);
    reorder(movers.mode_wishes, old);
    reorder(movers.fixed, old);
    reorder(movers.forbidden, old);
    reorder(movers.preferences, old);
    reorder(to_.unserved, old);
    if (to_.groups) {
      reorder(to_.groups->of, old);
      for (std::vector<SiteId>& closed : to_.groups->closed.values()) {
        for (SiteId& site : closed) {
          site = renumbered(site);
        }
        std::ranges::sort(closed);
      }
    }
    for (MoverId const mover : movers.household.ids()) {
      movers.village[mover] = VillageId(village_[movers.village[mover].value()]);
      movers.unit[mover] = MoveUnitId(unit_[movers.unit[mover].value()]);
      movers.fixed[mover] = renumbered(movers.fixed[mover]);
      for (SiteId& wish : movers.wishes[mover]) {
        wish = renumbered(wish);
      }
      for (SiteId& site : movers.forbidden[mover]) {
        site = renumbered(site);
      }
      std::ranges::sort(movers.forbidden[mover]);
      for (SitePreference& preference : movers.preferences[mover]) {
        preference.site =
            preference.site ? std::optional(renumbered(*preference.site)) : std::nullopt;
      }
      std::ranges::sort(movers.preferences[mover]);
    }
  }

  [[nodiscard]] SiteId renumbered(SiteId site) const {
    return site.is_none() ? site : SiteId(site_[site.value()]);
  }

  RelocationProblem const& from_;
  RelocationProblem to_;
  std::vector<std::uint32_t> site_;
  std::vector<std::uint32_t> village_;
  std::vector<std::uint32_t> mover_;
  std::vector<std::uint32_t> unit_;
};

}  // namespace

RelocationProblem scaled(RelocationProblem problem, std::int64_t factor) {
  RelocationOptions& options = problem.options;
  options.wish_price *= factor;
  options.split_price *= factor;
  multiply(options.change_price, factor);
  options.minute_price *= factor;
  multiply(options.unserved_price, factor);
  multiply(options.unserved_urgent_price, factor);
  multiply(options.cost_a_person, factor);
  RelocationRules& rules = problem.rules;
  multiply(rules.cost_a_person, factor);
  multiply(rules.subsidy_a_person, factor);
  multiply(rules.subsidy_a_household, factor);
  multiply(rules.self_payment_a_person, factor);
  multiply(rules.most_self_payment, factor);
  multiply(rules.most_loan, factor);
  for (ModeOptions& mode : options.modes.of) {
    for (auto const figure : {&PaymentRules::subsidy_a_person, &PaymentRules::subsidy_a_household,
                              &PaymentRules::self_payment_a_person,
                              &PaymentRules::most_self_payment, &PaymentRules::most_loan}) {
      multiply(mode.payment.*figure, factor);
    }
    if (mode.without_site) {
      multiply(mode.without_site->cost_a_person, factor);
      multiply(mode.without_site->cost_a_household, factor);
      multiply(mode.without_site->most_cost, factor);
    }
  }
  for (SiteLimits& limits : problem.sites.values()) {
    multiply(limits.cost_per_area, factor);
  }
  for (std::int64_t& cost : problem.phases.opening_cost.values()) {
    cost *= factor;
  }
  for (YearBudget& budget : problem.budgets) {
    budget.amount *= factor;
  }
  for (std::int64_t& price : problem.unserved.values()) {
    price *= factor;
  }
  for (std::vector<SitePreference>& preferences : problem.movers.preferences.values()) {
    for (SitePreference& preference : preferences) {
      preference.price *= factor;
    }
  }
  return problem;
}

RelocationProblem with_site_of(RelocationProblem problem, RelocationProblem const& donor) {
  std::size_t const villages = problem.times.old_land.size() / problem.sites.size();
  SiteId const first(0);
  SiteId const added = problem.sites.push_back(donor.sites[first]);
  problem.times.clinic.push_back(donor.times.clinic[first]);
  problem.times.primary.push_back(donor.times.primary[first]);
  add_way(problem, std::vector<Minutes>(villages, donor.times.old_land.front()));
  add_phases(problem, donor, first, added);
  return problem;
}

RelocationProblem without_limits_of(RelocationProblem problem, SiteId site) {
  SiteLimits free;
  free.admits = problem.sites[site].admits;
  free.cost_per_area = problem.sites[site].cost_per_area;
  problem.sites[site] = free;
  auto const persons = std::as_const(problem.movers.persons).values();
  std::int64_t const everybody = std::accumulate(persons.begin(), persons.end(), std::int64_t{0});
  for (PhaseId const phase : problem.phases.site.ids()) {
    if (problem.phases.site[phase] == site) {
      problem.phases.persons[phase] = everybody;
    }
  }
  for (StockId const stock : problem.stocks.phase.ids()) {
    if (problem.phases.site[problem.stocks.phase[stock]] == site) {
      problem.stocks.dwellings[stock] = everybody;
    }
  }
  return problem;
}

RelocationProblem with_dearer_twin(RelocationProblem const& problem, SiteId site,
                                   RandomStream& random) {
  auto const farther = [&random](Minutes const& minutes) {
    return minutes ? Minutes(*minutes + static_cast<std::int32_t>(random.next_below(3)))
                   : std::nullopt;
  };
  RelocationProblem wider = problem;
  SiteLimits limits = problem.sites[site];
  if (limits.cost_per_area) {
    *limits.cost_per_area += random.next_below(300);
  }
  SiteId const twin = wider.sites.push_back(limits);
  wider.times.clinic.push_back(farther(problem.times.clinic[site]));
  wider.times.primary.push_back(farther(problem.times.primary[site]));
  std::vector<Minutes> way;
  for (std::uint32_t i = 0; i < problem.times.old_land.size() / problem.sites.size(); ++i) {
    way.push_back(farther(problem.times.to_old_land(VillageId(i), site)));
  }
  add_way(wider, way);
  add_phases(wider, problem, site, twin);
  for (auto i = static_cast<std::uint32_t>(problem.phases.size()); i < wider.phases.size(); ++i) {
    wider.phases.opening_cost[PhaseId(i)] += random.next_below(300);
  }
  for (std::vector<SiteId>& forbidden : wider.movers.forbidden.values()) {
    if (std::ranges::find(forbidden, site) != forbidden.end()) {
      forbidden.push_back(twin);
    }
  }
  return wider;
}

RelocationProblem renumbered(RelocationProblem const& problem, RandomStream& random) {
  return Renumbering(problem, random).renumbered();
}

}  // namespace tongcun
