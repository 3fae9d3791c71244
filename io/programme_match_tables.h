// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/poverty/poverty_path.h"
#include "engine/region/villages.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"

namespace tongcun {

// ONE HOUSEHOLD, ONE PLAN (一户一策), for the office alone; both only where the study has
// programmes.

// For restricted/internal: one row an area and cause of poverty that somebody there has: how many
// households have it, and for how many of them a programme that names it is received, has no place
// left, cannot be told, or is not there.
[[nodiscard]] OutputTable cause_table(Restricted<PovertyPath> const& path,
                                      Restricted<HouseholdResults> const& households);

// For restricted/households: one row a household that has a recorded cause or that a programme is
// for, or may be: its causes, what it receives, what it waits for, what the register lacks, and the
// causes that nothing it receives is for. A ground for a visit, never for adding or removing
// anyone: each row says so.
[[nodiscard]] HouseholdList household_programmes_list(
    Restricted<PovertyPath> const& path, Restricted<HouseholdResults> const& households,
    Villages const& villages, Language language);

}  // namespace tongcun
