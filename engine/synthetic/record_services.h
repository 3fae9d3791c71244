// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/synthetic_county.h"

#include <vector>

namespace tongcun {

// Fills in what the village form says about the doctor, electricity and water. The doctor follows
// from the village's clinic; all else is drawn by the shares of the era (services_of), which make
// every verdict occur and describe no real place. Water was tested in the year before. The row of a
// village depends on era, year, seed and its position alone. O(villages).
void record_services(CountyParameters const& parameters, std::vector<SyntheticVillage>& villages);

}  // namespace tongcun
