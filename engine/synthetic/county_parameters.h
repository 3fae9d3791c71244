// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/geo_point.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// What a made-up county is asked to be. The same values give the same bytes, for any number of
// threads and on any processor. Marks: [A] modelling default without a source.
struct CountyParameters {
  std::uint64_t seed = 1;

  // Administrative villages, exactly; 20 … 100,000. Up to 400 make one county, more make several
  // counties side by side (a real mountain county has 150 to 450) [A].
  std::int32_t villages = 300;

  // Middle of the map. Latitude within ±55°, longitude within ±165°, so that the largest map stays
  // clear of the antimeridian and of latitudes where the metric of engine/geometry is weak. The
  // default lies in the mountains of south-west China; nothing there is copied.
  GeoPoint centre{1069000000, 263000000};

  // Year of the register: no road is younger, and the share of hardened roads is that of the year.
  // 1990 … 2100, the range of `year` in the data model 3.2.
  std::int32_t year = 2026;

  // Ground per village, 500 … 900 hectares [A].
  std::int32_t hectares_per_village = 700;

  // Villages that no motor road reaches, 0 … 100 in a thousand. In 2020, 99.6 % of the villages of
  // poor counties had a hardened road (domain reference 2.9); one per cent leaves work to do [A].
  std::int32_t unreached_permille = 10;

  // Roads whose surface is not recorded, 0 … 300 in a thousand [A].
  std::int32_t unknown_surface_permille = 30;

  friend bool operator==(CountyParameters const&, CountyParameters const&) = default;
};

// Every value outside its range as a rejected finding of rule "Y001" with the values key, value,
// low and high; empty if the county can be made.
[[nodiscard]] std::vector<Finding> check_county_parameters(CountyParameters const& parameters);

}  // namespace tongcun
