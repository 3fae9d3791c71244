// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/poverty_study.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace tongcun {

void StudyHouseholds::resize(std::size_t rows) {
  village.resize(rows);
  key.resize(rows);
  persons.resize(rows);
  income.resize(rows);
  parts.resize(rows);
  labourers.resize(rows);
  zone.resize(rows);
  house_known.resize(rows);
  move.resize(rows);
  programmes.resize(rows);
}

PlaceGain const* PlaceChange::gain_in(std::int32_t year) const {
  auto const later = std::ranges::upper_bound(gains, year, {}, &PlaceGain::year);
  return later == gains.begin() ? nullptr : &*std::prev(later);
}

std::int64_t grown_line(std::int64_t before, double growth) {
  return static_cast<std::int64_t>(std::floor(static_cast<double>(before) * (1.0 + growth) + 0.5));
}

PlaceChange const* place_change(PovertyStudy const& study, MeasureSet measures, VillageId village) {
  if (!measures.roads && !measures.services) {
    return nullptr;
  }
  StudyScenario const scenario = measures.roads && measures.services ? StudyScenario::together
                                 : measures.roads                    ? StudyScenario::roads
                                                                     : StudyScenario::services;
  auto const& changes = study.places[static_cast<std::size_t>(scenario)];
  return changes.empty() ? nullptr : &changes[village];
}

bool is_place_concerned(PovertyStudy const& study, StudyScenario scenario, VillageId village) {
  PlaceChange const* const change = place_change(study, measures_of(scenario), village);
  return change != nullptr && change->is_concerned;
}

bool is_poor_today(PovertyStudy const& study, std::int64_t income) {
  std::int64_t const line = study.lines.front();
  return study.poor_if == PoorIf::below ? income < line : income <= line;
}

bool needs_parts(MoveEffects const& effects) {
  return effects.wage_kept || effects.business_kept || effects.property_kept;
}

bool may_work(StudyHouseholds const& households, HouseholdId id) {
  return !households.labourers[id].has_value() || households.labourers[id].value() > 0;
}

bool is_labour_followed(PovertyStudy const& study, HouseholdId id) {
  auto const& labourers = study.households.labourers[id];
  if (!study.members || !labourers.has_value() || study.members->others[id] > 0) {
    return false;
  }
  std::int32_t const from = study.options.demography->ages.working_from;
  auto const can = std::ranges::count_if(
      study.members->of(id), [&](StudyMember const& member) { return member.age >= from; });
  return labourers.value() >= 0 && labourers.value() <= can;
}

bool follows_wages(PovertyStudy const& study, HouseholdId id) {
  StudyHouseholds const& households = study.households;
  return is_labour_followed(study, id) && households.labourers[id].value() > 0 &&
         households.parts[id] && households.income[id].has_value() &&
         households.income[id].value() > 0;
}

bool may_ever_work(PovertyStudy const& study, HouseholdId id) {
  if (may_work(study.households, id) || !is_labour_followed(study, id)) {
    return may_work(study.households, id);
  }
  DemographyOptions const& options = *study.options.demography;
  return !options.births.empty() ||
         std::ranges::any_of(study.members->of(id), [&](StudyMember const& member) {
           return member.age < options.ages.working_from;
         });
}

double part_lost(StudyHouseholds const& households, ShockOption const& shock, HouseholdId id) {
  constexpr double kMostLost = 0.99;
  if (shock.kind != ShockKind::market && shock.kind != ShockKind::project) {
    return std::min(shock.loss, kMostLost);
  }
  auto const& parts = households.parts[id];
  std::int64_t const income = households.income[id].value();
  if (!parts || income <= 0) {
    return 0.0;
  }
  std::int64_t const hit = shock.kind == ShockKind::market ? parts->business : parts->wage;
  double const own = static_cast<double>(income) * static_cast<double>(households.persons[id]);
  double const share = std::max(static_cast<double>(hit), 0.0) / own;
  return std::min(shock.loss * share, kMostLost);
}

bool may_hit(PovertyStudy const& study, ShockOption const& shock, HouseholdId id) {
  StudyHouseholds const& households = study.households;
  bool const is_spared = (shock.kind == ShockKind::illness && !may_ever_work(study, id)) ||
                         (shock.kind == ShockKind::hazard && households.zone[id] == 0);
  bool has_chance = false;
  for (std::size_t year = 0; year < study.years(); ++year) {
    has_chance = has_chance || shock.chance_in(study.year_of(year)) > 0.0;
  }
  return !is_spared && has_chance && part_lost(households, shock, id) > 0.0;
}

std::uint64_t key_of_text(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (char const c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
  return hash ^ (hash >> 31U);
}

}  // namespace tongcun
