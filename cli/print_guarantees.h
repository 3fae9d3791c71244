// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/scenario/scenario.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// What holds for how many, in two families that are never mixed, and what is missing, ranked by the
// households it would settle. Empty for a profile without guarantees.
[[nodiscard]] std::string guarantees_text(Scenario const& scenario, PlaceFacts const& places,
                                          Language language);

}  // namespace tongcun
