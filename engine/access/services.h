// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/road_network.h"
#include "engine/region/facilities.h"
#include "engine/types/id.h"
#include "engine/types/id_lists.h"
#include "engine/types/id_vector.h"
#include "engine/types/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// A group of facility kinds that is asked for together: "the nearest clinic".
struct Service {
  std::string key;  // "clinic"
  Text name;
  std::vector<FacilityKind> kinds;
  bool round_trip = false;  // fetched on foot: there and back are added

  friend bool operator==(Service const&, Service const&) = default;
};

using Services = IdVector<ServiceId, Service>;

// Why a facility serves nobody, or that it serves.
enum class FacilityUse : std::uint8_t {
  used,
  closed,            // by its status
  kind_not_counted,  // no service counts its kind
  far_from_roads,    // beyond the off-road limit and no place within direct walking distance
  planned,           // not opened yet
};

// Which facilities count for which service, and why the others do not.
struct FacilityUses {
  IdVector<FacilityId, FacilityUse> use;
  IdLists<ServiceId, FacilityId> of_service;  // used ones, ascending
};

// `opened`: 1 for each planned facility that is taken as open: an overlay, the region is not
// changed; empty: none is.
[[nodiscard]] FacilityUses find_facility_uses(
    Facilities const& facilities, RoadNetwork const& network, Services const& services,
    IdVector<FacilityId, std::uint8_t> const& opened = {});

}  // namespace tongcun
