// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/site_facts.h"
#include "engine/region/household_register.h"
#include "engine/rules/verdict.h"
#include "engine/run/run_settings.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <optional>

namespace tongcun {

// What holds for households that move to a site, once they live there: by guarantee, of every
// household; unknown where `site` is none(), of who stays or goes where nobody knows. Guarantees
// about villages are judged for the site by its facts. Of the household is known what goes with it:
// its members, what it declares and is registered as. Its house is the new dwelling, of grade A:
// none is given out before it is accepted. What the site does not record (its water, who serves it,
// hazard) is unknown, so that nothing that rests on it holds or fails. Deterministic for any number
// of threads. As judge_households, of the movers.
[[nodiscard]] IdVector<GuaranteeId, IdVector<HouseholdId, Verdict>> judge_after_move(
    GuaranteeRules const& rules, SiteFacts const& facts, HouseholdRegister const& people,
    IdVector<HouseholdId, SiteId> const& site, std::optional<int> year, RunSettings const& run);

}  // namespace tongcun
