// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/synthetic_county.h"

namespace tongcun {

// Makes up a mountain county, or several side by side: first the ground and its water, then where
// people live, then how they reach each other, then what they share. Exactly as many villages as
// asked for. Throws InputError with the findings of check_county_parameters if a value is out of
// range.
//
// Guarantees: same parameters, same bytes, for any number of threads and any x86-64 processor.
// Codes are unique and name their parents. Areas are valid and share their borders; committees lie
// inside. Rivers fall along their lines and on the elevation. All roads hang together; roads that
// meet share a vertex, and all villages but the unreached lie on motor roads.
//
// About linear in the size of the map: up to 300 villages on cells of 30 to 35 m, larger maps on
// coarser cells (100,000 villages: some 180 m), at most 25 million cells in all.
[[nodiscard]] SyntheticCounty make_county(CountyParameters const& parameters,
                                          RunSettings const& run);

}  // namespace tongcun
