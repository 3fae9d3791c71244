// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/measure_change.h"
#include "engine/poverty/poverty_study.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// Each set of measures is simulated once: 2^measures times the work of one scenario. The study is
// one whose programmes are assigned (PovertyPath). Throws Stopped if asked to stop. Deterministic.
[[nodiscard]] MeasureChange decompose_by_measure(PovertyStudy const& study, RunSettings const& run);

}  // namespace tongcun
