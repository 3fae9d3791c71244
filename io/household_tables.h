// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/region/villages.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// What of a register is published: household_guarantees (verdicts of households by county, township
// and village, one row an area and guarantee) and household_missing (what the register lacks, and
// how many households' verdicts hang on it; of a real register without the numbers). Every row says
// whether the register is invented and whether its cells were suppressed. Rows in the order of the
// statistics. Then the same drawn: households_of_<key>, one row a village, for each guarantee of
// which any village's counts are shown.
[[nodiscard]] std::vector<OutputTable> household_tables(
    Public<HouseholdStatistics> const& statistics, Villages const& villages, Profile const& profile,
    Language language);

// Whether the table is drawn only and repeats what household_guarantees says.
[[nodiscard]] bool is_drawn_share(OutputTable const& table);

// What households_of_<key> and its columns are called, without rows and shapes. `name` is that of
// the guarantee.
[[nodiscard]] OutputTable drawn_share_form(std::string const& key, Text const& name);

// For restricted/internal: the same counts unsuppressed and by village group, every row stamped
// internal.
[[nodiscard]] OutputTable internal_household_table(Restricted<HouseholdResults> const& households,
                                                   Villages const& villages,
                                                   GuaranteeRules const& rules);

// For restricted/internal: what the register lacks, with all numbers.
[[nodiscard]] OutputTable internal_missing_table(Restricted<HouseholdResults> const& households,
                                                 Profile const& profile, Language language);

// For restricted/households: one row a household with the verdicts of all its guarantees, the parts
// for which they fail, the parts that are not known, and what an unknown verdict waits for. Layers
// of `services` are called by their names. Households by code as the register's pseudonyms.
[[nodiscard]] HouseholdList household_verdicts_list(Restricted<HouseholdResults> const& households,
                                                    Villages const& villages,
                                                    GuaranteeRules const& rules, Language language,
                                                    Services const& services);

}  // namespace tongcun
