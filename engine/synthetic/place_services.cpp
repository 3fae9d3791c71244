// SPDX-License-Identifier: Apache-2.0
#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/draw_roads.h"
#include "engine/synthetic/place_facilities.h"

#include <limits>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint64_t kServiceStreams = 1ULL << 40U;
constexpr std::uint64_t kPointStreams = 1ULL << 41U;
constexpr std::uint64_t kPointsPerVillage = 64;

// What stands in one village, point by point.
class VillageServices {
 public:
  VillageServices(PlacingMap const& map, Settlement const& settlement, std::uint32_t village)
      : map_(map),
        village_(village),
        cell_(settlement.villages[village].cell),
        random_(map.seed, Purpose::synthetic_facility, kServiceStreams + village) {}

  void add(FacilityKind kind, FacilityStatus status, double reach_metres) {
    FacilityDraft draft;
    draft.village = village_;
    draft.kind = kind;
    draft.status = status;
    draft.point = point_near_road(map_, village_ * kPointsPerVillage + list_.size(), village_,
                                  cell_, reach_metres);
    list_.push_back(draft);
  }
  bool happens(double share) { return random_.next_unit() < share; }

  void add_county_seat() {
    add(FacilityKind::county_hospital, FacilityStatus::open, 900.0);
    add(FacilityKind::senior, FacilityStatus::open, 1200.0);
    add(FacilityKind::vocational, FacilityStatus::open, 1400.0);
    add(FacilityKind::junior, FacilityStatus::open, 900.0);
    add(FacilityKind::complete_primary, FacilityStatus::open, 700.0);
  }

  void add_township_seat(bool is_county_seat) {
    add(FacilityKind::township_hospital, FacilityStatus::open, 350.0);
    add(FacilityKind::market, FacilityStatus::open, 250.0);
    add(FacilityKind::kindergarten, FacilityStatus::open, 300.0);
    bool const has_nine_year = happens(0.3);
    bool const has_junior = happens(0.75);
    if (has_nine_year && !is_county_seat) {
      add(FacilityKind::nine_year, FacilityStatus::open, 400.0);
      return;
    }
    add(FacilityKind::complete_primary, FacilityStatus::open, 300.0);
    if (has_junior && !is_county_seat) {
      add(FacilityKind::junior, FacilityStatus::open, 500.0);
    }
  }

  void add_village_school(double gentle_share) {
    // Small schools were merged into the township's; low grades stay where the way is long.
    double const luck = random_.next_unit();
    if (luck < 0.08 + 0.12 * gentle_share) {
      add(FacilityKind::primary, happens(0.06) ? FacilityStatus::closed : FacilityStatus::open,
          250.0);
    } else if (luck < 0.32) {
      add(FacilityKind::teaching_point,
          happens(0.18) ? FacilityStatus::closed : FacilityStatus::open, 250.0);
    }
  }

  // The clinic's own part of the arrangement; sharing needs the neighbours.
  ClinicArrangement add_clinic(bool is_unreached) {
    double const luck = random_.next_unit() + (is_unreached ? 0.12 : 0.0);
    if (luck < 0.8) {
      add(FacilityKind::village_clinic,
          happens(0.02) ? FacilityStatus::unknown : FacilityStatus::open, 180.0);
      return ClinicArrangement::own;
    }
    if (luck < 0.92) {
      return ClinicArrangement::shared;
    }
    if (luck < 0.96) {
      add(FacilityKind::village_clinic, FacilityStatus::closed, 180.0);
    }
    return ClinicArrangement::none;
  }

  std::vector<FacilityDraft> take() { return std::move(list_); }

 private:
  PlacingMap const& map_;
  std::uint32_t village_;
  std::uint32_t cell_;
  RandomStream random_;
  std::vector<FacilityDraft> list_;
};

double squared_cells(Raster const& raster, std::uint32_t a, std::uint32_t b) {
  double const dx = raster.column_of(a) - raster.column_of(b);
  double const dy = raster.row_of(a) - raster.row_of(b);
  return dx * dx + dy * dy;
}

