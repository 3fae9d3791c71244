// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/demography_options.h"
#include "engine/scenario/profile.h"
#include "io/config_reader.h"

namespace tongcun {

// Reads [ages] of a profile: from which age to which one is of working age and of school age.
struct ReadLifeAges {
  LifeAges ages;
  ValueSource source;
};
[[nodiscard]] ReadLifeAges read_life_ages(ConfigReader& reader);

// Reads [simulate.demography] of a scenario: how the members of households change. `ages`: of the
// profile. Bands of deaths begin at age 0 and leave no age out; without them
// nobody dies, without bands of births nobody is born. No chance has a default.
[[nodiscard]] DemographyOptions read_demography(ConfigReader& reader, LifeAges const& ages);

}  // namespace tongcun
