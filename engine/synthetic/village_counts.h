// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/villages.h"
#include "engine/synthetic/register_parameters.h"
#include "engine/types/finding.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Households and persons to make up for a village: none where a count is unknown, or where no
// households can have the counts (each household has 1 … 20 persons).
struct VillageCounts {
  std::int64_t households = 0;
  std::int64_t persons = 0;
};
[[nodiscard]] std::optional<VillageCounts> counts_of(Villages const& villages, VillageId id);

// Most persons of one register: five times what a whole country of villages needs.
constexpr std::int64_t kMostRegisterPersons = 100000000;

// Villages whose counts no households can have as findings "Y010", rejected or quarantined; how
// many villages have no counts as "Y014"; that nobody is left, or more than kMostRegisterPersons
// are, as "Y011".
[[nodiscard]] std::vector<Finding> check_village_counts(Villages const& villages,
                                                        UnfitVillages unfit);

}  // namespace tongcun