// Villages that share use the nearest clinic of their township, the hospital's seat included.
void share_clinics(PlacingMap const& map, Settlement const& settlement,
                   std::vector<ClinicDraft>& clinics) {
  std::vector<std::vector<std::uint32_t>> members(settlement.townships.size());
  for (std::uint32_t village = 0; village < clinics.size(); ++village) {
    members[settlement.villages[village].township].push_back(village);
  }
  std::vector<ClinicDraft> const before = clinics;
  for (std::uint32_t village = 0; village < clinics.size(); ++village) {
    if (clinics[village].arrangement != ClinicArrangement::shared) {
      continue;
    }
    VillageDraft const& here = settlement.villages[village];
    double nearest = std::numeric_limits<double>::max();
    for (std::uint32_t const other : members[here.township]) {
      double const apart =
          squared_cells(map.ground.raster, here.cell, settlement.villages[other].cell);
      if (before[other].facility != ClinicDraft::kNoFacility && apart < nearest) {
        nearest = apart;
        clinics[village].facility = before[other].facility;
      }
    }
  }
}

}  // namespace

GeoPoint point_near_road(PlacingMap const& map, std::uint64_t number, std::uint32_t village,
                         std::uint32_t cell, double reach_metres) {
  Raster const& raster = map.ground.raster;
  GeoPoint const road = road_point(map.seed, raster, map.frame, cell);
  double const lon_per_metre = map.frame.step_lon / raster.cell_metres;
  double const lat_per_metre = map.frame.step_lat / raster.cell_metres;
  RandomStream random(map.seed, Purpose::synthetic_facility, kPointStreams + number);
  double next_reach = reach_metres;
  while (next_reach >= 30.0) {
    double const reach = next_reach;
    next_reach *= 0.8;
    double const east = reach * (2.0 * random.next_unit() - 1.0);
    double const south = reach * (2.0 * random.next_unit() - 1.0);
    double const square = east * east + south * south;
    auto const column =
        static_cast<std::int32_t>(raster.column_of(cell) + 0.5 + east / raster.cell_metres);
    auto const row =
        static_cast<std::int32_t>(raster.row_of(cell) + 0.5 + south / raster.cell_metres);
    if (square < 400.0 || square > reach * reach || !raster.holds(column, row)) {
      continue;
    }
    std::uint32_t const at = raster.cell(column, row);
    if (map.owner[at] == village && map.ground.stream[at] == StreamSize::none &&
        map.ground.slope[at] < 0.45F) {
      return {road.lon + static_cast<std::int32_t>(east * lon_per_metre),
              road.lat - static_cast<std::int32_t>(south * lat_per_metre)};
    }
  }
  return {road.lon + static_cast<std::int32_t>(15.0 * lon_per_metre),
          road.lat + static_cast<std::int32_t>(15.0 * lat_per_metre)};
}

FacilityPlan place_services(RunSettings const& run, PlacingMap const& map,
                            Settlement const& settlement,
                            std::span<std::uint8_t const> is_unreached) {
  std::size_t const villages = settlement.villages.size();
  std::vector<std::vector<FacilityDraft>> by_village(villages);
  FacilityPlan plan;
  plan.clinics.resize(villages);
  for_each_block(run, "facilities", villages, 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      auto const village = static_cast<std::uint32_t>(i);
      VillageServices services(map, settlement, village);
      // What serves as the village's clinic comes first in its list.
      if (settlement.is_township_seat(village)) {
        services.add_township_seat(settlement.is_county_seat(village));
        plan.clinics[i].arrangement = ClinicArrangement::township_hospital;
      } else {
        plan.clinics[i].arrangement = services.add_clinic(is_unreached[i] != 0);
        services.add_village_school(settlement.villages[i].gentle_share);
      }
      if (settlement.is_county_seat(village)) {
        services.add_county_seat();
      }
      by_village[i] = services.take();
    }
  });
  for (std::size_t i = 0; i < villages; ++i) {
    ClinicDraft& clinic = plan.clinics[i];
    if (clinic.arrangement == ClinicArrangement::own ||
        clinic.arrangement == ClinicArrangement::township_hospital) {
      clinic.facility = static_cast<std::uint32_t>(plan.facilities.size());
    }
    plan.facilities.insert(plan.facilities.end(), by_village[i].begin(), by_village[i].end());
  }
  share_clinics(map, settlement, plan.clinics);
  return plan;
}

}  // namespace tongcun
