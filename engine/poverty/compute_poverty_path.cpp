// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/compute_poverty_path.h"

#include "engine/poverty/compute_people_path.h"
#include "engine/poverty/pose_incomes.h"
#include "engine/poverty/unit_maker.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tongcun {
namespace {

std::vector<Beneficiaries> assign_programmes(PovertyStudy& study) {
  std::vector<Beneficiaries> all;
  all.reserve(study.options.programmes.size());
  for (std::size_t p = 0; p < study.options.programmes.size(); ++p) {
    Beneficiaries chosen = choose_beneficiaries(study, study.options.programmes[p]);
    for (HouseholdId const id : chosen.households) {
      study.households.programmes[id] |= 1U << p;
    }
    all.push_back(std::move(chosen));
  }
  return all;
}

bool is_concerned(PovertyStudy const& study, HouseholdId id, StudyScenario scenario) {
  StudyHouseholds const& households = study.households;
  return is_place_concerned(study, scenario, households.village[id]) ||
         (has_relocation(scenario) && households.move[id]) ||
         (has_programmes(scenario) && households.programmes[id] != 0);
}

StudyBase base_of(PovertyStudy const& study, HouseholdId id) {
  StudyHouseholds const& households = study.households;
  StudyBase base;
  base.households = 1;
  base.persons = households.persons[id];
  if (!households.income[id].has_value()) {
    base.unknown_households = 1;
    base.unknown_persons = base.persons;
    return base;
  }
  base.poor_households = is_poor_today(study, households.income[id].value()) ? 1 : 0;
  for (std::size_t s = 0; s < base.concerned.size(); ++s) {
    base.concerned[s] = is_concerned(study, id, static_cast<StudyScenario>(s)) ? 1 : 0;
  }
  return base;
}

void add(StudyBase& to, StudyBase const& base) {
  to.households += base.households;
  to.persons += base.persons;
  to.unknown_households += base.unknown_households;
  to.unknown_persons += base.unknown_persons;
  to.poor_households += base.poor_households;
  for (std::size_t s = 0; s < base.concerned.size(); ++s) {
    to.concerned[s] += base.concerned[s];
  }
}

IncomePoverty poverty_of(PovertyStudy const& study, HouseholdId id) {
  std::array<Stated<std::int64_t>, 1> const income{study.households.income[id]};
  std::array<std::int64_t, 1> const weight{study.households.persons[id]};
  return measure_income_poverty({income, weight}, {study.lines.front(), study.poor_if, true});
}

void count(PovertyPath& path) {
  PovertyStudy const& study = path.study;
  path.base.resize(study.tree.areas.size());
  path.today.resize(study.tree.areas.size());
  for (IncomePoverty& poverty : path.today.values()) {
    poverty.line = study.lines.front();
  }
  for (HouseholdId const id : study.households.village.ids()) {
    StudyBase const base = base_of(study, id);
    IncomePoverty const poverty = poverty_of(study, id);
    for (AreaId area = study.tree.of_village[study.households.village[id]]; !area.is_none();
         area = study.tree.areas[area].parent) {
      add(path.base[area], base);
      path.today[area] += poverty;
    }
  }
}

// Whether something takes from a part of the household's income or adds to it.
bool takes_from_parts(PovertyStudy const& study, HouseholdId id) {
  auto const is_of_parts = [](ShockOption const& shock) {
    return shock.kind == ShockKind::market || shock.kind == ShockKind::project;
  };
  auto const gains = [&](IdVector<VillageId, PlaceChange> const& changes) {
    return !changes.empty() && !changes[study.households.village[id]].gains.empty();
  };
  return std::ranges::any_of(study.options.shocks, is_of_parts) ||
         std::ranges::any_of(study.places, gains) ||
         (study.households.move[id] && study.options.move_effects &&
          needs_parts(*study.options.move_effects));
}

// Or nobody knows.
bool has_wages(StudyHouseholds const& households, HouseholdId id) {
  return households.income[id].has_value() &&
         (!households.parts[id] || households.parts[id]->wage > 0);
}

StudyGaps gaps_of(PovertyStudy const& study) {
  StudyHouseholds const& households = study.households;
  auto const is_set = [&](ShockKind kind) {
    return std::ranges::find(study.options.shocks, kind, &ShockOption::kind) !=
           study.options.shocks.end();
  };
  StudyGaps gaps;
  for (HouseholdId const id : households.village.ids()) {
    if (study.members) {
      gaps.members_unknown += study.members->others[id];
      gaps.labour_not_followed += has_wages(households, id) && !follows_wages(study, id) ? 1 : 0;
    }
    if (!households.income[id].has_value()) {
      gaps.movers_unknown += households.move[id] ? 1 : 0;
      continue;
    }
    bool const has_job_chance =
        households.move[id] && study.options.move_effects && study.options.move_effects->job_chance;
    gaps.held += households.income[id].value() <= 0 ? 1 : 0;
    gaps.house_unknown += is_set(ShockKind::hazard) && households.house_known[id] == 0 ? 1 : 0;
    gaps.labour_unknown +=
        (is_set(ShockKind::illness) || has_job_chance) && !households.labourers[id].has_value() ? 1
                                                                                                : 0;
    gaps.parts_unknown += takes_from_parts(study, id) && !households.parts[id] ? 1 : 0;
  }
  return gaps;
}

IncomeStudy income_study(PovertyStudy const& study, UnitMaker const& maker) {
  IncomeStudy incomes = pose_incomes(study, AreaLevel::village);
  incomes.scenarios = study.scenarios.size();
  incomes.make = [&study, &maker](std::size_t scenario, std::size_t unit, UnitIncomes& made) {
    maker.make(study.scenarios[scenario], VillageId(static_cast<std::uint32_t>(unit)), made);
  };
  incomes.live = maker.lives();
  return incomes;
}

PoorTimes const& times_of(PovertyPath const& path, std::size_t scenario, HouseholdId id) {
  return path.simulated.units[scenario][path.study.households.village[id].value()];
}

}  // namespace

