// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/poverty_statistics.h"
#include "engine/types/text.h"
#include "io/money.h"

#include <string>

namespace tongcun {

// What of the measures that a profile or scenario asks for is public, of all, for the terminal:
// warnings, indices of deprivation, score cards, the exit of the county.
[[nodiscard]] std::string measures_text(PovertyStatistics const& statistics, Money const& money,
                                        Language language);

}  // namespace tongcun
