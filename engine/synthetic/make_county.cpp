// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_county.h"

#include "engine/synthetic/choose_villages.h"
#include "engine/synthetic/classify_villages.h"
#include "engine/synthetic/describe_roads.h"
#include "engine/synthetic/divide_land.h"
#include "engine/synthetic/draw_areas.h"
#include "engine/synthetic/draw_roads.h"
#include "engine/synthetic/expect_movers.h"
#include "engine/synthetic/house_sites.h"
#include "engine/synthetic/lay_roads.h"
#include "engine/synthetic/link_places.h"
#include "engine/synthetic/list_tables.h"
#include "engine/synthetic/make_names.h"
#include "engine/synthetic/name_places.h"
#include "engine/synthetic/name_roads.h"
#include "engine/synthetic/place_facilities.h"
#include "engine/synthetic/place_hamlets.h"
#include "engine/synthetic/place_hazards.h"
#include "engine/synthetic/place_sites.h"
#include "engine/synthetic/place_villages.h"
#include "engine/synthetic/planning_ground.h"
#include "engine/synthetic/raise_terrain.h"
#include "engine/synthetic/record_services.h"
#include "engine/synthetic/record_sites.h"
#include "engine/synthetic/settle.h"
#include "engine/synthetic/size_map.h"
#include "engine/synthetic/size_sites.h"
#include "engine/synthetic/spread_paths.h"
#include "engine/synthetic/trace_rivers.h"
#include "engine/types/finding.h"

#include <algorithm>
#include <utility>

