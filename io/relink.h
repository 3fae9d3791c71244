// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "io/feature_source.h"
#include "io/pseudonyms.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

// A table of results with the office's own codes, and how many of its rows have one.
struct Relinked {
  std::string csv;
  std::int64_t rows = 0;
  std::int64_t found = 0;
  std::vector<Finding> findings;  // rejected: nothing was joined
};

// Puts the office's own code of each household before the rows of a CSV table of restricted/ that
// names households by pseudonym (column household_code). Rows of households that the register does
// not hold, or no longer, keep an empty cell. The result leads back to persons: it never leaves the
// office. O(households + rows).
[[nodiscard]] Relinked relink(FeatureSource& people, LayerSource const& source,
                              Pseudonyms const& pseudonyms, std::string const& table);

}  // namespace tongcun
