// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/compare_preferences.h"

#include "engine/verify/exact.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace tongcun::recount {
namespace {

constexpr std::int64_t kNoSite = -1;

// What the options say that a household prefers: a code of a site, none for staying.
struct Named {
  std::optional<std::string> site;
  std::int64_t price = 0;
};

// What is compared without codes: whether it is for staying, and the price.
using Kind = std::pair<bool, std::int64_t>;

std::int64_t figure(SiteId site) {
  return site.is_none() ? kNoSite : std::int64_t{site.value()};
}

std::int64_t sum_of(std::vector<Kind> const& kinds) {
  Exact sum;
  for (auto const& [stays, price] : kinds) {
    sum += price;
  }
  return sum.clamped().value_or(std::numeric_limits<std::int64_t>::max());
}

struct Comparison {
  RelocationProblem const& problem;
  HouseholdTable const& households;
  std::vector<PlanFinding>& findings;
  std::multimap<std::string, RelocationLock const*> locks;  // by household
  std::map<std::string, std::string> earlier;               // household -> site, "" = stayed
  IdVector<MoveUnitId, std::vector<std::string>> codes;     // of the members
  std::map<std::string, SiteId> site_of;                    // as named so far
  std::map<SiteId, std::string> name_of;

  void add(MoverId mover, std::int64_t claimed, std::int64_t found) {
    findings.push_back(
        {PlanFault::wrong_facts, mover, problem.movers.household[mover], claimed, found, {}});
  }

  // None of a household that the register has not: that is a finding already.
  [[nodiscard]] std::string const* code_of(MoverId mover) const {
    HouseholdId const household = problem.movers.household[mover];
    return household.value() < households.code.size() ? &households.code[household] : nullptr;
  }

  [[nodiscard]] std::vector<RelocationLock const*> locks_of(MoverId mover, LockKind kind) const {
    std::vector<RelocationLock const*> all;
    for (std::string const& code : codes[problem.movers.unit[mover]]) {
      auto const [begin, end] = locks.equal_range(code);
      for (auto lock = begin; lock != end; ++lock) {
        if (lock->second->kind == kind) {
          all.push_back(lock->second);
        }
      }
    }
    return all;
  }

  [[nodiscard]] std::vector<Named> preferred(MoverId mover) const {
    std::vector<Named> named;
    for (RelocationLock const* const lock : locks_of(mover, LockKind::prefer)) {
      named.push_back({lock->site, lock->price});
    }
    std::string const* const code = code_of(mover);
    auto const before = code == nullptr ? earlier.end() : earlier.find(*code);
    if (before != earlier.end()) {
      named.push_back({before->second.empty() ? std::nullopt : std::optional(before->second),
                       problem.options.change_price.value_or(0)});
    }
    return named;
  }

  void see(MoverId mover, std::string const& code, SiteId site) {
    auto const [place, is_new] = site_of.emplace(code, site);
    if (place->second != site) {
      add(mover, figure(site), figure(place->second));
    } else if (is_new && !site.is_none() && !name_of.emplace(site, code).second) {
      add(mover, figure(site), kNoSite);
    }
  }

  // Codes and sites of one kind; they can be told apart if all codes are one.
  void see_all(MoverId mover, std::set<std::string> const& named, std::set<SiteId> const& sites) {
    if (named.size() != 1) {
      return;
    }
    for (SiteId const site : sites) {
      see(mover, *named.begin(), site);
    }
  }

  void compare(MoverId mover) {
    Movers const& movers = problem.movers;
    std::vector<Kind> claimed;
    std::vector<Kind> found;
    std::set<SiteId> sites;
    std::set<std::string> names;
    for (SitePreference const& preference : movers.preferences[mover]) {
      claimed.emplace_back(!preference.site, preference.price);
      if (preference.site) {
        sites.insert(*preference.site);
      }
    }
    for (Named const& named : preferred(mover)) {
      found.emplace_back(!named.site, named.price);
      if (named.site) {
        names.insert(*named.site);
      }
    }
    std::ranges::sort(claimed);
    std::ranges::sort(found);
    if (claimed.size() != found.size()) {
      add(mover, static_cast<std::int64_t>(claimed.size()),
          static_cast<std::int64_t>(found.size()));
    } else if (claimed != found) {
      add(mover, sum_of(claimed), sum_of(found));
    } else {
      see_all(mover, names, sites);
    }
  }

  void compare_names(MoverId mover) {
    Movers const& movers = problem.movers;
    HouseholdId const household = movers.household[mover];
    auto const& all_wishes = households.standing.site_wishes;
    if (household.value() < all_wishes.size() &&
        all_wishes[household].size() == movers.wishes[mover].size()) {
      for (std::size_t rank = 0; rank < movers.wishes[mover].size(); ++rank) {
        see(mover, all_wishes[household][rank], movers.wishes[mover][rank]);
      }
    }
    for (RelocationLock const* const lock : locks_of(mover, LockKind::fix)) {
      if (!movers.fixed[mover].is_none()) {
        see(mover, lock->site, movers.fixed[mover]);
      }
    }
    std::set<std::string> forbidden;
    for (RelocationLock const* const lock : locks_of(mover, LockKind::forbid)) {
      forbidden.insert(lock->site);
    }
    see_all(mover, forbidden, {movers.forbidden[mover].begin(), movers.forbidden[mover].end()});
  }
};

}  // namespace

void compare_preferences(RelocationProblem const& problem, HouseholdRegister const& people,
                         std::vector<PlanFinding>& findings) {
  Comparison comparison{problem, people.households, findings, {}, {}, {}, {}, {}};
  for (RelocationLock const& lock : problem.options.locks) {
    comparison.locks.emplace(lock.household, &lock);
  }
  if (problem.options.earlier) {
    for (EarlierPlace const& place : problem.options.earlier->places) {
      comparison.earlier.emplace(place.household, place.site);
    }
  }
  comparison.codes.resize(problem.units);
  for (MoverId const mover : problem.movers.household.ids()) {
    if (std::string const* const code = comparison.code_of(mover)) {
      comparison.codes[problem.movers.unit[mover]].push_back(*code);
    }
  }
  for (MoverId const mover : problem.movers.household.ids()) {
    comparison.compare(mover);
    comparison.compare_names(mover);
  }
}

}  // namespace tongcun::recount
