// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/compute_travel_times.h"
#include "engine/access/hardened_access.h"
#include "engine/run/run_settings.h"

#include <vector>

namespace tongcun {

// Times from every village and site to the nearest road of the hardened network: on foot and by
// vehicle, in every state, under both readings (low = roads known to be hardened, with the speeds
// of the low reading; high = as if every unrecorded surface were hardened and every unrecorded
// class anchored). Four questions, whose
// `service` and nearest facilities are none, ascending by mode, reading.
//
// Along the network, from the place's road on; a place on the hardened network still walks to its
// road. Deterministic; the high reading is never slower than the low one, nor a ride slower than a
// walk. One search over the whole network per question and state.
[[nodiscard]] std::vector<VillageYears> compute_hardened_times(AccessInput const& input,
                                                               RoadAccess const& roads,
                                                               AccessOptions const& options,
                                                               RunSettings const& run);

}  // namespace tongcun
