// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_path.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// Chooses who receives the programmes of the study, then follows all households of known income
// through its years under each of its scenarios, with the same fates (simulate_incomes). The same
// for any number of threads and any processor; the first R replicates of more are those of R.
// Throws Stopped if asked to stop. O(scenarios * replicates * households * years * (1 + shocks)).
[[nodiscard]] PovertyPath compute_poverty_path(PovertyStudy study, RunSettings const& run);

}  // namespace tongcun
