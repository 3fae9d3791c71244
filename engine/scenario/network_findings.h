// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/network/build_road_network.h"
#include "engine/region/region.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// What the network stage has to tell: joined and open ends, crossings, islands, places that hang
// on no road or passed over a nearer one, facilities that serve nobody and why, missing heights.
// One finding per object, in the order of the objects; of two road ends that face each other one
// (V823); of an island that an open end keeps off the
// network the finding about that end speaks (V823), and no other (V825).
[[nodiscard]] std::vector<Finding> network_findings(
    Region const& region, RoadNetwork const& network, NetworkReport const& report,
    Services const& services, FacilityUses const& uses, NetworkOptions const& options);

}  // namespace tongcun
