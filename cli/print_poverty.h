// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/poverty_statistics.h"
#include "engine/scenario/scenario.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// What of a register's incomes is public, for the terminal: each line with its amount, the share of
// persons below it with and without transfers and its bounds; lines that do not fit with the
// reason; then classes and measures.
[[nodiscard]] std::string poverty_text(Scenario const& scenario,
                                       PovertyStatistics const& statistics, Language language);

}  // namespace tongcun
