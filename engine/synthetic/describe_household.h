// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/region/villages.h"
#include "engine/run/random_stream.h"

#include <cstdint>

namespace tongcun {

// Fills what a household's recorded fields say so that they agree with its deprivations, already
// set: grade of the house, water and the way to it, schooling, who is at school. Families are
// insured together: of all persons so many millionths as `insured`, by expectation. How the
// indicators of the index and the grades of the profiles belong together is a modelling choice [A]:
// inadequate housing is grade C or D; unsafe water is an unprotected source, or one half an hour
// away.
void describe_household(HouseholdRegister& made, HouseholdId id, std::int32_t insured,
                        RandomStream& random);

// Puts a household somewhere in its village's area, all places equally likely; at the village's
// point where there is no area, or one so thin that a thousand draws miss it.
void place_household(HouseholdTable& households, HouseholdId id, Villages const& villages,
                     RandomStream& random);

}  // namespace tongcun
