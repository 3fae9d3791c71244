// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/compare_register.h"

#include "engine/verify/compare_preferences.h"
#include "engine/verify/compare_units.h"
#include "engine/verify/exact.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace tongcun::recount {
namespace {

// A field of a row that may not be there.
template <class IdType, class T>
T const* cell(IdVector<IdType, T> const& column, IdType row) {
  return !row.is_none() && row.value() < column.size() ? &column[row] : nullptr;
}

// Households with a member of whom the register knows that this age is reached.
std::vector<bool> have_aged(HouseholdRegister const& people, std::int32_t age) {
  std::vector<bool> have(people.households.size(), false);
  for (PersonId const person : people.persons.household.ids()) {
    HouseholdId const household = people.persons.household[person];
    Stated<std::int32_t> const* const known = cell(people.persons.age, person);
    if (!household.is_none() && household.value() < have.size() && known != nullptr &&
        known->has_value() && known->value() >= age) {
      have[household.value()] = true;
    }
  }
  return have;
}

std::optional<std::int64_t> jobs_of(JobRule rule, Stated<std::int32_t> const* labourers) {
  if (rule == JobRule::none) {
    return 0;
  }
  if (labourers == nullptr || !labourers->has_value()) {
    return std::nullopt;
  }
  // A number below zero takes nothing, as none does.
  std::int32_t const known = std::max(labourers->value(), 0);
  return rule == JobRule::each_labourer ? known : std::min(known, 1);
}

std::optional<std::int64_t> least_area_of(RelocationRules const& rules, std::int32_t persons) {
  if (rules.least_area.empty() || persons < 1) {
    return 0;
  }
  auto const listed = static_cast<std::size_t>(persons);
  return listed <= rules.least_area.size()
             ? rules.least_area[listed - 1]
             : (Exact(persons) * Exact(rules.least_area_beyond)).clamped();
}

// Sites that locks bind a household to or keep it from.
struct Locked {
  std::set<std::string> fixed;
  std::set<std::string> forbidden;
};

std::map<std::string, Locked> locks_of(RelocationOptions const& options) {
  std::map<std::string, Locked> locks;
  for (RelocationLock const& lock : options.locks) {
    Locked& of = locks[lock.household];
    if (lock.kind == LockKind::fix) {
      of.fixed.insert(lock.site);
    } else if (lock.kind == LockKind::forbid) {
      of.forbidden.insert(lock.site);
    }
  }
  return locks;
}

// The facts of one mover against the register and the options.
struct Comparison {
  RelocationProblem const& problem;
  HouseholdTable const& households;
  std::vector<bool> is_aged;  // by household; empty without a rule
  std::map<std::string, Locked> locks;
  std::vector<PlanFinding>& findings;

  void expect(MoverId mover, std::int64_t claimed, std::optional<std::int64_t> found) {
    if (found && claimed != *found) {
      add(mover, claimed, *found);
    }
  }
  void add(MoverId mover, std::int64_t claimed, std::int64_t found) {
    findings.push_back(
        {PlanFault::wrong_facts, mover, problem.movers.household[mover], claimed, found, {}});
  }

  void compare_household(MoverId mover, Consent consent) {
    Movers const& movers = problem.movers;
    HouseholdId const household = movers.household[mover];
    if (movers.consent[mover] != consent || !is_admitted(problem.options.kind, consent)) {
      add(mover, static_cast<std::int64_t>(movers.consent[mover]),
          static_cast<std::int64_t>(consent));
    }
    if (auto const* persons = cell(households.persons, household)) {
      expect(mover, movers.persons[mover], *persons);
    }
    if (auto const* village = cell(households.village, household);
        village != nullptr && !village->is_none()) {
      expect(mover, movers.village[mover].value(), village->value());
    }
    if (auto const* modes = cell(households.standing.mode_wishes, household);
        modes != nullptr && *modes != movers.mode_wishes[mover]) {
      add(mover, static_cast<std::int64_t>(movers.mode_wishes[mover].named.size()),
          static_cast<std::int64_t>(modes->named.size()));
    }
    if (auto const* wishes = cell(households.standing.site_wishes, household)) {
      expect(mover, static_cast<std::int64_t>(movers.wishes[mover].size()),
             static_cast<std::int64_t>(wishes->size()));
    }
  }

