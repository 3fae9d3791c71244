// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/path_statistics.h"
#include "engine/disclose/restricted.h"
#include "io/exit_path_table.h"
#include "io/output_table.h"

namespace tongcun {

// poverty_change: one row an area and part of the change of the headcount from today to the last
// year: what happens without measures, what each measure contributes, all of it. The parts of an
// area add up. Only of a study that asks for it.
[[nodiscard]] OutputTable change_table(PathStatistics const& statistics, PathEdition edition);

// For restricted/internal, poverty_change_causes: one row an area, comparison, scenario and main
// cause: persons and poor before and after, and what the group contributes to the change of the
// headcount, within it and by its share of all persons.
[[nodiscard]] OutputTable cause_change_table(Restricted<PovertyPath> const& path,
                                             Restricted<HouseholdResults> const& households);

}  // namespace tongcun
