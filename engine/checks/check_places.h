// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/types/finding.h"

#include <optional>
#include <vector>

namespace tongcun {

// What contradicts itself among the layers of a region, nothing of which changes a result:
//   V114  a township's code goes by several names
//   V508  the register holds more households of a village than the village records
//   V807  facilities of one kind, water points apart, within kTwinMetres of each other, by layer
//   V839  roads of which no surface is recorded, by layer
//   V846  villages that record persons or households, where nobody says of which year
//   V866  areas of villages that overlap by more than kLeastOverlap square metres
// `people`: null where there is no register. `year`: that the layers describe; none: not stated.
// Deterministic. O(n log n), and what overlaps() takes.
[[nodiscard]] std::vector<Finding> check_places(Region const& region,
                                                HouseholdRegister const* people,
                                                std::optional<int> year);

constexpr double kTwinMetres = 50.0;   // domain reference 3.12, V807
constexpr double kLeastOverlap = 1.0;  // borders drawn twice meet to the centimetre or not at all

}  // namespace tongcun
