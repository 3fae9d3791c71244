// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/place_hazards.h"
#include "engine/synthetic/planning_ground.h"
#include "engine/synthetic/settlement.h"
#include "engine/synthetic/synthetic_county.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Villages are classed since the plan for rural revitalisation 2018-2022 [M]; registers of earlier
// years know no classes.
constexpr std::int32_t kFirstYearOfClasses = 2019;

// Writes the class of the village plan (村庄分类) into the records: seats of townships and villages
// with room and people are to grow, those near the county town to merge with it, the unreached and
// small ones under a high hazard are to move, a few have a character to protect; one in thirty is
// left blank. Rules and shares are our own [A]. Nothing is written for years before
// kFirstYearOfClasses. A village's class depends on the seed, its number and its place.
// O(villages).
void classify_villages(CountyParameters const& parameters, Raster const& raster,
                       Settlement const& settlement, std::span<Hamlet const> hamlets,
                       std::span<HazardDraft const> hazards,
                       std::vector<SyntheticVillage>& villages);

}  // namespace tongcun
