// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/place_guarantees.h"

#include <algorithm>
#include <iterator>

namespace tongcun {

std::vector<GuaranteeId> lost_guarantees(PlaceGuarantees const& guarantees, VillageId village,
                                         SiteId site) {
  std::vector<GuaranteeId> lost;
  std::ranges::set_intersection(guarantees.held[village], guarantees.lacking[site],
                                std::back_inserter(lost));
  return lost;
}

}  // namespace tongcun
