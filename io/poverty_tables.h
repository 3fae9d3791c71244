// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/poverty_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/poverty/poverty_result.h"
#include "engine/region/villages.h"
#include "engine/scenario/profile_terms.h"
#include "io/household_list.h"
#include "io/output_table.h"

namespace tongcun {

// "poverty": one row an area, line and account (with and without transfers): persons and households
// by state, headcount ratio, gap and severity in per cent with their bounds, Watts and Gini. Lines
// that do not fit have no rows. Empty where suppressed.
[[nodiscard]] OutputTable poverty_table(Public<PovertyStatistics> const& statistics,
                                        ProfileTerms const& terms);

// What the office has of it.
struct PovertyOffice {
  Restricted<PovertyResult> const& poverty;
  Restricted<HouseholdResults> const& households;
  Villages const& villages;
  ProfileTerms const& terms;
};

// Incomes and measures, in the form of what is public, with nothing taken out.
[[nodiscard]] PovertyStatistics unsuppressed_poverty(PovertyOffice const& office);

// The same table without suppression, stamped internal.
[[nodiscard]] OutputTable internal_poverty_table(PovertyOffice const& office);

// For restricted/households: one row a household: incomes a person with and without
// transfers and after rigid expense, and where it stands by each line.
[[nodiscard]] HouseholdList household_poverty_list(PovertyOffice const& office);

}  // namespace tongcun
