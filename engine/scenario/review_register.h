// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/restricted.h"
#include "engine/history/register_history.h"
#include "engine/scenario/run_scenario.h"
#include "engine/scenario/scenario.h"

#include <string>
#include <vector>

namespace tongcun {

// The earlier register that a scenario names against the present one.
struct RegisterReview {
  Restricted<RegisterHistory> history;
  std::vector<Layer> layers;  // of the earlier register and the crosswalk
  Restricted<std::vector<Finding>> findings;
};

// The codes of households among the rows of tables, sorted: what was read, used or not.
[[nodiscard]] std::vector<std::string> household_codes(std::vector<LayerTable> const& tables);

// Freezes the earlier register as the present one was, in the villages of then, and compares both.
// `computed` is the result of the same scenario, with households; `codes_read` are household_codes
// of its tables. Findings beside those of reading:
//   V601  by village, households whose declared state no event leads to
//   V608  of the crosswalk (build_crosswalk); codes of villages that lead nowhere, or were changed
//         before the earlier year
//   V703  by village, households that may have been split off another one
//   V880  by earlier village, households that are gone
//   V881  rejected: one of both registers is invented and the other is not
//   V882  by village, households whose years of entry, exit or relapse were rewritten
//   V883  less than half of the earlier households are in the present register
// Throws InputError with all findings of the earlier tables if one of them rejects.
[[nodiscard]] RegisterReview review_register(Scenario const& scenario,
                                             std::vector<LayerTable> earlier,
                                             std::vector<std::string> const& codes_read,
                                             ScenarioResult const& computed);

}  // namespace tongcun
