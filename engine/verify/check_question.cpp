// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/check_question.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace tongcun::recount {
namespace {

bool are_all(std::initializer_list<std::size_t> sizes, std::size_t size) {
  return std::ranges::all_of(sizes, [size](std::size_t each) { return each == size; });
}

bool has_sizes(Shares const& shares, std::size_t movers) {
  return shares.township.size() == movers && shares.area.size() == shares.households.size();
}

// Today's ways are there, or nobody asks for them.
bool has_todays_ways(RelocationProblem const& problem) {
  std::size_t const sites = problem.sites.size();
  std::size_t const villages = sites == 0 ? 0 : problem.times.old_land.size() / sites;
  bool const is_asked = std::ranges::any_of(problem.sites.values(), [](SiteLimits const& site) {
    return !site.has_place && site.mode == ResettlementMode::in_situ;
  });
  std::size_t const asked = is_asked ? villages : 0;
  return problem.times.clinic_today.size() == asked && problem.times.primary_today.size() == asked;
}

bool has_sizes(RelocationProblem const& problem) {
  Movers const& m = problem.movers;
  Phases const& p = problem.phases;
  std::size_t const sites = problem.sites.size();
  return (!problem.shares || has_sizes(*problem.shares, m.size())) &&
         (!problem.groups ||
          (problem.groups->of.size() == m.size() &&
           problem.groups->closed.size() == problem.groups->households.size())) &&
         (!problem.guarantees || problem.guarantees->lacking.size() == sites) &&
         are_all({m.village.size(), m.unit.size(), m.consent.size(), m.urgent.size(),
                  m.accompanying.size(), m.persons.size(), m.jobs.size(), m.primary_pupils.size(),
                  m.junior_pupils.size(), m.needs_ground_floor.size(), m.least_area.size(),
                  m.most_area.size(), m.wishes.size(), m.mode_wishes.size(), m.fixed.size(),
                  m.forbidden.size(), m.preferences.size(), problem.unserved.size()},
                 m.size()) &&
         are_all(
             {p.number.size(), p.available_from.size(), p.persons.size(), p.opening_cost.size()},
             p.size()) &&
         are_all({problem.stocks.area.size(), problem.stocks.dwellings.size()},
                 problem.stocks.size()) &&
         are_all({problem.times.clinic.size(), problem.times.primary.size()}, sites) &&
         (sites == 0 ? problem.times.old_land.empty()
                     : problem.times.old_land.size() % sites == 0) &&
         has_todays_ways(problem);
}

template <class Tag>
bool is_of(Id<Tag> id, std::size_t size) {
  return !id.is_none() && id.value() < size;
}

bool has_ids(RelocationProblem const& problem) {
  Movers const& movers = problem.movers;
  std::size_t const sites = problem.sites.size();
  // Sites of nowhere ask for no times of villages.
  std::size_t const villages = sites == 0 ? 0 : problem.times.old_land.size() / sites;
  auto const is_site = [sites](SiteId id) { return is_of(id, sites); };
  bool const has_townships =
      !problem.shares ||
      std::ranges::all_of(problem.shares->township.values(), [&](TownshipId township) {
        return township.is_none() || is_of(township, problem.shares->area.size());
      });
  bool const has_groups =
      !problem.groups ||
      (std::ranges::all_of(problem.groups->of.values(),
                           [&](MoveGroupId group) {
                             return group.is_none() ||
                                    is_of(group, problem.groups->households.size());
                           }) &&
       std::ranges::all_of(problem.groups->closed.values(), [&](std::vector<SiteId> const& closed) {
         return std::ranges::all_of(closed, is_site);
       }));
  if (problem.units > movers.size() || !has_townships || !has_groups) {
    return false;
  }
  std::vector<bool> is_used(problem.units, false);
  for (MoverId const mover : movers.household.ids()) {
    MoveUnitId const unit = movers.unit[mover];
    SiteId const fixed = movers.fixed[mover];
    if (movers.household[mover].is_none() || !is_of(unit, problem.units) ||
        movers.village[mover].is_none() || (sites > 0 && !is_of(movers.village[mover], villages)) ||
        (problem.guarantees && !is_of(movers.village[mover], problem.guarantees->held.size())) ||
        !std::ranges::all_of(movers.wishes[mover],
                             [&](SiteId id) { return id.is_none() || is_site(id); }) ||
        !(fixed.is_none() || is_site(fixed)) ||
        !std::ranges::all_of(movers.forbidden[mover], is_site) ||
        !std::ranges::all_of(movers.preferences[mover], [&](SitePreference const& preference) {
          return !preference.site || preference.site->is_none() || is_site(*preference.site);
        })) {
      return false;
    }
    is_used[unit.value()] = true;
  }
  return std::ranges::all_of(is_used, [](bool used) { return used; }) &&
         std::ranges::all_of(problem.phases.site.values(), is_site) &&
         std::ranges::all_of(problem.stocks.phase.values(),
                             [&](PhaseId id) { return is_of(id, problem.phases.size()); });
}

template <class T>
bool is_figure(T value) {
  return value >= 0;
}
template <class T>
bool is_figure(std::optional<T> const& value) {
  return !value || *value >= 0;
}

template <class Id, class T>
bool are_figures(IdVector<Id, T> const& column) {
  return std::ranges::all_of(column.values(), [](T const& value) { return is_figure(value); });
}

// A question of the last level, which says what those before it have reached.
bool has_levels(RelocationProblem const& problem) {
  auto const is_reached = [&problem](Goal goal, bool is_asked) {
    std::optional<std::int64_t> const& reached = problem.reached[static_cast<std::size_t>(goal)];
    return is_figure(reached) && reached.has_value() == is_asked;
  };
  bool const is_ordered = problem.guarantees.has_value();
  constexpr std::int32_t kAll = 1000;
  return problem.goal == Goal::cost && is_reached(Goal::shares, problem.shares.has_value()) &&
         is_reached(Goal::urgent, is_ordered) && is_reached(Goal::posts, is_ordered) &&
         is_reached(Goal::guarantees, is_ordered) && is_reached(Goal::cost, false) &&
         (!problem.shares ||
          (problem.shares->least >= 0 && problem.shares->least <= kAll &&
           std::ranges::all_of(problem.shares->households.values(), [&](std::int64_t households) {
             return households > 0 &&
                    households <= static_cast<std::int64_t>(problem.movers.size());
           })));
}

bool are_figures(PaymentRules const& rules) {
  return is_figure(rules.subsidy_a_person) && is_figure(rules.subsidy_a_household) &&
         is_figure(rules.self_payment_a_person) && is_figure(rules.most_self_payment) &&
         is_figure(rules.most_loan);
}

// Nobody is accompanying where the rules do not tell.
bool has_accompanying_figures(RelocationProblem const& problem) {
  auto const& rules = problem.rules.accompanying;
  return (!rules || !rules->payment || are_figures(*rules->payment)) &&
         std::ranges::all_of(problem.movers.accompanying.values(),
                             [&](std::uint8_t is_so) { return is_so <= (rules ? 1 : 0); });
}

bool are_figures(ModeOptions const& mode) {
  constexpr std::int32_t kAll = 1000;
  auto const& own = mode.without_site;
  return are_figures(mode.payment) && is_figure(mode.most_households) &&
         is_figure(mode.most_share) && mode.most_share.value_or(0) <= kAll &&
         (!own || (is_figure(own->cost_a_person) && is_figure(own->cost_a_household) &&
                   is_figure(own->most_cost) && is_figure(own->minutes)));
}

// What is no place is of a mode that the options offer without one, once a mode, and has no stocks;
// and says what its ways count.
bool has_modes(RelocationProblem const& problem) {
  std::vector<bool> is_used(kResettlementModes, false);
  for (SiteLimits const& site : problem.sites.values()) {
    auto const mode = static_cast<std::size_t>(site.mode);
    if (mode >= kResettlementModes) {
      return false;
    }
    if (site.has_place) {
      continue;
    }
    auto const& own = problem.options.modes.of[mode].without_site;
    bool const is_in_situ = site.mode == ResettlementMode::in_situ;
    if (!own || is_used[mode] || own->minutes.has_value() == is_in_situ) {
      return false;
    }
    is_used[mode] = true;
  }
  return std::ranges::all_of(problem.options.modes.of,
                             [](ModeOptions const& mode) { return are_figures(mode); }) &&
         std::ranges::all_of(problem.stocks.phase.values(), [&](PhaseId phase) {
           return problem.sites[problem.phases.site[phase]].has_place;
         });
}

bool has_group_figures(RelocationProblem const& problem) {
  return is_figure(problem.options.split_price) && is_figure(problem.options.chunk) &&
         (!problem.groups ||
          std::ranges::all_of(problem.groups->households.values(), [&](std::int64_t households) {
            return households > 0 && households <= static_cast<std::int64_t>(problem.movers.size());
          }));
}

bool has_figures(RelocationProblem const& problem) {
  Movers const& m = problem.movers;
  RelocationRules const& rules = problem.rules;
  RelocationOptions const& options = problem.options;
  return has_modes(problem) && has_levels(problem) && has_group_figures(problem) &&
         has_accompanying_figures(problem) && are_figures(m.persons) && are_figures(m.jobs) &&
         are_figures(m.primary_pupils) && are_figures(m.junior_pupils) &&
         are_figures(m.least_area) && are_figures(m.most_area) && are_figures(problem.unserved) &&
         std::ranges::all_of(m.preferences.values(),
                             [](std::vector<SitePreference> const& list) {
                               return std::ranges::all_of(list, [](SitePreference const& one) {
                                 return is_figure(one.price);
                               });
                             }) &&
         are_figures(problem.phases.persons) && are_figures(problem.phases.opening_cost) &&
         are_figures(problem.stocks.area) && are_figures(problem.stocks.dwellings) &&
         are_figures(problem.times.clinic) && are_figures(problem.times.primary) &&
         are_figures(problem.times.clinic_today) && are_figures(problem.times.primary_today) &&
         std::ranges::all_of(problem.times.old_land,
                             [](auto const& minutes) { return is_figure(minutes); }) &&
         std::ranges::all_of(problem.sites.values(),
                             [](SiteLimits const& site) {
                               return is_figure(site.cost_per_area) && is_figure(site.jobs) &&
                                      is_figure(site.primary_seats) &&
                                      is_figure(site.junior_seats) &&
                                      is_figure(site.clinic_persons) &&
                                      is_figure(site.water_litres) && is_figure(site.land) &&
                                      is_figure(site.ground_floor);
                             }) &&
         std::ranges::all_of(problem.budgets,
                             [](YearBudget const& year) { return is_figure(year.amount); }) &&
         is_figure(options.wish_price) && is_figure(options.minute_price) &&
         is_figure(options.unserved_price) && is_figure(options.unserved_urgent_price) &&
         is_figure(options.change_price) && is_figure(options.cost_a_person) &&
         is_figure(rules.cost_a_person) && is_figure(rules.subsidy_a_person) &&
         is_figure(rules.subsidy_a_household) && is_figure(rules.self_payment_a_person) &&
         is_figure(rules.most_self_payment) && is_figure(rules.most_loan) &&
         is_figure(rules.water_a_person) && is_figure(rules.land_a_person);
}

template <class Id>
bool are_ascending(IdVector<Id, std::vector<GuaranteeId>> const& lists) {
  return std::ranges::all_of(lists.values(), [](std::vector<GuaranteeId> const& list) {
    return std::ranges::adjacent_find(list, std::ranges::greater_equal()) == list.end();
  });
}

bool is_in_order(RelocationProblem const& problem) {
  // Strictly: each household exactly once, each year exactly once.
  return (!problem.guarantees || (are_ascending(problem.guarantees->held) &&
                                  are_ascending(problem.guarantees->lacking))) &&
         std::ranges::adjacent_find(problem.movers.household.values(),
                                    std::ranges::greater_equal()) ==
             problem.movers.household.values().end() &&
         std::ranges::adjacent_find(problem.budgets, std::ranges::greater_equal(),
                                    &YearBudget::year) == problem.budgets.end() &&
         (!problem.shares ||
          std::ranges::adjacent_find(problem.shares->area.values(), std::ranges::greater_equal()) ==
              problem.shares->area.values().end());
}

}  // namespace

std::optional<QuestionFlaw> flaw_of(RelocationProblem const& problem) {
  if (!has_sizes(problem)) {
    return QuestionFlaw::sizes;
  }
  if (!has_ids(problem)) {
    return QuestionFlaw::ids;
  }
  if (!has_figures(problem)) {
    return QuestionFlaw::figures;
  }
  if (!is_in_order(problem)) {
    return QuestionFlaw::order;
  }
  return std::nullopt;
}

}  // namespace tongcun::recount
