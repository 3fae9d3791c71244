// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/locate_earlier_plan.h"

#include "engine/relocation/households_by_code.h"

#include <algorithm>

namespace tongcun {
namespace {

SiteId find_site(Sites const& sites, std::string const& code) {
  auto const codes = sites.code.values();  // ascending
  auto const found = std::ranges::lower_bound(codes, code);
  return found != codes.end() && *found == code
             ? SiteId(static_cast<std::uint32_t>(found - codes.begin()))
             : SiteId::none();
}

}  // namespace

LocatedPlan locate_earlier_plan(EarlierPlan const& earlier, HouseholdTable const& households,
                                Sites const& sites) {
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
    standing.site = find_site(sites, place.site);
    if (standing.site->is_none()) {
      ++located.no_sites[place.site];
    }
  }
  return located;
}

}  // namespace tongcun
