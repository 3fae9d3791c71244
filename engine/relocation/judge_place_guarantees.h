// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/site_facts.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/relocation/place_guarantees.h"

#include <cstddef>
#include <optional>

namespace tongcun {

// Guarantees about villages by the verdicts of the villages, and of the sites by their facts
// (collect_site_facts), so that what rests on anything else neither holds nor fails there.
// Deterministic. O((villages + sites) · rules).
[[nodiscard]] PlaceGuarantees judge_place_guarantees(GuaranteeRules const& rules,
                                                     VillageGuarantees const& villages,
                                                     SiteFactsInput const& input, std::size_t sites,
                                                     std::optional<int> year);

}  // namespace tongcun
