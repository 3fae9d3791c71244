// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/relocation_statistics.h"
#include "engine/scenario/scenario.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace tongcun {

// (objective - bound) / objective in millionths, rounded up: the plan is no farther from the best.
// None where either is not shown; 0 where the objective is. At most 10^6, as bounds of costs are
// not negative.
[[nodiscard]] std::optional<std::int64_t> gap_in_millionths(RelocationStatistics const& statistics);

// What ended the search of a plan: "itself", "work_limit", which gives the same plan every time, or
// "time_or_signal".
[[nodiscard]] std::string search_ended_by(PlanStatus status, bool out_of_work);

// The "relocation" of summary.json: the plan's status and proof, whom it places, what it costs,
// each with unit and base; money as text in the major unit, with exactly its digits. What is
// suppressed has the value null.
[[nodiscard]] nlohmann::ordered_json relocation_json(Scenario const& scenario,
                                                     RelocationStatistics const& statistics);

}  // namespace tongcun
