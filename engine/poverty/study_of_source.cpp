// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/study_of_source.h"

namespace tongcun {
namespace {

std::int64_t IncomeParts::*member_of(IncomeSource source) {
  return source == IncomeSource::wage       ? &IncomeParts::wage
         : source == IncomeSource::business ? &IncomeParts::business
                                            : &IncomeParts::property;
}

// To the nearest, halves away from zero.
std::int64_t a_person(std::int64_t amount, std::int64_t persons) {
  std::int64_t const half = amount < 0 ? -(persons / 2) : persons / 2;
  return (amount + half) / persons;
}

void keep_effects_of(IncomeSource source, MoveEffects& effects) {
  if (source != IncomeSource::wage) {
    effects.job_chance.reset();
    effects.job_wage.reset();
  }
  if (source != IncomeSource::property) {
    effects.land_rent.reset();
  }
  effects.living_cost.reset();
  effects.moving_cost.reset();
  effects.loan_years.reset();
}

void keep_effects_of(IncomeSource source, ProgrammeOption& programme) {
  programme.transfer_a_person.reset();
  programme.transfer_a_household.reset();
  if (source != IncomeSource::wage) {
    programme.wage_a_household.reset();
  }
  if (source != IncomeSource::business) {
    programme.business_a_household.reset();
  }
}

}  // namespace

std::int64_t part_of_source(IncomeParts const& parts, IncomeSource source) {
  return parts.*member_of(source);
}

PovertyStudy study_of_source(PovertyStudy study, IncomeSource source) {
  StudyHouseholds& households = study.households;
  for (HouseholdId const id : households.village.ids()) {
    std::optional<IncomeParts>& parts = households.parts[id];
    if (!parts) {
      households.income[id] = {};
      continue;
    }
    std::int64_t const part = part_of_source(*parts, source);
    households.income[id] = Stated(a_person(part, households.persons[id]));
    parts = IncomeParts{};
    (*parts).*member_of(source) = part;
  }
  if (study.options.move_effects) {
    keep_effects_of(source, *study.options.move_effects);
  }
  for (ProgrammeOption& programme : study.options.programmes) {
    keep_effects_of(source, programme);
  }
  return study;
}

}  // namespace tongcun
