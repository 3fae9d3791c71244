// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_standing.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/look_around.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// Thousandths of the households in remote or threatened places that are willing or have signed.
constexpr std::int64_t kCommittedWhereOffered = 560;

// Draws consent, wishes and urgency. Three of four whom somebody asked in remote or threatened
// places are willing or have signed (124 of 166 in Zigong, domain reference 2.3 [V]); elsewhere
// hardly anybody is asked [A]. Danger makes an offer urgent (1,736 of 4,881 in Pingwu [V]) and
// moves nobody: there are unwilling households everywhere. Who is willing, willing on conditions or
// signed names one to three of the sites that people of the place think of (codes of candidates),
// mostly the first of them first; nobody else names any.
void draw_consent(HamletOutlook const& outlook, std::vector<std::string> const& in_mind,
                  HouseholdId id, HouseholdStanding& standing, RandomStream& random);

// Whether the household said that it would move.
[[nodiscard]] bool would_move(HouseholdStanding const& standing, HouseholdId id);

}  // namespace tongcun
