// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/compute_site_times.h"
#include "engine/access/services.h"
#include "engine/network/road_network.h"
#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/relocation/judge_candidates.h"
#include "engine/relocation/place_guarantees.h"
#include "engine/relocation/relocation_options.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/relocation_rules.h"
#include "engine/types/finding.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// What a question is made from; the caller keeps the parts alive.
struct RelocationInput {
  Region const& region;
  HouseholdRegister const& people;
  IdVector<HouseholdId, HouseholdCandidacy> const& candidates;
  RoadNetwork const& network;
  Services const& services;
  std::vector<VillageYears> const& years;
  SiteTimes const& site_times;
  PlaceGuarantees const* guarantees = nullptr;  // of an ordered objective
};

struct BuiltRelocation {
  RelocationProblem problem;
  // Of sites and locks, rule ids P…; a rejected one means that there is no question to answer.
  std::vector<Finding> findings;
};

// The frozen question. Movers in the order of the register, sites in theirs.
//   a site admits if it is not occupied, is asked for, records dwellings or a capacity, and touches
//   no danger, steep slope, basic farmland or red line as far as is recorded; where none does,
//   everybody stays (P001);
//   pupils by their grade, else by their age (6 to 11, 12 to 14); labourers that are not recorded
//   count as none; the upper area limit holds where nobody knows whether it does
// Deterministic. O(households + movers' members + villages · sites).
[[nodiscard]] BuiltRelocation build_relocation(RelocationInput const& input,
                                               RelocationRules const& rules,
                                               RelocationOptions const& options);

}  // namespace tongcun
