// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/settle.h"

#include "engine/run/parallel.h"
#include "engine/run/portable_math.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/group_villages.h"
#include "engine/synthetic/place_villages.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tongcun {
namespace {

constexpr double kGentleReachMetres = 900.0;
constexpr double kTrunkReachMetres = 1200.0;
constexpr std::uint64_t kPeopleStreams = 1ULL << 43U;

// Registered persons of a village: median 1,150, log-normal with 0.42; 3.9 persons a household [A].
constexpr double kLogMedianPersons = 7.05;
constexpr double kLogSpread = 0.42;
constexpr double kHouseholdSize = 3.9;

struct Middle {
  double column = 0.0;
  double row = 0.0;
  double reach = 1.0;  // mean distance from it, cells
};

Middle middle_of(Raster const& raster, std::vector<VillageDraft> const& villages,
                 std::span<std::uint32_t const> members) {
  Middle middle;
  auto const count = static_cast<double>(members.size());
  for (std::uint32_t const village : members) {
    middle.column += raster.column_of(villages[village].cell) / count;
    middle.row += raster.row_of(villages[village].cell) / count;
  }
  double sum = 0.0;
  for (std::uint32_t const village : members) {
    double const dx = raster.column_of(villages[village].cell) - middle.column;
    double const dy = raster.row_of(villages[village].cell) - middle.row;
    sum += std::sqrt(dx * dx + dy * dy);
  }
  middle.reach = std::max(1.0, sum / count);
  return middle;
}

double remoteness(Raster const& raster, Middle const& middle, std::uint32_t cell) {
  double const dx = raster.column_of(cell) - middle.column;
  double const dy = raster.row_of(cell) - middle.row;
  return std::sqrt(dx * dx + dy * dy) / middle.reach;
}

// The largest stream nearby, as a share of a large river.
double water_share(PlanningGround const& ground, std::uint32_t cell) {
  Raster const& raster = ground.raster;
  auto const reach = static_cast<std::int32_t>(kGentleReachMetres / raster.cell_metres) + 1;
  std::int32_t const column = raster.column_of(cell);
  std::int32_t const row = raster.row_of(cell);
  double most = 0.0;
  for (std::int32_t r = std::max(row - reach, 0); r <= std::min(row + reach, raster.rows - 1);
       ++r) {
    for (std::int32_t c = std::max(column - reach, 0);
         c <= std::min(column + reach, raster.columns - 1); ++c) {
      most = std::max(most, static_cast<double>(ground.catchment[raster.cell(c, r)]));
    }
  }
  return std::min(1.0, std::sqrt(most / 500.0));
}

template <class Score>
std::uint32_t best_of(std::span<std::uint32_t const> members, Score const& score) {
  std::uint32_t best = members.front();
  double most = -std::numeric_limits<double>::max();
  for (std::uint32_t const village : members) {
    double const value = score(village);
    if (value > most) {
      most = value;
      best = village;
    }
  }
  return best;
}

// Members of each group, ascending.
std::vector<std::vector<std::uint32_t>> by_group(std::span<std::uint32_t const> members,
                                                 std::span<std::uint32_t const> group) {
  std::vector<std::vector<std::uint32_t>> lists;
  for (std::size_t i = 0; i < members.size(); ++i) {
    lists.resize(std::max<std::size_t>(lists.size(), group[i] + 1));
    lists[group[i]].push_back(members[i]);
  }
  return lists;
}

}  // namespace

Settlement group_into_counties(RunSettings const& run, std::uint64_t seed,
                               PlanningGround const& ground, PlaceGraph const& graph,
                               std::span<std::uint32_t const> cells,
                               std::span<std::uint32_t const> chosen) {
  std::vector<std::uint32_t> const county_of =
      chosen.size() <= kCountySize.most ? std::vector<std::uint32_t>(chosen.size(), 0)
                                        : group_villages(seed, 0, graph, chosen, kCountySize);
  Settlement settlement;
  for (std::vector<std::uint32_t> const& members : by_group(chosen, county_of)) {
    run.check_stop();
    auto const county = static_cast<std::uint32_t>(settlement.counties.size());
    settlement.counties.push_back({});
    std::vector<std::uint32_t> const township_of =
        group_villages(seed, 1 + county, graph, members, kTownshipSize);
    for (std::vector<std::uint32_t> const& places : by_group(members, township_of)) {
      auto const township = static_cast<std::uint32_t>(settlement.townships.size());
      settlement.townships.push_back({county, 0});
      for (std::uint32_t const place : places) {
        settlement.villages.push_back({cells[place], township, county, 0.0, 0, 0});
      }
    }
  }
  std::vector<VillageDraft>& villages = settlement.villages;
  auto const reach = static_cast<std::int32_t>(kGentleReachMetres / ground.raster.cell_metres) + 1;
  for_each_block(run, "villages", villages.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      villages[i].gentle_share = gentle_share(ground, villages[i].cell, reach);
    }
  });
  std::vector<std::vector<std::uint32_t>> members(settlement.counties.size());
  for (std::uint32_t village = 0; village < villages.size(); ++village) {
    members[villages[village].county].push_back(village);
  }
  for (std::size_t county = 0; county < members.size(); ++county) {
    Middle const middle = middle_of(ground.raster, villages, members[county]);
    settlement.counties[county].seat = best_of(members[county], [&](std::uint32_t village) {
      return 1.6 * villages[village].gentle_share + water_share(ground, villages[village].cell) -
             0.7 * remoteness(ground.raster, middle, villages[village].cell);
    });
  }
  return settlement;
}

void choose_township_seats(PlanningGround const& ground, RouteNet const& net,
                           Settlement& settlement) {
  std::vector<VillageDraft> const& villages = settlement.villages;
  std::vector<std::vector<std::uint32_t>> members(settlement.townships.size());
  for (std::uint32_t village = 0; village < villages.size(); ++village) {
    members[villages[village].township].push_back(village);
  }
  for (std::size_t township = 0; township < members.size(); ++township) {
    Middle const middle = middle_of(ground.raster, villages, members[township]);
    settlement.townships[township].seat = best_of(members[township], [&](std::uint32_t village) {
      double const score =
          1.5 * villages[village].gentle_share + 0.3 * water_share(ground, villages[village].cell) -
          0.6 * remoteness(ground.raster, middle, villages[village].cell) +
          (net.has_road_near(villages[village].cell, kTrunkReachMetres) ? 0.5 : 0.0);
      return score + (settlement.is_county_seat(village) ? 100.0 : 0.0);
    });
  }
}

void count_people(std::uint64_t seed, Settlement& settlement) {
  for (std::uint32_t village = 0; village < settlement.villages.size(); ++village) {
    VillageDraft& draft = settlement.villages[village];
    RandomStream random(seed, Purpose::synthetic_settlement, kPeopleStreams + village);
    double const seat_gain = settlement.is_county_seat(village)
                                 ? 0.8
                                 : (settlement.is_township_seat(village) ? 0.4 : 0.0);
    double const log_persons = kLogMedianPersons + kLogSpread * nearly_normal(random) +
                               0.4 * (draft.gentle_share - 0.3) + seat_gain;
    double const persons = std::clamp(portable_exp(log_persons), 300.0, 3000.0);
    double const size = kHouseholdSize * (1.0 + 0.06 * nearly_normal(random));
    draft.persons = static_cast<std::int64_t>(persons);
    draft.households =
        static_cast<std::int64_t>(std::floor(persons / std::clamp(size, 3.1, 4.8) + 0.5));
  }
}

}  // namespace tongcun
