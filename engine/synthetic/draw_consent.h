// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_standing.h"
#include "engine/run/random_stream.h"

#include <string>
#include <vector>

namespace tongcun {

// How a hamlet lies, as far as a household's wish to move depends on it.
struct HamletOutlook {
  bool is_remote = false;               // no motor road to its village, or far from the committee
  bool is_threatened = false;           // in a zone of medium or high hazard
  std::vector<std::string> near_sites;  // codes of sites of its county, the nearest first
};

// Draws consent, wishes and urgency. Three of four whom somebody asked in remote or threatened
// places are willing or have signed (124 of 166 in Zigong, domain reference 2.3 [V]); elsewhere
// hardly anybody is asked [A]. Danger makes an offer urgent (1,736 of 4,881 in Pingwu [V]) and
// moves nobody: there are unwilling households everywhere. Who is willing, willing on conditions or
// signed names one to three sites, mostly the nearest first; nobody else names any.
void draw_consent(HamletOutlook const& outlook, HouseholdId id, HouseholdStanding& standing,
                  RandomStream& random);

// Whether the household said that it would move.
[[nodiscard]] bool would_move(HouseholdStanding const& standing, HouseholdId id);

}  // namespace tongcun
