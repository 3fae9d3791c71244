// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// For the terminal: what the headcount of the last year differs from today's by, part by part, and
// what that cost; "" where the study does not ask for it.
[[nodiscard]] std::string change_text(PathStatistics const& statistics, Language language);

}  // namespace tongcun
