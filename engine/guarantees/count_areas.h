// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/region/area_tree.h"
#include "engine/region/villages.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// The verdicts of the villages of one township, of one county, or of all.
struct AreaCount {
  AreaLevel level = AreaLevel::all;
  std::string code;   // "" of all, and of villages whose township or county is not recorded
  std::string name;   // the first name that is recorded for the code
  VillageCount base;  // all its villages; households and persons where known
  IdVector<GuaranteeId, VerdictCount> verdicts;
};

// The same verdicts counted once for all villages, for each county and for each township, in the
// order of the area tree. The counts of a level add up to those of all. None without villages.
// Deterministic. O(villages · (guarantees + log areas)).
[[nodiscard]] std::vector<AreaCount> count_areas(GuaranteeRules const& rules,
                                                 VillageGuarantees const& judged,
                                                 Villages const& villages);

}  // namespace tongcun
