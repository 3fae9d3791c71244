// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/house_sites.h"

#include "engine/run/random_stream.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace tongcun {
namespace {

constexpr std::int32_t kFirstYear = 2017;  // of moving in
constexpr std::int32_t kLastYear = 2020;

// Persons by class of dwelling, per cent of the capacity [A]; the smallest class takes the rest.
constexpr std::array<std::int64_t, kDwellingClasses.size()> kPersonShare{0, 30, 34, 22};

DwellingCounts divide(std::int64_t capacity) {
  DwellingCounts dwellings{};
  std::int64_t left = capacity;
  for (std::size_t i = 1; i < dwellings.size(); ++i) {
    dwellings[i] = capacity * kPersonShare[i] / 100 / kDwellingClasses[i].persons;
    left -= dwellings[i] * kDwellingClasses[i].persons;
  }
  dwellings[0] = left / kDwellingClasses[0].persons;
  return dwellings;
}

std::int64_t persons_in(DwellingCounts const& dwellings) {
  std::int64_t persons = 0;
  for (std::size_t i = 0; i < dwellings.size(); ++i) {
    persons += dwellings[i] * kDwellingClasses[i].persons;
  }
  return persons;
}

// low … high per cent of a number, rounded down.
std::int64_t part(RandomStream& random, std::int64_t of, std::uint32_t low, std::uint32_t high) {
  return of * (low + random.next_below(high - low + 1)) / 100;
}

SiteOccupancy draw_occupancy(RandomStream& random, std::int32_t year,
                             DwellingCounts const& dwellings) {
  std::int32_t const last = std::min(year - 1, kLastYear);
  std::int64_t const homes = std::accumulate(dwellings.begin(), dwellings.end(), std::int64_t{0});
  SiteOccupancy lived_in;
  lived_in.year = kFirstYear + static_cast<std::int32_t>(random.next_below(
                                   static_cast<std::uint32_t>(last - kFirstYear + 1)));
  std::int64_t const moved = part(random, homes, 75, 100);
  std::int64_t const labourers = part(random, moved, 160, 230);
  lived_in.moved = Households(moved);
  lived_in.occupied = Households(part(random, moved, 85, 100));
  lived_in.certificates = Households(part(random, moved, 40, 100));
  lived_in.labourers = Persons(labourers);
  lived_in.employed = Persons(part(random, labourers, 70, 95));
  lived_in.zero_job = Households(part(random, moved, 0, 5));
  return lived_in;
}

}  // namespace

void house_sites(CountyParameters const& parameters, std::vector<SiteDraft>& sites) {
  for (std::size_t i = 0; i < sites.size(); ++i) {
    SiteDraft& site = sites[i];
    RandomStream random(parameters.seed, Purpose::synthetic_site, i);
    site.dwellings = divide(site.capacity);
    site.capacity = persons_in(site.dwellings);
    if (site.status == SiteStatus::occupied) {
      site.lived_in = draw_occupancy(random, parameters.year, site.dwellings);
    }
  }
}

}  // namespace tongcun