namespace tongcun {
namespace {

constexpr double kSpareVillages = 1.15;  // placed on the whole map, at least, per village wanted
constexpr std::uint64_t kCommitteeNumbers = 1ULL << 40U;
constexpr std::uint64_t kHamletNumbers = 1ULL << 41U;

// How far people think of land as theirs: borders run along crests, where all ways are long.
constexpr EffortRules kLandRules{.easy_grade = 0.12, .crest_weight = 0.5};
constexpr EffortRules kMainRoadRules{.easy_grade = 0.055};
constexpr EffortRules kRoadRules{};
constexpr EffortRules kHamletRules{.easy_grade = 0.1};

struct Land {
  Settlement settlement;
  std::vector<std::uint32_t> owner;  // village of each cell
};

// 1 for each place whose land comes to the edge of the map.
std::vector<std::uint8_t> places_at_edge(Raster const& raster, PathField const& field,
                                         std::size_t places) {
  constexpr std::int32_t kRing = 3;
  std::vector<std::uint8_t> at_edge(places, 0);
  for (std::uint32_t cell = 0; cell < raster.size(); ++cell) {
    std::int32_t const column = raster.column_of(cell);
    std::int32_t const row = raster.row_of(cell);
    bool const is_edge = column <= kRing || row <= kRing || column >= raster.columns - 1 - kRing ||
                         row >= raster.rows - 1 - kRing;
    if (is_edge && field.place[cell] != PathField::kNoPlace) {
      at_edge[field.place[cell]] = 1;
    }
  }
  return at_edge;
}

Land settle(RunSettings const& run, CountyParameters const& parameters,
            PlanningGround const& ground) {
  auto const wanted = static_cast<std::size_t>(parameters.villages);
  double const square_metres = parameters.hectares_per_village * 10000.0;
  std::vector<std::uint32_t> const cells =
      place_villages(run, parameters.seed, ground, square_metres,
                     static_cast<std::size_t>(static_cast<double>(wanted) * kSpareVillages));
  TravelEffort const effort(run, parameters.seed, ground, kLandRules, {});
  std::vector<PathSource> sources;
  for (std::uint32_t place = 0; place < cells.size(); ++place) {
    sources.push_back({cells[place], place});
  }
  PathField field = spread_paths(run, effort, sources);
  PlaceGraph const graph(cells.size(), link_places(run, effort, field));
  std::vector<std::uint32_t> const chosen =
      choose_villages(parameters.seed, ground.raster, cells, graph,
                      places_at_edge(ground.raster, field, cells.size()), wanted);

  Land land;
  land.settlement = group_into_counties(run, parameters.seed, ground, graph, cells, chosen);
  std::vector<std::uint32_t> village_of(cells.size(), kNoOwner);
  std::vector<std::uint32_t> homes;
  for (std::uint32_t village = 0; village < land.settlement.villages.size(); ++village) {
    homes.push_back(land.settlement.villages[village].cell);
    village_of[field.place[homes.back()]] = village;
  }
  land.owner = std::move(field.place);
  for (std::uint32_t& owner : land.owner) {
    owner = owner == PathField::kNoPlace ? kNoOwner : village_of[owner];
  }
  mend_owners(run, ground.raster, homes, land.owner);
  return land;
}

struct RoadWorks {
  RouteNet net;
  std::vector<std::uint8_t> is_unreached;  // per village
  std::vector<Hamlet> hamlets;
};

RoadWorks build_roads(RunSettings const& run, CountyParameters const& parameters,
                      PlanningGround const& ground, std::vector<std::uint32_t> const& owner,
                      Settlement& settlement) {
  auto const effort_by = [&](EffortRules const& rules) {
    return TravelEffort(run, parameters.seed, ground, rules, owner);
  };
  RoadWorks roads{RouteNet(ground.raster), {}, {}};
  {
    TravelEffort const effort = effort_by(kMainRoadRules);
    std::vector<std::uint32_t> seats;
    seats.reserve(settlement.townships.size());
    for (CountyDraft const& county : settlement.counties) {
      seats.push_back(settlement.villages[county.seat].cell);
    }
    lay_trunk_roads(run, effort, seats, roads.net);
    choose_township_seats(ground, roads.net, settlement);
    seats.clear();
    for (TownshipDraft const& township : settlement.townships) {
      seats.push_back(settlement.villages[township.seat].cell);
    }
    lay_township_roads(run, effort, seats, roads.net);
  }
  {
    TravelEffort const effort = effort_by(kRoadRules);
    std::vector<VillageStop> stops;
    stops.reserve(settlement.villages.size());
    for (VillageDraft const& village : settlement.villages) {
      stops.push_back({village.cell, village.township});
    }
    std::size_t const unreached =
        (stops.size() * static_cast<std::size_t>(parameters.unreached_permille) + 500) / 1000;
    roads.is_unreached =
        lay_village_roads(run, parameters.seed, effort, stops, unreached, roads.net);
  }
  count_people(parameters.seed, settlement);
  std::vector<VillagePeople> people;
  people.reserve(settlement.villages.size());
  for (VillageDraft const& village : settlement.villages) {
    people.push_back({village.cell, village.households, village.persons});
  }
  roads.hamlets =
      place_hamlets(run, parameters.seed, ground, list_land(owner, people.size()), people);
  TravelEffort const effort = effort_by(kHamletRules);
  lay_hamlet_roads(run, parameters.seed, effort, roads.hamlets, owner, roads.is_unreached,
                   roads.net);
  return roads;
}

// 1 for each village that nobody would build a site in: without a motor road, or to be moved.
std::vector<std::uint8_t> unfit_for_sites(SyntheticCounty const& county) {
  std::vector<std::uint8_t> is_unfit;
  is_unfit.reserve(county.villages.size());
  for (SyntheticVillage const& village : county.villages) {
    bool const is_to_move = village.record.village_class == VillageClass::relocate_merge;
    is_unfit.push_back(is_to_move || village.reach == RoadReach::footpath ? 1 : 0);
  }
  return is_unfit;
}

}  // namespace

SyntheticCounty make_county(CountyParameters const& parameters, RunSettings const& run) {
  std::vector<Finding> findings = check_county_parameters(parameters);
  if (!findings.empty()) {
    throw InputError(std::move(findings));
  }
  SyntheticCounty county;
  county.parameters = parameters;
  county.prefecture_name = prefecture_name(parameters.seed);
  MapSize const size = size_map(parameters);

  PlanningGround ground;
  {
    Terrain const terrain = raise_terrain(run, parameters.seed, size.raster);
    county.elevation = list_elevation(run, terrain, size.frame);
    county.rivers =
        trace_rivers(run, parameters.seed, terrain, size.frame, county.elevation.decimetres);
    ground = survey_ground(run, terrain);
  }
  MapFrame const frame{size.frame.north_west, size.frame.step_lon * ground.terrain_cells,
                       size.frame.step_lat * ground.terrain_cells};

  Land land = settle(run, parameters, ground);
  Settlement& settlement = land.settlement;
  VillageColumns columns;
  columns.areas = draw_areas(run, ground.raster, frame, land.owner, settlement.villages.size());
  RoadWorks roads = build_roads(run, parameters, ground, land.owner, settlement);
  PlaceNames const names = name_places(parameters.seed, settlement, roads.hamlets);

  std::vector<RoadPiece> pieces = draw_roads(run, parameters.seed, ground, frame, roads.net);
  std::vector<RoadFacts> const facts = describe_roads(parameters, roads.net, pieces);
  county.roads =
      list_roads(std::move(pieces), facts, name_roads(roads.net, settlement, names, roads.hamlets));

  PlacingMap const map{parameters.seed, ground, frame, land.owner};
  FacilityPlan services = place_services(run, map, settlement, roads.is_unreached);
  std::vector<FacilityDraft> const water = place_water_points(run, map, settlement, roads.hamlets);
  services.facilities.insert(services.facilities.end(), water.begin(), water.end());
  county.facilities = list_facilities(services.facilities, settlement, names);
  std::vector<HazardDraft> hazards = place_hazards(run, map, roads.hamlets);

  for (std::uint32_t village = 0; village < settlement.villages.size(); ++village) {
    columns.committees.push_back(point_near_road(map, kCommitteeNumbers + village, village,
                                                 settlement.villages[village].cell, 60.0));
  }
  std::vector<GeoPoint> hamlet_points;
  for (std::size_t i = 0; i < roads.hamlets.size(); ++i) {
    hamlet_points.push_back(point_near_road(map, kHamletNumbers + i, roads.hamlets[i].village,
                                            roads.hamlets[i].cell, 60.0));
  }
  county.hamlets = list_hamlets(roads.hamlets, hamlet_points, names);
  columns.is_unreached = std::move(roads.is_unreached);
  columns.clinics = std::move(services.clinics);
  list_places(settlement, names, std::move(columns), county.facilities, county);
  record_services(parameters, county.villages);
  classify_villages(parameters, ground.raster, settlement, roads.hamlets, hazards, county.villages);
  county.hazards = list_hazards(std::move(hazards), roads.hamlets, settlement, names);

  // Last, for what is planned depends on who lives where and in what danger.
  std::vector<ExpectedMovers> const movers = expect_movers(county, settlement);
  std::vector<SiteDraft> sites =
      place_sites(run, {map, settlement, roads.net, unfit_for_sites(county)}, parameters, movers);
  size_sites(parameters, movers, sites);
  house_sites(parameters, sites);
  county.sites =
      list_sites(sites, record_sites(parameters, sites, county.hazards), settlement, names);
  std::ranges::sort(county.facilities, {}, &SyntheticFacility::code);
  return county;
}

}  // namespace tongcun
