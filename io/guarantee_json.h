// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/scenario/scenario.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// The "guarantees" of summary.json: counts of households, persons and villages by verdict, of the
// parts and the ladder too, and what is missing, ranked.
[[nodiscard]] nlohmann::ordered_json guarantees_json(Scenario const& scenario,
                                                     PlaceFacts const& places);

}  // namespace tongcun
