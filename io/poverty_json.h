// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/poverty_statistics.h"
#include "engine/scenario/scenario.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// The "poverty" of summary.json, of the register's own year:
//   years[], headcount[], gap[], severity[], watts[], gini[]   one entry a year, of the line that
//       the profile or the scenario names; {value, known_low, known_high} as shares of one: over
//       persons of known income, and over all persons if none or all of unknown income were poor
//   line, base, without_transfers, lines[] (the other lines), absent[] (lines without a value),
//   status{<breakdown>{<part>{households,persons}}}, with the sentence that it is for visits only
//   warnings[], deprivation[], mpi[], score_cards[], county_exit   see add_measures
// What is suppressed is null; a line that does not fit is absent with its reason, never zero.
[[nodiscard]] nlohmann::ordered_json poverty_json(Scenario const& scenario,
                                                  PovertyStatistics const& statistics);

}  // namespace tongcun
