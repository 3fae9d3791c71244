// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/synthetic_county.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Fills in what the village form says about the doctor, electricity and water. The doctor follows
// from the village's clinic; all else is drawn by shares of our own [A], which stand in the
// implementation: they make every verdict occur and describe no real place. About a tenth of the
// cells stay unknown, as in real forms. The row of a village depends on the seed and its position
// alone. O(villages).
void record_services(std::uint64_t seed, std::vector<SyntheticVillage>& villages);

}  // namespace tongcun
