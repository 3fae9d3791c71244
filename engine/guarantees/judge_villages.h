// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/network/network_overlay.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/region/villages.h"

#include <optional>
#include <vector>

namespace tongcun {

// All verdicts of all villages, their counts, and what is missing ranked by the households that it
// would settle (settles_alone); `by_household`: a register is given, and is not among them. Without
// surfaces, which need the network, and seasons. Deterministic.
// O(villages · (rules + parts · things missing · their outcomes)).
[[nodiscard]] VillageGuarantees judge_villages(GuaranteeRules const& rules,
                                               VillageFacts const& facts, Villages const& villages,
                                               std::optional<int> year, bool by_household = false);

// Whether the rule is about the distance to a hardened road.
[[nodiscard]] bool asks_for_hardened_road(RuleBook const& book, RuleId rule);

// What recording the surfaces of each class would decide about the hardened road: every class is
// once taken for hardened, all else at the low reading, and once for not hardened, all else at the
// high one (classes that nobody recorded too). The first rule of the book that asks for the
// hardened road is asked; without one, or with no verdict open, there is nothing to survey. Ranked
// by the households of villages that it decides one way or the other. Two searches over the network
// per class.
[[nodiscard]] std::vector<SurfaceWorth> survey_surfaces(
    GuaranteeRules const& rules, VillageGuarantees const& judged, Villages const& villages,
    RoadNetwork const& network, RoadRules const& road_rules, NetworkOverlay const& overlay);

}  // namespace tongcun
