// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/place_facts.h"
#include "engine/scenario/scenario.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// The "guarantees" of summary.json: counts of households, persons and villages by verdict, of the
// parts and the ladder too, and what is missing, ranked; of a register the verdicts of its
// households beside them (`households` null: none was given).
[[nodiscard]] nlohmann::ordered_json guarantees_json(Scenario const& scenario,
                                                     PlaceFacts const& places,
                                                     HouseholdStatistics const* households);

}  // namespace tongcun
