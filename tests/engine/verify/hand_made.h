// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/verify/plan_world.h"
#include "tests/worlds/add_mover.h"

#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// Households by consent and persons, in one village: one site, one phase without stocks, nothing
// costs anything. In the question are those that this kind of plan admits.
inline RelocationProblem question_of(
    std::vector<std::pair<Consent, std::int32_t>> const& households, PlanKind kind) {
  RelocationProblem problem;
  problem.options.kind = kind;
  problem.sites.resize(1);
  problem.sites[SiteId(0)].admits = true;
  add_phase(problem, SiteId(0), 100);
  problem.times.clinic.push_back(0);
  problem.times.primary.push_back(0);
  problem.times.old_land.emplace_back(0);
  for (std::uint32_t i = 0; i < households.size(); ++i) {
    auto const [consent, persons] = households[i];
    bool const is_sure = consent == Consent::willing || consent == Consent::signed_up;
    if (consent == Consent::unwilling || (kind == PlanKind::committed && !is_sure)) {
      continue;
    }
    add_mover(
        problem,
        {.household = HouseholdId(i), .persons = persons, .consent = consent, .unserved = 1'000});
  }
  return problem;
}

// A register of them with the codes A, B, C ….
inline HouseholdRegister register_of(
    std::vector<std::pair<Consent, std::int32_t>> const& households) {
  HouseholdRegister people;
  people.households.resize(households.size());
  for (std::uint32_t i = 0; i < households.size(); ++i) {
    HouseholdId const id(i);
    people.households.code[id] = std::string(1, static_cast<char>('A' + i));
    people.households.village[id] = VillageId(0);
    people.households.persons[id] = households[i].second;
    people.households.standing.consent[id] = Stated(households[i].first);
  }
  return people;
}

// A question over the households, of which every mover is placed.
inline PlanWorld all_moved(RelocationProblem problem, HouseholdRegister people) {
  PlanWorld world{std::move(problem), std::move(people), {}};
  world.plan.place.resize(world.problem.movers.size(), MoverPlace{PhaseId(0), StockId::none()});
  RandomStream random(1, Purpose::test, 0);
  certify(world, random);
  return world;
}

inline std::vector<PlanFault> faults_of(PlanCheck const& check) {
  std::vector<PlanFault> faults;
  for (PlanFinding const& finding : check.findings) {
    faults.push_back(finding.fault);
  }
  return faults;
}

// All findings, for messages.
inline std::string told(PlanCheck const& check) {
  std::string text;
  for (PlanFinding const& finding : check.findings) {
    text += " fault " + std::to_string(static_cast<int>(finding.fault)) + " claimed " +
            std::to_string(finding.claimed) + " found " + std::to_string(finding.found) + ";";
  }
  return text;
}

}  // namespace tongcun