std::uint32_t PovertyPath::times_poor(std::size_t scenario, HouseholdId id,
                                      std::size_t year) const {
  PoorTimes const& times = times_of(*this, scenario, id);
  return times.poor[year * times.ever.size() + *row[id]];
}

std::uint32_t PovertyPath::times_ever(std::size_t scenario, HouseholdId id) const {
  return times_of(*this, scenario, id).ever[*row[id]];
}

std::int64_t PovertyPath::persons_over_replicates(HouseholdId id, std::size_t year) const {
  if (simulated.living.empty()) {
    return std::int64_t{study.households.persons[id]} * study.options.replicates;
  }
  std::vector<std::uint32_t> const& living = simulated.living[study.households.village[id].value()];
  return living[year * (living.size() / simulated.years) + *row[id]];
}

std::int64_t PovertyPath::poor_over_replicates(std::size_t scenario, HouseholdId id,
                                               std::size_t year) const {
  if (simulated.living.empty()) {
    return std::int64_t{study.households.persons[id]} * times_poor(scenario, id, year);
  }
  PoorTimes const& times = times_of(*this, scenario, id);
  return times.poor_persons[year * times.ever.size() + *row[id]];
}

PovertyPath compute_poverty_path(PovertyStudy study, RunSettings const& run) {
  PovertyPath path;
  path.beneficiaries = assign_programmes(study);
  path.study = std::move(study);
  path.match = match_programmes(path.study, path.beneficiaries);
  path.gaps = gaps_of(path.study);
  count(path);
  UnitMaker const maker(path.study);
  path.row.resize(path.study.households.size());
  for (HouseholdId const id : path.row.ids()) {
    path.row[id] = maker.row(id);
  }
  path.simulated = simulate_incomes(income_study(path.study, maker), run);
  if (path.study.members) {
    path.people = compute_people_path(path.study, run);
  }
  return path;
}

}  // namespace tongcun
