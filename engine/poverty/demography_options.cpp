// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/demography_options.h"

#include <algorithm>
#include <iterator>

namespace tongcun {

double DemographyOptions::death_chance(std::int32_t age, Sex sex) const {
  auto const later = std::ranges::upper_bound(deaths, age, {}, &DeathBand::from);
  return later == deaths.begin() ? 0.0 : std::prev(later)->of(sex);
}

double DemographyOptions::birth_chance(std::int32_t age) const {
  auto const band = std::ranges::find_if(
      births, [&](BirthBand const& one) { return one.from <= age && age <= one.until; });
  return band == births.end() ? 0.0 : band->chance;
}

}  // namespace tongcun
