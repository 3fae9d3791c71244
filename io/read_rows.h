// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/scenario/scenario.h"
#include "io/feature_source.h"
#include "io/read_register_rows.h"

namespace tongcun {

// Reads all rows of an opened layer into the rows of its role; counts balance, findings are the
// table's. `reading` is for registers. Beyond a limit of the source nothing more is read, and the
// layer is refused.
[[nodiscard]] LayerTable read_rows(LayerSource const& source, Profile const& profile,
                                   FeatureSource& features, RegisterReading const& reading = {});

}  // namespace tongcun
