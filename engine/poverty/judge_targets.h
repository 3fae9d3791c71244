// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_path.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// The path with each target of its study beside what comes out under every scenario.
//   headcount  middle of persons of known income; the interval of all persons: its low end as if
//              none, its high end as if all of unknown income were below the line (with demography
//              by their mean share in the persons of the year)
//   income     of persons of known income (simulate_mean_incomes), simulated only where it is asked
//   wage, business, property   likewise, of persons of whom all sources are recorded
//              (study_of_source)
//   villages   from the exits of the path: its low end whatever is unknown, its high end as if all
//              that is unknown were in their favour
// Areas and years are those of the study (freeze_poverty_study). Throws Stopped if asked to stop.
// Deterministic.
[[nodiscard]] PovertyPath judge_targets(PovertyPath path, RunSettings const& run);

// The area of a code of a county, township or village; none: there is none. "" is all.
[[nodiscard]] AreaId area_of_code(AreaTree const& tree, std::string const& code);

}  // namespace tongcun
