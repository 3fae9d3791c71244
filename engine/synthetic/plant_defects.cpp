// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/plant_defects.h"

#include "engine/geometry/gcj02.h"
#include "engine/synthetic/choose_rows.h"
#include "engine/synthetic/plant_household_defects.h"
#include "engine/synthetic/plant_splits.h"

#include <tuple>

namespace tongcun {
namespace {

constexpr std::size_t kFewestOfFarAway = 150;       // rows of which one may lie elsewhere (V843)
constexpr GeoPoint kFarAway{100000000, 100000000};  // 10 E, 10 N
constexpr std::int32_t kSmallMove =
    5;  // canonical units: half a metre, and the same centimetre not

class LayerPlanter {
 public:
  LayerPlanter(SyntheticCounty& county, RowChooser& chooser, std::vector<PlantedDefect>& planted)
      : county_(county), chooser_(chooser), planted_(planted) {}

  void plant() {
    plant_roads();
    plant_committees();
    plant_townships();
    plant_sites();
    plant_zones();
    plant_facilities();
  }

 private:
  template <class Rows, class IsAble>
  std::vector<std::size_t> choose(DefectKind kind, Rows const& rows, IsAble const& is_able) {
    std::vector<std::size_t> able;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (is_able(rows[i])) {
        able.push_back(i);
      }
    }
    return chooser_.choose(kind, std::move(able), rows.size(),
                           [&](std::size_t at) -> std::string const& { return rows[at].code; });
  }
  void note(DefectKind kind, std::string code) { planted_.push_back({kind, std::move(code), ""}); }

  // New rows behind the others, so that no row changes its number.
  void plant_roads() {
    auto const any = [](SyntheticRoad const&) { return true; };
    for (DefectKind const kind : {DefectKind::road_twice, DefectKind::road_without_length}) {
      for (std::size_t const at : choose(kind, county_.roads, any)) {
        SyntheticRoad road = county_.roads[at];
        road.code += kind == DefectKind::road_twice ? "-2" : "-0";
        if (kind == DefectKind::road_without_length) {
          road.line = {road.line.front(), road.line.front()};
        }
        note(kind, road.code);
        added_.push_back(std::move(road));
      }
    }
    county_.roads.insert(county_.roads.end(), added_.begin(), added_.end());
  }

  // The seat of the next village of the list is outside, for areas do not overlap.
  void plant_committees() {
    std::vector<SyntheticVillage>& villages = county_.villages;
    std::vector<GeoPoint> seats;
    seats.reserve(villages.size());
    for (SyntheticVillage const& village : villages) {
      seats.push_back(village.committee);
    }
    auto const any = [](SyntheticVillage const&) { return true; };
    for (std::size_t const at : choose(DefectKind::committee_outside, villages, any)) {
      GeoPoint const other = seats[(at + 1) % seats.size()];
      villages[at].committee = {other.lon + kSmallMove, other.lat + kSmallMove};
      note(DefectKind::committee_outside, villages[at].code);
    }
  }

  void plant_townships() {
    std::vector<SyntheticVillage>& villages = county_.villages;
    auto const has_neighbour = [&](SyntheticVillage const& village) {
      return std::ranges::count(villages, village.township_code, &SyntheticVillage::township_code) >
             1;
    };
    std::set<std::string> done;
    for (std::size_t const at : choose(DefectKind::township_respelled, villages, has_neighbour)) {
      if (done.insert(villages[at].township_code).second) {
        villages[at].township_name += "　";
        villages[at].township_name += "街道";
        note(DefectKind::township_respelled, villages[at].township_code);
      }
    }
  }

  void plant_sites() {
    auto const is_lived_in = [](SyntheticSite const& site) {
      return site.record.status == SiteStatus::occupied && site.record.lived_in.moved &&
             site.record.lived_in.occupied;
    };
    for (std::size_t const at : choose(DefectKind::site_overfull, county_.sites, is_lived_in)) {
      SiteFollowUp& people = county_.sites[at].record.lived_in;
      people.occupied = *people.moved + 1;
      note(DefectKind::site_overfull, county_.sites[at].code);
    }
  }

  // One half of the ring drawn backwards: two lobes that meet in a crossing.
  void plant_zones() {
    auto const has_corners = [](SyntheticHazard const& zone) {
      return zone.area.polygons.size() == 1 && zone.area.polygons[0].rings[0].size() >= 7;
    };
    for (std::size_t const at :
         choose(DefectKind::zone_crosses_itself, county_.hazards, has_corners)) {
      Ring& ring = county_.hazards[at].area.polygons[0].rings[0];
      auto const half = static_cast<std::ptrdiff_t>(ring.size() / 2);
      std::reverse(ring.begin() + half, ring.end() - 1);
      note(DefectKind::zone_crosses_itself, county_.hazards[at].code);
    }
  }

  // One in a hundred elsewhere would refuse the layer: one in a hundred and fifty at most.
  void plant_facilities() {
    auto const is_in_layer = [](SyntheticFacility const& facility) {
      return facility.kind != FacilityKind::water_point &&
             facility.kind != FacilityKind::waterworks;
    };
    auto const rows =
        static_cast<std::size_t>(std::ranges::count_if(county_.facilities, is_in_layer));
    if (rows >= kFewestShifted) {
      for (SyntheticFacility& facility : county_.facilities) {
        if (is_in_layer(facility)) {
          facility.point = gcj02_of(facility.point);
        }
      }
      note(DefectKind::taken_from_web_map, "");
    }
    std::vector<std::size_t> chosen =
        choose(DefectKind::facility_far_away, county_.facilities, is_in_layer);
    chosen.resize(std::min(chosen.size(), rows / kFewestOfFarAway));
    for (std::size_t const at : chosen) {
      county_.facilities[at].point = kFarAway;
      note(DefectKind::facility_far_away, county_.facilities[at].code);
    }
  }

  SyntheticCounty& county_;
  RowChooser& chooser_;
  std::vector<PlantedDefect>& planted_;
  std::vector<SyntheticRoad> added_;
};

}  // namespace

PlantedDefects plant_defects(SyntheticCounty& county, HouseholdRegister* people,
                             std::int32_t permille) {
  PlantedDefects planted;
  RowChooser chooser(county.parameters.seed, permille);
  LayerPlanter(county, chooser, planted.defects).plant();
  if (people != nullptr) {
    plant_household_defects(*people, chooser, planted.defects);
    planted.splits = plant_splits(*people, chooser, planted.defects);
  }
  std::ranges::stable_sort(planted.defects, [](PlantedDefect const& a, PlantedDefect const& b) {
    return std::tie(a.kind, a.code) < std::tie(b.kind, b.code);
  });
  return planted;
}

}  // namespace tongcun
