// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/way_facts.h"

#include "engine/guarantees/guarantee_fields.h"

#include <algorithm>
#include <array>
#include <string>

namespace tongcun {
namespace {

template <class Measure>
Magnitude magnitude(std::optional<Measure> const& measure) {
  return measure ? Magnitude(measure->count()) : Magnitude::beyond();
}

std::optional<Duration> YearOfTimes::*part_of(Season season) {
  switch (season) {
    case Season::dry:
      return &YearOfTimes::dry;
    case Season::wet:
      return &YearOfTimes::wet;
    case Season::worst:
      return &YearOfTimes::worst;
  }
  return &YearOfTimes::dry;
}

RuleValue by_readings(std::array<IdVector<OriginId, std::optional<Length>>, 2> const& distance,
                      OriginId origin) {
  auto const of = [&](Reading reading) {
    return magnitude(distance[static_cast<std::size_t>(reading)][origin]);
  };
  return RuleValue::between(of(Reading::high), of(Reading::low), Lack::surfaces);
}

}  // namespace

WayFacts::WayFacts(Services const& services, RoadAccess const& roads,
                   std::vector<VillageYears> const& years, Fields const& fields)
    : roads_(roads), all_season_(*find_field(fields, field_key::all_season_road)) {
  for (VillageYears const& low : years) {
    if (low.service.is_none() || low.reading != Reading::low) {
      continue;
    }
    auto const high = std::ranges::find_if(years, [&](VillageYears const& other) {
      return other.service == low.service && other.mode == low.mode &&
             other.round_trip == low.round_trip && other.reading == Reading::high;
    });
    for (Season const season : {Season::dry, Season::wet, Season::worst}) {
      std::string const key = time_field(services[low.service], low.round_trip, low.mode, season);
      columns_.push_back(
          {*find_field(fields, key), &low, high != years.end() ? &*high : &low, part_of(season)});
    }
  }
}

void WayFacts::add(OriginId origin, IdVector<FieldId, RuleValue>& row) const {
  row[all_season_] = by_readings(roads_.to_all_season, origin);
  for (TimeColumn const& column : columns_) {
    row[column.field] =
        RuleValue::between(magnitude(column.high->year[origin].*column.part),
                           magnitude(column.low->year[origin].*column.part), Lack::surfaces);
  }
}

RuleValue WayFacts::to_hardened(OriginId origin) const {
  return by_readings(roads_.to_hardened, origin);
}

}  // namespace tongcun
