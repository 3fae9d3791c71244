// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// For the terminal: the numbers that the headcount of the last year rests on most; "" where the
// study does not ask for it.
[[nodiscard]] std::string sensitivity_text(PathStatistics const& statistics, Language language);

}  // namespace tongcun
