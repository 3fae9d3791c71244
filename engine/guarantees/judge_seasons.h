// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/region/villages.h"
#include "engine/types/id_vector.h"

#include <optional>

namespace tongcun {

// What would hold if every month were like the driest, and if every month were like the wettest:
// counts of the guarantees that ask for the worst month, with the minutes of that season instead.
// They stand beside the year's verdict, never instead of it. None for guarantees that ask for no
// worst month: the season says nothing of them. Pass in the wet season implies pass in the dry one
// where dry times are no longer than wet ones. Deterministic. O(villages · rules).
[[nodiscard]] IdVector<GuaranteeId, std::optional<SeasonCounts>> judge_seasons(
    GuaranteeRules const& rules, Services const& services, VillageFacts const& facts,
    Villages const& villages, std::optional<int> year);

}  // namespace tongcun
