// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/region/villages.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

enum class AreaLevel : std::uint8_t { all, county, township };
constexpr std::size_t kAreaLevels = 3;

// The verdicts of the villages of one township, of one county, or of all.
struct AreaCount {
  AreaLevel level = AreaLevel::all;
  std::string code;   // "" of all, and of villages whose township or county is not recorded
  std::string name;   // the first name that is recorded for the code
  VillageCount base;  // all its villages; households and persons where known
  IdVector<GuaranteeId, VerdictCount> verdicts;
};

// The same verdicts counted once for all villages, for each county and for each township, in this
// order, the last two by code and name; areas without a code are told apart by their names,
// townships by their counties too. The counts of a level add up to those of all, as villages
// without an area are an area of their own.
// Deterministic. O(villages · (guarantees + log areas)).
[[nodiscard]] std::vector<AreaCount> count_areas(GuaranteeRules const& rules,
                                                 VillageGuarantees const& judged,
                                                 Villages const& villages);

}  // namespace tongcun
