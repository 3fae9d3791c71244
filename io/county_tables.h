// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/synthetic_county.h"
#include "engine/types/text.h"
#include "io/output_table.h"

#include <vector>

namespace tongcun {

// The layers of a made-up county as an office would hand them over, in the order of the package:
// villages, committees, roads, facilities, water points, sites, hazard zones, townships, hamlets,
// rivers. Headers and words in the language asked for, as io/vocabulary.toml reads them back. The
// class of villages has a column where any village is classed.
[[nodiscard]] std::vector<OutputTable> county_tables(SyntheticCounty const& county,
                                                     Language headers);

}  // namespace tongcun
