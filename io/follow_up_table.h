// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "io/output_table.h"

namespace tongcun {

// Sites that people live in, for restricted/internal: how they fare and what is short (后续扶持).
// The counts are those of the site layer. No rows: nobody lives in any site.
[[nodiscard]] OutputTable follow_up_table(Region const& region);

}  // namespace tongcun
