// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_path.h"
#include "engine/poverty/poverty_study.h"
#include "engine/run/run_settings.h"
#include "engine/types/finding.h"

#include <string>
#include <vector>

namespace tongcun {

// Follows the households of the study under each of its scenarios. What it could not take into
// account goes to `findings`, about `file`. Throws Stopped if asked to stop. Deterministic.
[[nodiscard]] PovertyPath simulate_poverty(PovertyStudy study, std::string const& file,
                                           std::vector<Finding>& findings, RunSettings const& run);

}  // namespace tongcun
