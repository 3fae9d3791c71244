// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/poverty/replicate_histogram.h"
#include "engine/run/run_settings.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// Whether a household remains among the poor of its village in a year, but for its income.
enum class ExitRole : std::uint8_t {
  leaves,     // whatever its income
  by_income,  // it remains if its income is below the line
  remains,    // whatever its income
};

// What decides about the exit of villages from a year on, until the next step, under one reading of
// what is unknown.
struct ExitStep {
  std::int32_t year = 0;
  IdVector<HouseholdId, ExitRole> role;  // `leaves` also of those of unknown income
  // Persons of known income that may remain at most so that the village passes its exit; below
  // zero: it does not, whoever leaves.
  IdVector<VillageId, std::int64_t> most;
};
using ExitSteps = std::vector<std::vector<ExitStep>>;  // by scenario of the study, ascending

// How many villages pass their exit, by scenario of the study and year of it: one number a
// replicate, under the same fates as the path of incomes. Deterministic.
// O(scenarios * replicates * households * years * (1 + shocks)).
[[nodiscard]] std::vector<std::vector<ReplicateHistogram>> compute_exit_path(
    PovertyStudy const& study, ExitSteps const& steps, RunSettings const& run);

}  // namespace tongcun
