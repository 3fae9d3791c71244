// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/mean_incomes.h"
#include "engine/poverty/poverty_study.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// For every scenario, area and year of the study, under the fates of its path. The line far above
// is a power of two times the line of the year, 2^20 at most: above today's largest income with all
// that is added to it, six deviations up; likewise the lowest income below zero, if there is one.
// Incomes beyond them count as the line or the lowest. The study is one whose programmes are
// assigned (PovertyPath). As much work as the path itself. Throws Stopped if asked to stop.
// Deterministic.
[[nodiscard]] MeanIncomes simulate_mean_incomes(PovertyStudy const& study, RunSettings const& run);

}  // namespace tongcun
