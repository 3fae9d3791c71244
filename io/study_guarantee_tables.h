// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/disclose/study_guarantees.h"
#include "engine/region/villages.h"
#include "engine/scenario/profile.h"
#include "io/output_table.h"

#include <vector>

namespace tongcun {

// What of guarantees in years ahead is published.
//   guarantee_path            one row an area, guarantee, scenario of the study and year from which
//                             something is other: households of the register by verdict
//   guarantee_path_villages   one row a village, scenario, guarantee and year from which its
//   verdict
//                             is another, drawn at the village's point
[[nodiscard]] std::vector<OutputTable> study_guarantee_tables(
    Public<StudyGuaranteeStatistics> const& statistics, Villages const& villages,
    Profile const& profile);

// For restricted/internal: the same areas unsuppressed, down to villages, stamped internal.
[[nodiscard]] OutputTable internal_guarantee_path_table(
    Restricted<StudyGuarantees> const& guarantees, Restricted<HouseholdResults> const& households,
    Villages const& villages, Profile const& profile);

}  // namespace tongcun
