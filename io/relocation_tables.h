// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/relocation_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/region/region.h"
#include "engine/scenario/profile.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// What of a relocation plan is published; every row says whether the register is invented and
// whether its numbers were suppressed.
//   relocation_sites  one row a site and phase, drawn as points: who moves in, dwellings given,
//                     prices of a dwelling more, money
//   relocation_flows  one row a village and site, drawn as lines; only flows that may be told
//   relocation_funds  one row a year: what is needed and what there is
//   relocation_other_plans  the plan and those beside it, one row each; only if they are asked for
// Of a potential plan the titles say that households have not agreed.
[[nodiscard]] std::vector<OutputTable> relocation_tables(
    Public<RelocationStatistics> const& statistics, Region const& region, Profile const& profile);

// Whether a table is about a plan of relocation.
[[nodiscard]] bool is_relocation(OutputTable const& table);

// "2027-01"; "" where there is no month.
[[nodiscard]] std::string month_text(std::optional<std::int32_t> month);

}  // namespace tongcun
