// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Ages at which a life changes, completed years, both ends included; of the profile.
struct LifeAges {
  std::int32_t working_from = 0;
  std::int32_t working_until = 0;
  std::int32_t school_from = 0;
  std::int32_t school_until = 0;
  friend bool operator==(LifeAges const&, LifeAges const&) = default;
};

// Chance to die within a year, from an age on until the next band begins; 0 … 1.
struct DeathBand {
  std::int32_t from = 0;
  double men = 0.0;
  double women = 0.0;

  [[nodiscard]] double of(Sex sex) const { return sex == Sex::m ? men : women; }
};

// Chance of a woman to bear a child in a year, at the ages from … until; 0 … kMostBirthChance.
struct BirthBand {
  std::int32_t from = 0;
  std::int32_t until = 0;
  double chance = 0.0;
};
inline constexpr double kMostBirthChance = 0.5;

// How the members of households change with the years. What is not set does not happen: without
// bands of deaths nobody dies, without bands of births nobody is born; all grow older. Who marries,
// leaves or comes back is not simulated.
struct DemographyOptions {
  LifeAges ages;
  std::vector<DeathBand> deaths;        // ascending, the first from age 0; empty: nobody dies
  std::vector<BirthBand> births;        // ascending, apart; other ages bear no children
  std::optional<double> share_of_boys;  // of the born; set if and only if births are
  std::string source;

  [[nodiscard]] double death_chance(std::int32_t age, Sex sex) const;
  [[nodiscard]] double birth_chance(std::int32_t age) const;
};

}  // namespace tongcun
