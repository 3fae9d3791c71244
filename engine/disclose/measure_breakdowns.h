// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/choose_breakdowns.h"
#include "engine/poverty/area_warning.h"
#include "engine/poverty/measure_index.h"
#include "engine/poverty/status_columns.h"

#include <cstddef>

namespace tongcun {

// Breakdowns of all households that what is published of a measure can be computed from.

// By what a blow does to them.
[[nodiscard]] HouseholdBreakdown breakdown_of(AreaWarning const& warning);

// By whether an index calls them poor: of households all of whose indicators are known, and of the
// others, of whom it may be open.
[[nodiscard]] HouseholdBreakdown breakdown_of(MeasuredIndex const& measured);

// By one indicator of an index: of households all of whose indicators are known by poor and
// deprived, of the others by whether they are poor for sure and deprived for sure. Every sum of an
// index over an area is one over the parts of its indicators.
[[nodiscard]] HouseholdBreakdown breakdown_of(MeasuredIndex const& measured, std::size_t indicator);

// As the parts of a column say.
[[nodiscard]] HouseholdBreakdown breakdown_of(StatusColumn const& column);

}  // namespace tongcun
