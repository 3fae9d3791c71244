// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// What the headcount of all villages in the last year differs from today's by: without measures, by
// measure, in all; values null where suppressed. Of statistics whose study asks for it.
[[nodiscard]] nlohmann::ordered_json change_json(PathStatistics const& statistics);

}  // namespace tongcun
