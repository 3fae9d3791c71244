// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/scenario/scenario.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// What a planner reads on the terminal when a run is done: the region, the network and how its
// unrecorded surfaces were read, who is not reached by name, minutes by service, mode and season.
[[nodiscard]] std::string summary_text(Scenario const& scenario, PlaceFacts const& places,
                                       Language language);

}  // namespace tongcun
