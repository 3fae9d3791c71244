// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/relocation_statistics.h"
#include "engine/region/region.h"
#include "engine/scenario/scenario.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// What of a relocation plan is public, for the terminal, which is copied and logged: status and
// gap, who is placed, left out and who declined, what it costs, the limits that hold back the most.
// A potential plan says first that these households have not agreed, an invented register that
// nobody in it is real.
[[nodiscard]] std::string relocation_text(Scenario const& scenario, Region const& region,
                                          RelocationStatistics const& statistics,
                                          Language language);

}  // namespace tongcun
