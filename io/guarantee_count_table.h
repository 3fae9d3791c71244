// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/guarantees/guarantee.h"
#include "io/output_table.h"

namespace tongcun {

// A part of guarantee_tables: how many villages, households and persons of all, of each county and
// of each township pass, fail or wait, one row an area and guarantee.
[[nodiscard]] OutputTable guarantee_count_table(PlaceFacts const& facts,
                                                GuaranteeRules const& rules);

}  // namespace tongcun
