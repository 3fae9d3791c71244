// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/record_sites.h"

#include "engine/run/random_stream.h"
#include "engine/synthetic/chance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace tongcun {
namespace {

constexpr std::int64_t kFen = 100;         // in a yuan
constexpr std::int64_t kDecimetres = 100;  // square ones in a square metre

// Building and infrastructure come to about 60,000 yuan a person (domain reference 2.3, derived
// from 600 billion yuan for 9.81 million persons), of which 25 m2 at about 1,500 yuan [A] are the
// house.
constexpr std::int64_t kYuanAPerson = 60'000;
constexpr std::int64_t kMetresAPerson = 25;

// What a site of a kind has beside its dwellings. All of it [A]; the means, from which a site
// differs by chance.
struct KindShares {
  std::int32_t yuan_a_metre;  // of building
  std::int32_t jobs;          // per cent of the dwellings: about one a household with labour
  std::int32_t land;          // square metres of production land a person
  std::int32_t lift;          // permille of sites
  std::int32_t storeys;       // so many dwellings share one on the ground floor
};
constexpr KindShares kTown{1700, 130, 0, 600, 6};
constexpr KindShares kMarket{1500, 110, 60, 100, 4};
constexpr KindShares kVillage{1300, 90, 300, 0, 1};

// The same of all kinds.
// A thousand persons: nearly as many as invented families have children of the ages (draw_family:
// 117 and 52), so that seats are short in some sites and not in most.
constexpr std::int64_t kPrimarySeats = 110;
constexpr std::int64_t kJuniorSeats = 50;
constexpr std::int64_t kLitres = 80;      // a person and day
constexpr std::int32_t kTouched = 40;     // permille of sites, of each ground
constexpr std::int32_t kUnrecorded = 50;  // likewise

constexpr std::int64_t kPhasedPersons = 800;   // size class of sites (domain reference 2.3)
constexpr std::int64_t kFirstPhaseShare = 60;  // per cent of the dwellings [A]

KindShares const& shares_of(SiteKind kind) {
  switch (kind) {
    case SiteKind::county_town:
      return kTown;
    case SiteKind::market_town:
      return kMarket;
    default:
      return kVillage;
  }
}

// About `mean`: 100 - spread … 100 + spread per cent of it, rounded down.
std::int64_t about(RandomStream& random, std::int64_t mean, std::int32_t spread) {
  return mean * uniform(random, 100 - spread, 100 + spread) / 100;
}
std::int32_t count_about(RandomStream& random, std::int64_t mean, std::int32_t spread) {
  return static_cast<std::int32_t>(about(random, mean, spread));
}

SitePhase phase_of(std::int32_t number, DwellingCounts const& dwellings) {
  SitePhase phase;
  phase.number = number;
  std::int64_t persons = 0;
  for (std::size_t i = 0; i < dwellings.size(); ++i) {
    DwellingClass const& size = kDwellingClasses[i];
    phase.dwellings.push_back(
        {std::int64_t{size.square_metres} * kDecimetres, static_cast<std::int32_t>(dwellings[i])});
    persons += dwellings[i] * size.persons;
  }
  phase.persons_capacity = static_cast<std::int32_t>(persons);
  return phase;
}

std::vector<SitePhase> phases_of(SiteDraft const& site) {
  if (site.lived_in || site.capacity < kPhasedPersons) {
    return {phase_of(1, site.dwellings)};
  }
  DwellingCounts first{};
  DwellingCounts second{};
  for (std::size_t i = 0; i < first.size(); ++i) {
    first[i] = site.dwellings[i] * kFirstPhaseShare / 100;
    second[i] = site.dwellings[i] - first[i];
  }
  return {phase_of(1, first), phase_of(2, second)};
}

// The first phase is ready in the year after that of the county, the second a year later.
void plan_phases(RandomStream& random, std::int32_t year, std::int64_t yuan_a_metre,
                 std::vector<SitePhase>& phases) {
  constexpr std::array<std::int32_t, 3> kMonths{6, 9, 12};
  std::int32_t const month = kMonths[random.next_below(kMonths.size())];
  std::int64_t const rest = kYuanAPerson - kMetresAPerson * yuan_a_metre;
  for (SitePhase& phase : phases) {
    phase.available_from = (year + phase.number) * 100 + month;
    std::int64_t const yuan_a_person = about(random, rest, 20);
    phase.infrastructure_cost = *phase.persons_capacity * yuan_a_person * kFen;
  }
}

std::optional<GroundState> draw_ground(RandomStream& random) {
  std::int32_t const luck = uniform(random, 0, 999);
  if (luck < kTouched) {
    return GroundState::touched;
  }
  return luck < kTouched + kUnrecorded ? std::nullopt : std::optional(GroundState::free);
}

SiteFollowUp follow_up_of(SiteOccupancy const& people) {
  auto const number = [](auto const& count) { return static_cast<std::int32_t>(count.count()); };
  SiteFollowUp lived_in;
  lived_in.year = people.year;
  lived_in.moved = number(people.moved);
  lived_in.occupied = number(people.occupied);
  lived_in.certificates = number(people.certificates);
  lived_in.labourers = number(people.labourers);
  lived_in.employed = number(people.employed);
  lived_in.zero_job = number(people.zero_job);
  return lived_in;
}

// What nobody needs to know of a site in which people live already.
void plan_site(RandomStream& random, std::int32_t year, SiteDraft const& site, std::int64_t homes,
               SiteRecord& record) {
  KindShares const& shares = shares_of(site.kind);
  std::int64_t const yuan_a_metre = about(random, shares.yuan_a_metre, 10) / 10 * 10;
  record.cost_per_area = yuan_a_metre * kFen;
  plan_phases(random, year, yuan_a_metre, record.phases);
  record.jobs = count_about(random, homes * shares.jobs / 100, 15);
  record.primary_seats = count_about(random, site.capacity * kPrimarySeats / 1000, 40);
  record.junior_seats = count_about(random, site.capacity * kJuniorSeats / 1000, 40);
  record.clinic_persons = count_about(random, site.capacity * 115 / 100, 35);
  record.water_litres = about(random, site.capacity * kLitres * 110 / 100, 30);
  record.production_land = about(random, site.capacity * shares.land, 50);
  record.hazard = draw_ground(random);
  record.slope = draw_ground(random);
  record.farmland = draw_ground(random);
  record.red_line = draw_ground(random);
}

}  // namespace

