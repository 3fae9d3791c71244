// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/describe_roads.h"

#include "engine/run/random_stream.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace tongcun {
namespace {

constexpr std::uint64_t kRouteStreams = 1ULL << 43U;
constexpr std::uint64_t kPieceStreams = 1ULL << 44U;

struct SurfaceShare {
  RoadSurface surface;
  double share;  // the last one takes what is left
};

RoadSurface draw(RandomStream& random, std::initializer_list<SurfaceShare> shares) {
  double luck = random.next_unit();
  RoadSurface surface = RoadSurface::unknown;
  for (SurfaceShare const& share : shares) {
    surface = share.surface;
    if (luck < share.share) {
      break;
    }
    luck -= share.share;
  }
  return surface;
}

// Shares of surfaces by class [A]; of village roads the hardened share of the year.
RoadSurface draw_surface(RandomStream& random, Route const& route, double hardened) {
  using enum RoadSurface;
  bool const is_hardened =
      random.next_unit() < (route.task == RouteTask::hamlet ? 0.85 * hardened : hardened);
  switch (route.road_class) {
    case RoadClass::national:
      return asphalt;
    case RoadClass::provincial:
      return draw(random, {{asphalt, 0.96}, {concrete, 0.04}});
    case RoadClass::county:
      return is_hardened ? draw(random, {{asphalt, 0.88}, {concrete, 0.12}})
                         : draw(random, {{simple_paved, 0.5}, {gravel, 0.5}});
    case RoadClass::township:
      return is_hardened ? draw(random, {{concrete, 0.62}, {asphalt, 0.38}})
                         : draw(random, {{gravel, 0.8}, {earth, 0.2}});
    case RoadClass::village:
      return is_hardened ? draw(random, {{concrete, 0.91}, {asphalt, 0.06}, {simple_paved, 0.03}})
                         : draw(random, {{gravel, 0.55}, {earth, 0.45}});
    case RoadClass::field_track:
      return draw(random, {{earth, 0.76}, {gravel, 0.24}});
    default:
      return draw(random, {{earth, 0.72}, {stone, 0.28}});
  }
}

struct Range {
  std::int32_t low;
  std::int32_t high;
};

std::int32_t draw_between(RandomStream& random, Range range) {
  return range.low + static_cast<std::int32_t>(
                         random.next_below(static_cast<std::uint32_t>(range.high - range.low + 1)));
}

// Width of the surface, decimetres. Village roads 3.5 to 4.5 m, township roads from 4.5 m (domain
// reference 2.9); the others [A].
Range width_range(RoadClass road_class) {
  switch (road_class) {
    case RoadClass::national:
      return {75, 90};
    case RoadClass::provincial:
      return {70, 85};
    case RoadClass::county:
      return {60, 70};
    case RoadClass::township:
      return {45, 60};
    case RoadClass::village:
      return {35, 45};
    case RoadClass::field_track:
      return {25, 32};
    default:
      return {10, 16};
  }
}

bool is_unpaved(RoadSurface surface) {
  return surface == RoadSurface::gravel || surface == RoadSurface::earth;
}

// Dry months on record: October to April or so, sometimes May and September as well.
MonthSet draw_months(RandomStream& random) {
  MonthSet months;
  std::int32_t const last = draw_between(random, {3, 5});
  std::int32_t const first = draw_between(random, {9, 11});
  for (int month = 1; month <= 12; ++month) {
    if (month <= last || month >= first) {
      months.insert(Month(month));
    }
  }
  return months;
}

RoadFacts describe_route(CountyParameters const& parameters, Route const& route) {
  RandomStream random(parameters.seed, Purpose::synthetic_road, kRouteStreams + route.journey);
  RoadFacts facts;
  facts.traits.road_class = route.road_class;
  RoadSurface const surface = draw_surface(random, route, hardened_share(parameters.year));
  facts.traits.surface = surface;
  facts.width_decimetres = draw_between(random, width_range(route.road_class));
  bool const is_recent = random.next_unit() < 0.7;
  std::int32_t const age = draw_between(random, is_recent ? Range{1, 14} : Range{8, 28});
  facts.year_built = std::max(parameters.year - age, 1949);
  bool const is_main = route.road_class <= RoadClass::county;
  double const months_share = surface == RoadSurface::earth ? 0.25 : 0.12;
  if (!is_main && is_unpaved(surface) && random.next_unit() < months_share) {
    facts.traits.passable_months = draw_months(random);
  }
  if (!is_main &&
      random.next_below(1000) < static_cast<std::uint32_t>(parameters.unknown_surface_permille)) {
    facts.traits.surface = RoadSurface::unknown;
  }
  return facts;
}

}  // namespace

double hardened_share(std::int32_t year) {
  // 2020: 99.6 % of villages in poor counties (domain reference 2.9); about half around 2010, when
  // 56.7 % was a county's own figure (seed 002-7.8); the other points [A].
  struct Point {
    std::int32_t year;
    double share;
  };
  constexpr std::array<Point, 6> kPoints{
      {{1990, 0.02}, {2000, 0.12}, {2010, 0.55}, {2016, 0.85}, {2020, 0.96}, {2026, 0.98}}};
  if (year <= kPoints.front().year) {
    return kPoints.front().share;
  }
  for (std::size_t i = 1; i < kPoints.size(); ++i) {
    if (year <= kPoints[i].year) {
      double const part =
          static_cast<double>(year - kPoints[i - 1].year) / (kPoints[i].year - kPoints[i - 1].year);
      return kPoints[i - 1].share + part * (kPoints[i].share - kPoints[i - 1].share);
    }
  }
  return kPoints.back().share;
}

std::vector<RoadFacts> describe_roads(CountyParameters const& parameters, RouteNet const& net,
                                      std::vector<RoadPiece> const& pieces) {
  std::vector<RoadFacts> list;
  list.reserve(pieces.size());
  for (RoadPiece const& piece : pieces) {
    RoadFacts facts = describe_route(parameters, net.routes()[piece.route]);
    RandomStream random(parameters.seed, Purpose::synthetic_road,
                        kPieceStreams + piece.first_cell * 8ULL + piece.line.size() % 8);
    bool const is_minor =
        is_unpaved(facts.traits.surface) || facts.traits.surface == RoadSurface::unknown;
    bool const is_vehicle_road = facts.traits.road_class != RoadClass::path;
    facts.traits.ford = is_minor && is_vehicle_road && piece.crosses == StreamSize::brook &&
                        random.next_unit() < 0.4;
    list.push_back(facts);
  }
  return list;
}

}  // namespace tongcun
