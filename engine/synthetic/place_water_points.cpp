// SPDX-License-Identifier: Apache-2.0
#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/draw_yield.h"
#include "engine/synthetic/place_facilities.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tongcun {
namespace {

constexpr std::uint64_t kWaterStreams = 1ULL << 42U;
constexpr std::uint64_t kWorksNumbers = 1ULL << 39U;  // apart from those of place_services
constexpr double kReachMetres = 850.0;

// A waterworks is built for so many times the persons around the township's seat [A].
constexpr std::int64_t kWorksPersons = 3;

// Shares of hamlets and points [A].
constexpr double kHamletsWithPoint = 0.72;
constexpr double kSpringFirst = 0.7;
constexpr double kClosed = 0.08;
constexpr double kUnknown = 0.03;
constexpr double kProtectedSprings = 0.5;
constexpr double kProtectedWells = 0.7;

// Water comes out where a small valley begins, above the houses.
bool is_spring(PlanningGround const& ground, std::uint32_t cell, std::uint32_t houses) {
  return ground.catchment[cell] > 0.03F && ground.catchment[cell] < 0.7F &&
         ground.above_stream[cell] > 8.0F && ground.slope[cell] > 0.05F &&
         ground.height[cell] > ground.height[houses] - 10.0F;
}

// Groundwater is near in the flat ground along streams.
bool is_well(PlanningGround const& ground, std::uint32_t cell) {
  return ground.above_stream[cell] > 1.0F && ground.above_stream[cell] < 14.0F &&
         ground.slope[cell] < 0.1F && ground.stream[cell] == StreamSize::none;
}

// The nearest fitting cell of the village's land, blurred by chance; `houses` itself if none.
template <class Fits>
std::uint32_t find_near(PlacingMap const& map, std::uint32_t houses, RandomStream& random,
                        Fits const& fits) {
  Raster const& raster = map.ground.raster;
  auto const reach = static_cast<std::int32_t>(kReachMetres / raster.cell_metres);
  std::int32_t const column = raster.column_of(houses);
  std::int32_t const row = raster.row_of(houses);
  double best = std::numeric_limits<double>::max();
  std::uint32_t at = houses;
  for (std::int32_t r = std::max(row - reach, 0); r <= std::min(row + reach, raster.rows - 1);
       ++r) {
    for (std::int32_t c = std::max(column - reach, 0);
         c <= std::min(column + reach, raster.columns - 1); ++c) {
      std::uint32_t const cell = raster.cell(c, r);
      if (cell == houses || map.owner[cell] != map.owner[houses] || !fits(cell)) {
        continue;
      }
      double const dx = c - column;
      double const dy = r - row;
      double const badness = std::sqrt(dx * dx + dy * dy) * (0.6 + 0.8 * random.next_unit());
      if (badness < best) {
        best = badness;
        at = cell;
      }
    }
  }
  return at;
}

FacilityStatus draw_status(RandomStream& random) {
  double const luck = random.next_unit();
  if (luck < kClosed) {
    return FacilityStatus::closed;
  }
  return luck < kClosed + kUnknown ? FacilityStatus::unknown : FacilityStatus::open;
}

void add_yield(PlacingMap const& map, std::uint64_t number, std::int64_t persons,
               FacilityDraft& draft) {
  if (draft.status == FacilityStatus::open) {
    RandomStream random(map.seed, Purpose::synthetic_water_yield, number);
    draft.yield =
        draw_yield({draft.source, Persons(persons), map.frame.north_west.lat < 0}, random);
  }
}

// Finds the hamlet's point; false if there is no water or nobody built one.
bool find_water(PlacingMap const& map, Hamlet const& hamlet, std::size_t number,
                FacilityDraft& draft) {
  PlanningGround const& ground = map.ground;
  RandomStream random(map.seed, Purpose::synthetic_facility, kWaterStreams + number);
  bool const is_built = random.next_unit() < kHamletsWithPoint;
  bool const spring_first = random.next_unit() < kSpringFirst;
  draft.status = draw_status(random);
  double const east = 0.5 * (random.next_unit() - 0.5);
  double const south = 0.5 * (random.next_unit() - 0.5);
  if (!is_built) {
    return false;
  }
  for (bool const is_spring_turn : {spring_first, !spring_first}) {
    std::uint32_t const cell = find_near(map, hamlet.cell, random, [&](std::uint32_t candidate) {
      return is_spring_turn ? is_spring(ground, candidate, hamlet.cell)
                            : is_well(ground, candidate);
    });
    if (cell != hamlet.cell) {
      draft.village = hamlet.village;
      draft.kind = FacilityKind::water_point;
      draft.source = is_spring_turn ? WaterSource::spring : WaterSource::well;
      draft.point =
          map.frame.point(ground.raster.column_of(cell) + east, ground.raster.row_of(cell) + south);
      draft.is_protected =
          random.next_unit() < (is_spring_turn ? kProtectedSprings : kProtectedWells);
      add_yield(map, number, hamlet.persons, draft);
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<FacilityDraft> place_water_points(RunSettings const& run, PlacingMap const& map,
                                              Settlement const& settlement,
                                              std::span<Hamlet const> hamlets) {
  std::vector<FacilityDraft> drafts(hamlets.size());
  std::vector<std::uint8_t> is_found(hamlets.size(), 0);
  for_each_block(run, "water", hamlets.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      is_found[i] = find_water(map, hamlets[i], i, drafts[i]) ? 1 : 0;
    }
  });
  std::vector<FacilityDraft> points;
  for (std::size_t i = 0; i < hamlets.size(); ++i) {
    std::uint32_t const village = hamlets[i].village;
    bool const is_committee = hamlets[i].cell == settlement.villages[village].cell;
    if (is_committee && settlement.is_township_seat(village)) {
      FacilityDraft works;
      works.village = village;
      works.kind = FacilityKind::waterworks;
      works.point = point_near_road(map, kWorksNumbers + village, village, hamlets[i].cell, 700.0);
      add_yield(map, kWorksNumbers + village, kWorksPersons * hamlets[i].persons, works);
      points.push_back(works);
    }
    if (is_found[i] != 0) {
      points.push_back(drafts[i]);
    }
  }
  return points;
}

}  // namespace tongcun
