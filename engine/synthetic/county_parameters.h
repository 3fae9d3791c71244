// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/geo_point.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// Which time's rules and registers a made-up county speaks of: registered poor households with
// causes and exits (建档立卡), or low-income and monitored households (防止返贫致贫对象).
enum class CountyEra : std::uint8_t { y2016, y2026 };
inline constexpr std::array<std::string_view, 2> kCountyEraNames{"2016", "2026"};

// Years of an era, inclusive, and the one that is meant where none is given: 2014-2020, the years
// of the register of poor households (domain reference 2.1), and from 2021 on.
struct EraYears {
  std::int32_t first = 0;
  std::int32_t last = 0;
  std::int32_t usual = 0;
};
[[nodiscard]] EraYears years_of(CountyEra era);

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

  CountyEra era = CountyEra::y2026;

  // Year of the register: no road is younger, and the share of hardened roads is that of the year.
  // One of the era's years.
  std::int32_t year = 2026;

  // Ground per village, 500 … 900 hectares [A].
  std::int32_t hectares_per_village = 700;

  // Villages that no motor road reaches, 0 … 100 in a thousand. In 2020, 99.6 % of the villages of
  // poor counties had a hardened road (domain reference 2.9); one per cent leaves work to do [A].
  std::int32_t unreached_permille = 10;

  // Roads whose surface is not recorded, 0 … 300 in a thousand [A].
  std::int32_t unknown_surface_permille = 30;

  // Room of the candidate sites of a county: persons, of a thousand that a committed plan may place
  // by expectation, 100 … 5,000. Sites are built for who signs up, with something to spare; one in
  // seven stands on ground that forbids it (record_sites), so that room is short in places [A].
  std::int32_t site_room_permille = 1200;

  // Persons that a candidate site has room for on average, 100 … 10,000, which makes the number of
  // sites: about 1,200 in Gansu since 2022 (170,000 persons in 141 sites, domain reference 2.3
  // [V]); from 2016 to 2020 it was 1,000 in towns and 150 in villages.
  std::int32_t persons_a_site = 1200;

  friend bool operator==(CountyParameters const&, CountyParameters const&) = default;
};

// Every value outside its range as a rejected finding of rule "Y001" with the values key, value,
// low and high; empty if the county can be made.
[[nodiscard]] std::vector<Finding> check_county_parameters(CountyParameters const& parameters);

}  // namespace tongcun
