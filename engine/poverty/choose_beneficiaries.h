// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Who receives a programme's transfer.
struct Beneficiaries {
  std::vector<HouseholdId> households;  // ascending
  std::int64_t eligible = 0;            // households, whether or not there is a place for them
  std::int64_t cost = 0;                // minor units a year
};

// Households whose income a person is known and below `income_below` times the line of the start
// year (rounded down to minor units); the poorest first, ties by id, until the places are taken or
// the next one's transfer is more than what is left of the budget. Whose income is unknown is not
// eligible here: an office decides about them. O(households log households).
[[nodiscard]] Beneficiaries choose_beneficiaries(PovertyStudy const& study,
                                                 ProgrammeOption const& programme);

// The transfer of a programme to a household of so many persons, minor units a year.
[[nodiscard]] std::int64_t transfer_of(ProgrammeOption const& programme, std::int32_t persons);

}  // namespace tongcun
