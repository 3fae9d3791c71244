// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Who receives a programme.
struct Beneficiaries {
  std::vector<HouseholdId> households;  // ascending
  std::vector<HouseholdId> eligible;    // ascending; whether or not there is a place for them
  std::vector<HouseholdId> undecided;   // ascending: the register lacks what would decide
  std::int64_t cost = 0;                // minor units a year
};

// Households that the programme is for (judge_eligibility); the poorest first, those of unknown
// income after all others, ties by id, until the places are taken or the next one's cost
// (programme_cost) is more than what is left of the budget. Of whom nobody can tell whether it is
// for them receives nothing here: an office decides about them. O(households log households).
[[nodiscard]] Beneficiaries choose_beneficiaries(PovertyStudy const& study,
                                                 ProgrammeOption const& programme);

}  // namespace tongcun
