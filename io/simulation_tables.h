// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/path_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/region/villages.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// What of years ahead is published; every row says whether the register is invented and whether its
// numbers were suppressed.
//   poverty_path        one row an area, scenario of the study and year
//   poverty_parameters  one row a number that they rest on, set or not, with its source
//   people_path         one row an area and year, with demography (people_path_table)
//   monitoring_path     one row an area, scenario, year and class of monitoring, where the profile
//                       has any (monitoring_path_table)
//   poverty_change      one row an area and part of the change until the last year (change_tables)
//   poverty_sensitivity one row a number that was varied, where nothing of it is suppressed
//   poverty_targets     one row a target and scenario, likewise
//   village_exit_path   one row a scenario and year: villages that pass their exit
//   (exit_path_table)
[[nodiscard]] std::vector<OutputTable> simulation_tables(Public<PathStatistics> const& statistics,
                                                         Profile const& profile);

// For restricted/internal, stamped so: the same but for parameters, unsuppressed, down to villages;
// those that a real register does not publish (poverty_sensitivity, poverty_targets,
// village_exit_path) too.
[[nodiscard]] std::vector<OutputTable> internal_path_tables(
    Restricted<PovertyPath> const& path, Restricted<HouseholdResults> const& households,
    Profile const& profile);

// For restricted/internal: one row a programme of the study: who is eligible by the register of
// today, who receives it within places and budget, and what that costs a year.
[[nodiscard]] OutputTable programme_table(Restricted<PovertyPath> const& path,
                                          Restricted<HouseholdResults> const& households,
                                          Profile const& profile);

// For restricted/households: one row a household: what it has today, what may befall it and what
// the measures do, and how often it is poor in the last year and in any year, under each scenario.
// A ground for a visit, never for adding or removing anyone: each row says so.
[[nodiscard]] HouseholdList household_paths_list(Restricted<PovertyPath> const& path,
                                                 Restricted<HouseholdResults> const& households,
                                                 Villages const& villages, Profile const& profile,
                                                 Language language);

}  // namespace tongcun
