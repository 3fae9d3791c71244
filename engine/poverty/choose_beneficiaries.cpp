// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/choose_beneficiaries.h"

#include <algorithm>
#include <cmath>

namespace tongcun {

std::int64_t transfer_of(ProgrammeOption const& programme, std::int32_t persons) {
  return programme.transfer_a_person.value_or(0) * persons +
         programme.transfer_a_household.value_or(0);
}

Beneficiaries choose_beneficiaries(PovertyStudy const& study, ProgrammeOption const& programme) {
  StudyHouseholds const& households = study.households;
  auto const below = static_cast<std::int64_t>(
      std::floor(programme.income_below * static_cast<double>(study.lines.front())));
  std::vector<HouseholdId> eligible;
  for (HouseholdId const id : households.village.ids()) {
    if (households.income[id].has_value() && households.income[id].value() < below) {
      eligible.push_back(id);
    }
  }
  std::ranges::stable_sort(eligible, {},
                           [&](HouseholdId id) { return households.income[id].value(); });
  Beneficiaries chosen;
  chosen.eligible = static_cast<std::int64_t>(eligible.size());
  for (HouseholdId const id : eligible) {
    std::int64_t const transfer = transfer_of(programme, households.persons[id]);
    bool const has_place = !programme.places || std::ssize(chosen.households) < *programme.places;
    if (!has_place || (programme.budget && chosen.cost + transfer > *programme.budget)) {
      break;
    }
    chosen.households.push_back(id);
    chosen.cost += transfer;
  }
  std::ranges::sort(chosen.households);
  return chosen;
}

}  // namespace tongcun
