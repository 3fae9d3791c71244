// SPDX-License-Identifier: Apache-2.0
#include "engine/access/services.h"

#include <algorithm>

namespace tongcun {
namespace {

bool counts(Service const& service, FacilityKind kind) {
  return std::ranges::find(service.kinds, kind) != service.kinds.end();
}

}  // namespace

FacilityUses find_facility_uses(Facilities const& facilities, RoadNetwork const& network,
                                Services const& services,
                                IdVector<FacilityId, std::uint8_t> const& opened) {
  IdVector<FacilityId, std::uint8_t> walked_to(facilities.size(), 0);
  for (DirectWalk const& walk : network.direct_walks.values()) {
    walked_to[walk.facility] = 1;
  }
  FacilityUses uses;
  uses.use.reserve(facilities.size());
  for (FacilityId const facility : facilities.kind.ids()) {
    bool const is_counted = std::ranges::any_of(services.values(), [&](Service const& service) {
      return counts(service, facilities.kind[facility]);
    });
    bool const is_reachable =
        !network.facilities[facility].node.is_none() || walked_to[facility] != 0;
    FacilityUse use = FacilityUse::used;
    if (facilities.status[facility] == FacilityStatus::planned &&
        (opened.empty() || opened[facility] == 0)) {
      use = FacilityUse::planned;
    } else if (!is_counted) {
      use = FacilityUse::kind_not_counted;
    } else if (facilities.status[facility] == FacilityStatus::closed) {
      use = FacilityUse::closed;
    } else if (!is_reachable) {
      use = FacilityUse::far_from_roads;
    }
    uses.use.push_back(use);
  }
  std::vector<FacilityId> members;
  for (Service const& service : services.values()) {
    members.clear();
    for (FacilityId const facility : facilities.kind.ids()) {
      if (uses.use[facility] == FacilityUse::used && counts(service, facilities.kind[facility])) {
        members.push_back(facility);
      }
    }
    uses.of_service.push_back(members);
  }
  return uses;
}

}  // namespace tongcun