  void compare_rules(MoverId mover) {
    Movers const& movers = problem.movers;
    HouseholdId const household = movers.household[mover];
    expect(mover, movers.jobs[mover],
           jobs_of(problem.rules.jobs, cell(households.standing.labourers, household)));
    expect(mover, movers.least_area[mover], least_area_of(problem.rules, movers.persons[mover]));
    if (!is_aged.empty() && is_aged[household.value()] && movers.needs_ground_floor[mover] == 0) {
      add(mover, 0, 1);
    }
    if (!problem.rules.most_area_a_person && movers.most_area[mover]) {
      add(mover, *movers.most_area[mover], 0);
    }
  }

  // Only that a lock of the household itself is there: the question does not tell codes of sites.
  void compare_locks(MoverId mover) {
    auto const* code = cell(households.code, problem.movers.household[mover]);
    auto const found = code == nullptr ? locks.end() : locks.find(*code);
    if (found == locks.end()) {
      return;
    }
    if (!found->second.fixed.empty() && problem.movers.fixed[mover].is_none()) {
      add(mover, 0, 1);
    }
    std::set<SiteId> const forbidden(problem.movers.forbidden[mover].begin(),
                                     problem.movers.forbidden[mover].end());
    if (forbidden.size() < found->second.forbidden.size()) {
      add(mover, static_cast<std::int64_t>(forbidden.size()),
          static_cast<std::int64_t>(found->second.forbidden.size()));
    }
  }
};

// Who is eligible is for the rules to say where there are any, but for what the office decided.
void compare_decisions(RelocationProblem const& problem, HouseholdRegister const& people,
                       std::vector<bool> const& is_asked, std::vector<PlanFinding>& findings) {
  std::map<std::string, bool> decided;
  for (EligibilityDecision const& decision : problem.options.decisions) {
    decided.emplace(decision.household, decision.eligible);
  }
  for (HouseholdId const household : people.households.code.ids()) {
    bool const is_in = is_asked[household.value()];
    auto const decision = decided.find(people.households.code[household]);
    bool const is_decided = decision != decided.end();
    if (is_in && is_decided && !decision->second) {
      findings.push_back({PlanFault::excluded, MoverId::none(), household, 1, 0, {}});
    }
    bool const is_eligible = is_decided ? decision->second : problem.rules.reasons.empty();
    if (!is_in && is_eligible && is_admitted(problem.options.kind, consent_of(people, household))) {
      findings.push_back({PlanFault::left_out, MoverId::none(), household, 0, 1, {}});
    }
  }
}

}  // namespace

Consent consent_of(HouseholdRegister const& people, HouseholdId household) {
  Stated<Consent> const* const stated = cell(people.households.standing.consent, household);
  return stated != nullptr && stated->has_value() ? stated->value() : Consent::not_asked;
}

bool is_admitted(PlanKind kind, Consent consent) {
  switch (consent) {
    case Consent::willing:
    case Consent::signed_up:
      return true;
    case Consent::conditional:
    case Consent::not_asked:
      return kind == PlanKind::potential;
    case Consent::unwilling:
      break;
  }
  return false;
}

void compare_register(RelocationProblem const& problem, HouseholdRegister const& people,
                      std::vector<PlanFinding>& findings) {
  HouseholdTable const& households = people.households;
  Comparison comparison{problem, households, {}, locks_of(problem.options), findings};
  if (problem.rules.ground_floor_age) {
    comparison.is_aged = have_aged(people, *problem.rules.ground_floor_age);
  }
  std::vector<bool> is_asked(households.size(), false);
  for (MoverId const mover : problem.movers.household.ids()) {
    HouseholdId const household = problem.movers.household[mover];
    if (household.value() >= households.size()) {
      comparison.add(mover, household.value(), static_cast<std::int64_t>(households.size()));
      continue;
    }
    is_asked[household.value()] = true;
    comparison.compare_household(mover, consent_of(people, household));
    comparison.compare_rules(mover);
    comparison.compare_locks(mover);
  }
  compare_units(problem, people, findings);
  compare_preferences(problem, people, findings);
  compare_decisions(problem, people, is_asked, findings);
}

}  // namespace tongcun::recount
