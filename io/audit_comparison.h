// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tongcun {

// What a published comparison of runs tells of a register whose households are to be protected:
//   rows, maps and pages by area, which are the office's (by_area)
//   numbers of the summaries of 1 to 9 households or persons (small)
//   numbers that are not the same in all runs, or that the sum of verdicts gives (recoverable)
// It reads the files as a stranger would, and shares no code with what writes them.
struct ComparisonAudit {
  std::vector<Finding> findings;  // V915
  std::int64_t tables = 0;
  std::int64_t cells = 0;     // of households or persons that were looked at
  std::int64_t unsolved = 0;  // as PrivacyAudit
};

// Nothing for a folder whose record is of no comparison. Registers that are published as invented
// protect nobody, unless `invented_too`; a record that does not say how they are published
// protects. Linear in the cells, and sums as privacy_sums.h.
[[nodiscard]] ComparisonAudit audit_comparison(std::filesystem::path const& folder,
                                               bool invented_too);

}  // namespace tongcun