std::vector<SiteRecord> record_sites(CountyParameters const& parameters,
                                     std::span<SiteDraft const> sites,
                                     std::span<SyntheticHazard const> hazards) {
  std::vector<SiteRecord> records;
  records.reserve(sites.size());
  for (std::size_t i = 0; i < sites.size(); ++i) {
    SiteDraft const& site = sites[i];
    RandomStream random(parameters.seed, Purpose::synthetic_site_record, i);
    KindShares const& shares = shares_of(site.kind);
    std::int64_t const homes =
        std::accumulate(site.dwellings.begin(), site.dwellings.end(), std::int64_t{0});
    SiteRecord record;
    record.kind = site.kind;
    record.status = site.status;
    record.phases = phases_of(site);
    record.has_lift = happens(random, shares.lift);
    record.ground_floor = static_cast<std::int32_t>(homes / shares.storeys);
    if (site.lived_in) {
      record.lived_in = follow_up_of(*site.lived_in);
    } else {
      plan_site(random, parameters.year, site, homes, record);
      bool const is_in_danger = std::ranges::any_of(
          hazards,
          [&site](SyntheticHazard const& hazard) { return covers(hazard.area, site.point); });
      record.hazard = is_in_danger ? GroundState::touched : record.hazard;
    }
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace tongcun
