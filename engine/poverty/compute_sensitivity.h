// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/sensitivity.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// As the options ask: a range of its own, else the step, in parts of the number and within what the
// number may be. A number of zero has no step, and what stays as it is is left out. Four times the
// work of one scenario for each. Chances of births and deaths are not varied: who lives is the same
// on all sides. The study is one whose programmes are assigned (PovertyPath). Throws Stopped if
// asked to stop. Deterministic.
[[nodiscard]] Sensitivity compute_sensitivity(PovertyStudy const& study, RunSettings const& run);

}  // namespace tongcun
