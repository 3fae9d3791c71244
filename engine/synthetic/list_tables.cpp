// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/list_tables.h"

#include "engine/run/parallel.h"
#include "engine/synthetic/number_text.h"

#include <cmath>
#include <utility>

namespace tongcun {

SyntheticElevation list_elevation(RunSettings const& run, Terrain const& terrain,
                                  MapFrame const& frame) {
  SyntheticElevation elevation;
  elevation.north_west = frame.north_west;
  elevation.step_lon = frame.step_lon;
  elevation.step_lat = frame.step_lat;
  elevation.columns = terrain.raster.columns;
  elevation.rows = terrain.raster.rows;
  elevation.decimetres = std::vector<std::int16_t>(terrain.height.size());
  for_each_block(run, "elevation", terrain.height.size(), 65536,
                 [&](std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     elevation.decimetres[i] =
                         static_cast<std::int16_t>(std::floor(terrain.height[i] * 10.0F + 0.5F));
                   }
                 });
  return elevation;
}

void list_places(Settlement const& settlement, PlaceNames const& names, VillageColumns columns,
                 std::vector<SyntheticFacility> const& facilities, SyntheticCounty& county) {
  for (std::size_t i = 0; i < settlement.counties.size(); ++i) {
    county.counties.push_back({names.counties[i].code, names.counties[i].name,
                               columns.committees[settlement.counties[i].seat]});
  }
  for (std::size_t i = 0; i < settlement.townships.size(); ++i) {
    TownshipDraft const& township = settlement.townships[i];
    county.townships.push_back({names.townships[i].code, names.townships[i].name,
                                names.counties[township.county].code,
                                columns.committees[township.seat]});
  }
  county.villages.reserve(settlement.villages.size());
  for (std::size_t i = 0; i < settlement.villages.size(); ++i) {
    VillageDraft const& draft = settlement.villages[i];
    ClinicDraft const& clinic = columns.clinics[i];
    SyntheticVillage village;
    village.code = names.villages[i].code;
    village.name = names.villages[i].name;
    village.township_code = names.townships[draft.township].code;
    village.township_name = names.townships[draft.township].name;
    village.county_code = names.counties[draft.county].code;
    village.county_name = names.counties[draft.county].name;
    village.persons = Persons(draft.persons);
    village.households = Households(draft.households);
    village.area = std::move(columns.areas[i]);
    village.committee = columns.committees[i];
    village.reach = columns.is_unreached[i] != 0 ? RoadReach::footpath : RoadReach::motor_road;
    village.clinic = clinic.arrangement;
    if (clinic.facility != ClinicDraft::kNoFacility) {
      village.clinic_code = facilities[clinic.facility].code;
    }
    county.villages.push_back(std::move(village));
  }
}

std::vector<SyntheticHamlet> list_hamlets(std::span<Hamlet const> hamlets,
                                          std::span<GeoPoint const> points,
                                          PlaceNames const& names) {
  std::vector<SyntheticHamlet> rows;
  rows.reserve(hamlets.size());
  for (std::size_t i = 0; i < hamlets.size(); ++i) {
    Hamlet const& hamlet = hamlets[i];
    rows.push_back({names.hamlets[i].code, names.hamlets[i].name,
                    names.villages[hamlet.village].code, Persons(hamlet.persons),
                    Households(hamlet.households), points[i]});
  }
  return rows;
}

std::vector<SyntheticRoad> list_roads(std::vector<RoadPiece> pieces,
                                      std::vector<RoadFacts> const& facts,
                                      std::vector<RoadName> const& names) {
  std::vector<SyntheticRoad> roads;
  roads.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    RoadName const& name = names[pieces[i].route];
    roads.push_back({number_text("L", static_cast<std::int64_t>(i) + 1, 7), name.route_code,
                     name.name, facts[i].traits, facts[i].width_decimetres, facts[i].year_built,
                     std::move(pieces[i].line)});
  }
  return roads;
}

}  // namespace tongcun
