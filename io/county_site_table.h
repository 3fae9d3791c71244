// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/synthetic_county.h"
#include "io/output_table.h"

namespace tongcun {

// The sites of an invented county as the site form of an office: one row a phase, money in yuan.
[[nodiscard]] OutputTable county_site_table(SyntheticCounty const& county);

}  // namespace tongcun
