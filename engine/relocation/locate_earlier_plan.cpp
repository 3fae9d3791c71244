// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/locate_earlier_plan.h"

#include "engine/relocation/households_by_code.h"
#include "engine/relocation/site_codes.h"

namespace tongcun {
LocatedPlan locate_earlier_plan(EarlierPlan const& earlier, RelocationProblem const& problem,
                                HouseholdTable const& households, Sites const& sites) {
  LocatedPlan located;
  located.standing.resize(households.size());
  HouseholdsByCode const by_code(households);
  for (EarlierPlace const& place : earlier.places) {
    HouseholdId const household = by_code.find(place.household);
    if (household.is_none()) {
      ++(place.site.empty() ? located.gone_staying : located.gone_placed);
      continue;
    }
    ++located.found;
    EarlierStanding& standing = located.standing[household];
    standing.is_known = true;
    if (place.site.empty()) {
      continue;
    }
    standing.site = find_site(problem, sites, place.site);
    if (standing.site->is_none()) {
      ++located.no_sites[place.site];
    }
  }
  return located;
}

}  // namespace tongcun
