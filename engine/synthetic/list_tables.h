// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/synthetic/describe_roads.h"
#include "engine/synthetic/draw_roads.h"
#include "engine/synthetic/name_places.h"
#include "engine/synthetic/name_roads.h"
#include "engine/synthetic/place_facilities.h"
#include "engine/synthetic/place_hamlets.h"
#include "engine/synthetic/place_hazards.h"
#include "engine/synthetic/place_sites.h"
#include "engine/synthetic/settlement.h"
#include "engine/synthetic/synthetic_county.h"
#include "engine/synthetic/terrain.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// Turn what was made into the rows of the product; nothing is decided here but codes and names of
// facilities and sites.

[[nodiscard]] SyntheticElevation list_elevation(RunSettings const& run, Terrain const& terrain,
                                                MapFrame const& frame);

struct VillageColumns {
  std::vector<MultiPolygon> areas;
  std::vector<GeoPoint> committees;
  std::vector<std::uint8_t> is_unreached;
  std::vector<ClinicDraft> clinics;
};

// Counties, townships and villages; `facility_codes` are those that the clinics refer to.
void list_places(Settlement const& settlement, PlaceNames const& names, VillageColumns columns,
                 std::vector<SyntheticFacility> const& facilities, SyntheticCounty& county);

[[nodiscard]] std::vector<SyntheticHamlet> list_hamlets(std::span<Hamlet const> hamlets,
                                                        std::span<GeoPoint const> points,
                                                        PlaceNames const& names);

[[nodiscard]] std::vector<SyntheticRoad> list_roads(std::vector<RoadPiece> pieces,
                                                    std::vector<RoadFacts> const& facts,
                                                    std::vector<RoadName> const& names);

// In the order of the drafts; codes are numbered by county and kind.
[[nodiscard]] std::vector<SyntheticFacility> list_facilities(std::span<FacilityDraft const> drafts,
                                                             Settlement const& settlement,
                                                             PlaceNames const& names);

// In the order of the drafts; codes are numbered by county.
[[nodiscard]] std::vector<SyntheticHazard> list_hazards(std::vector<HazardDraft> drafts,
                                                        std::span<Hamlet const> hamlets,
                                                        Settlement const& settlement,
                                                        PlaceNames const& names);

// In the order of the drafts, with the record of each; codes are numbered by county.
[[nodiscard]] std::vector<SyntheticSite> list_sites(std::span<SiteDraft const> drafts,
                                                    std::vector<SiteRecord> records,
                                                    Settlement const& settlement,
                                                    PlaceNames const& names);

}  // namespace tongcun
