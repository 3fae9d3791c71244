// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/compare_runs.h"

#include <string>

namespace tongcun {

// comparison.html: the report's page with what a comparison says: what was asked otherwise, every
// number of the summaries, and on the map what changes in each village. Villages are points, for
// runs publish no shapes as tables. Left out are single cells that differ (comparison_tables), of
// which there may be more than a page holds, and households. Where registers are real the page is
// the office's and is stamped so. Deterministic.
[[nodiscard]] std::string comparison_page(RunComparison const& comparison, Language language);

}  // namespace tongcun
