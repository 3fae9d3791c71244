// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/facilities.h"
#include "engine/region/household_register.h"
#include "engine/relocation/earlier_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tongcun {

// Where a household of the register was in the earlier plan.
struct EarlierStanding {
  bool is_known = false;       // the earlier plan has the household
  std::optional<SiteId> site;  // none: it stayed; SiteId::none(): at one that the question has not
  friend bool operator==(EarlierStanding const&, EarlierStanding const&) = default;
};

// An earlier plan in the ids of this region and register.
struct LocatedPlan {
  IdVector<HouseholdId, EarlierStanding> standing;
  std::int64_t found = 0;                        // households of the register that it has
  std::int64_t gone_placed = 0;                  // that the register has not: placed,
  std::int64_t gone_staying = 0;                 // and those that stayed
  std::map<std::string, std::int64_t> no_sites;  // that the layer has not, and households there
};

// Sites are those of the question, found by their codes (site_codes.h). Deterministic.
// O((households + places) log households).
[[nodiscard]] LocatedPlan locate_earlier_plan(EarlierPlan const& earlier,
                                              RelocationProblem const& problem,
                                              HouseholdTable const& households, Sites const& sites);

}  // namespace tongcun
