// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/synthetic/choose_rows.h"
#include "engine/synthetic/plant_defects.h"

#include <vector>

namespace tongcun {

// The kinds of plant_defects that are about households; adds them to `planted`.
void plant_household_defects(HouseholdRegister& people, RowChooser& chooser,
                             std::vector<PlantedDefect>& planted);

}  // namespace tongcun
