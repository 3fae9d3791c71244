// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>
#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/region/region.h"
#include "engine/relocation/relocation_result.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/output_table.h"

namespace tongcun {

// A plan and those whom it is about, for the office alone; the caller keeps the parts alive.
struct RelocationOffice {
  Restricted<RelocationResult> const& relocation;
  Restricted<HouseholdResults> const& households;
  Region const& region;
  Profile const& profile;
};

// For restricted/internal: the plan without suppression and without households, every row stamped
// internal.
//   relocation_sites     one row a site and phase: what is given, used and left of each limit, what
//                        one piece more would save at most; limits of a site stand in each phase
//   relocation_flows     households by village and site
//   relocation_funds     by year and source: the sources of a year are used up in the order of the
//                        scenario; where accompanying households are told apart, by what the others
//                        and sites need first, then by what they do
//   relocation_left_out  by village: who is in no site, and why
//   relocation_emptied   villages that anybody leaves: who moves, who stays
//   relocation_variants  what was tried beside the plan: without a lock, without a site; only if
//   any
//   relocation_levels    what the plan has of each goal before the cost, with its certified bound,
//   and
//                        what the plan of the weighted sum has; only if the objective is ordered
//   relocation_other_plans  the plan and those beside it; only if they are asked for
//   relocation_groups    by village group where its households go, only if there is a rule of
//   groups relocation_alternatives  staying and moving by village, in the same units; only if the
//   scenario says what serving those who stay costs
[[nodiscard]] std::vector<OutputTable> relocation_office_tables(RelocationOffice const& office);

// For restricted/households: one row a household, where it stands and where it goes. Households by
// code as the register's pseudonyms.
[[nodiscard]] HouseholdList relocation_households_list(RelocationOffice const& office,
                                                       Language language);

}  // namespace tongcun
