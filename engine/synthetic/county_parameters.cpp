// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/county_parameters.h"

#include "engine/synthetic/check_range.h"

#include <string>
#include <string_view>

namespace tongcun {

EraYears years_of(CountyEra era) {
  return era == CountyEra::y2016 ? EraYears{2014, 2020, 2016} : EraYears{2021, 2100, 2026};
}

std::vector<Finding> check_county_parameters(CountyParameters const& parameters) {
  std::vector<Finding> findings;
  auto const check = [&findings](std::string_view key, std::int64_t value, std::int64_t low,
                                 std::int64_t high) {
    check_range(findings, key, value, low, high);
  };
  check("villages", parameters.villages, 20, 100000);
  check("centre_lon", parameters.centre.lon, -1650000000, 1650000000);
  check("centre_lat", parameters.centre.lat, -550000000, 550000000);
  EraYears const years = years_of(parameters.era);
  check("year", parameters.year, years.first, years.last);
  check("hectares_per_village", parameters.hectares_per_village, 500, 900);
  check("unreached_permille", parameters.unreached_permille, 0, 100);
  check("unknown_surface_permille", parameters.unknown_surface_permille, 0, 300);
  check("site_room_permille", parameters.site_room_permille, 100, 5000);
  check("persons_a_site", parameters.persons_a_site, 100, 10000);
  return findings;
}

}  // namespace tongcun
