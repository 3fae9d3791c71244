// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"
#include "engine/scenario/profile_terms.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// For the terminal: each target beside what comes out under every scenario; "" where the study has
// none.
[[nodiscard]] std::string targets_text(PathStatistics const& statistics, ProfileTerms const& terms,
                                       Language language);

}  // namespace tongcun
