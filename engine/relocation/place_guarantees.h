// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// What places guarantee whoever lives there, as far as it is known for certain: guarantees about
// villages, of either family, each by itself.
struct PlaceGuarantees {
  IdVector<VillageId, std::vector<GuaranteeId>> held;  // that hold in the village, ascending
  IdVector<SiteId, std::vector<GuaranteeId>> lacking;  // that fail at the site, ascending
};

// Guarantees that a household of the village loses at the site, ascending. O(guarantees).
[[nodiscard]] std::vector<GuaranteeId> lost_guarantees(PlaceGuarantees const& guarantees,
                                                       VillageId village, SiteId site);

}  // namespace tongcun
