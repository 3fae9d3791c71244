// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/scenario/profile_terms.h"
#include "io/exit_path_table.h"
#include "io/money.h"
#include "io/output_table.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace tongcun {

// poverty_targets: one row a target and scenario: what is aimed at, what the register says today,
// the middle and the interval of what is simulated, and whether the target is reached.
// `statistics` has targets.
[[nodiscard]] OutputTable target_table(PathStatistics const& statistics, ProfileTerms const& terms,
                                       PathEdition edition);

// The same for summaries.
[[nodiscard]] nlohmann::ordered_json target_json(PathStatistics const& statistics,
                                                 ProfileTerms const& terms);

// A value of a target's kind: "2.50" per cent, money, a number of villages; and its unit, a word.
[[nodiscard]] std::string target_value_text(TargetKind what, std::int64_t value,
                                            Money const& money);
[[nodiscard]] std::string target_unit(TargetKind what, Money const& money);

}  // namespace tongcun
