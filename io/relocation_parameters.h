// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// What a plan of relocation rests on, as it was in effect, for the record of a run: by key
// ("minute_price", "modes.monetary.most_share", "rules.most_area_m2_a_person") its value, unit, who
// set it (scenario, profile, default), the source and its mark where the profile or the program
// says it. What is not set is null. Money in the currency's major unit, as text with its digits.
// Decisions about single households (locks, eligibility) and the earlier plan's places are no part
// of it: the record stands beside public results.
[[nodiscard]] nlohmann::ordered_json relocation_parameters_json(Scenario const& scenario);

}  // namespace tongcun
