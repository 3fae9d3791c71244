// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/poverty_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/scenario/profile_terms.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"
#include "io/poverty_tables.h"

#include <vector>

namespace tongcun {

// What is public of the measures that a profile or scenario asks for; of each only if it is there:
//   poverty_warnings        one row an area and blow: households that it would push below the line,
//                           surely and perhaps, against the user's threshold
//   deprivation             one row an area and index: headcount, intensity, index with bounds
//   deprivation_indicators  one row an area, index and indicator: censored headcount with bounds,
//                           contribution to the index
//   score_cards             one row an area, card and band: households and persons
//   county_exit             one row an item of the county's exit: rate with its interval, limit
// Empty where suppressed. A blow without a line has no rows.
[[nodiscard]] std::vector<OutputTable> measure_tables(Public<PovertyStatistics> const& statistics,
                                                      ProfileTerms const& terms);

// The same without suppression, stamped internal; with raw headcounts of indicators, which only the
// office sees.
[[nodiscard]] std::vector<OutputTable> internal_measure_tables(PovertyOffice const& office);

// Lists for restricted/households/: area_warnings.csv (who is reached by
// a blow and pushed or perhaps pushed), deprivations.csv, score_<card>.csv. Grounds for a visit,
// never for adding or removing anyone: every row says so.
[[nodiscard]] std::vector<HouseholdList> measure_household_lists(PovertyOffice const& office,
                                                                 Language language);

}  // namespace tongcun
