// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/synthetic/choose_rows.h"
#include "engine/synthetic/make_earlier_register.h"
#include "engine/synthetic/plant_defects.h"

#include <vector>

namespace tongcun {

// The kind of plant_defects that two registers show: households of at least kFewestSplitOff that
// receive help and left a neighbour in the year of the register; adds them to `planted`. One that
// is on the register of poor households entered it in that year. The register states its year.
[[nodiscard]] std::vector<HouseholdSplit> plant_splits(HouseholdRegister& people,
                                                       RowChooser& chooser,
                                                       std::vector<PlantedDefect>& planted);

}  // namespace tongcun
