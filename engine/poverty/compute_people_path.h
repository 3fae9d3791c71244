// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/people_path.h"
#include "engine/poverty/poverty_study.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// Follows all households of a study with demography, those of unknown income too: with the same
// lives as the path of incomes (HouseholdLives). The same for any number of threads; the first R
// replicates of more are those of R. Throws Stopped if asked to stop.
// O(replicates * persons * years).
[[nodiscard]] PeoplePath compute_people_path(PovertyStudy const& study, RunSettings const& run);

}  // namespace tongcun
