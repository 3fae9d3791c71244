// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/classify_villages.h"

#include "engine/run/random_stream.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr double kTownMetres = 5000.0;  // villages so near the county seat merge with it
constexpr std::int64_t kFewHouseholds = 400;
constexpr std::int64_t kManyHouseholds = 300;
constexpr double kRoom = 0.3;  // share of gentle ground around

double metres_between(Raster const& raster, std::uint32_t a, std::uint32_t b) {
  double const columns = raster.column_of(a) - raster.column_of(b);
  double const rows = raster.row_of(a) - raster.row_of(b);
  return std::sqrt(columns * columns + rows * rows) * raster.cell_metres;
}

// Per cent of all, from drawn numbers below 100.
struct Luck {
  std::uint32_t character;
  std::uint32_t growth;
  std::uint32_t move;
  std::uint32_t blank;
};

struct Standing {
  bool is_seat = false;     // of the township or county
  bool is_by_town = false;  // near the county seat
  bool is_unreached = false;
  bool is_in_danger = false;  // a hamlet of it lies at a high hazard
  bool has_room = false;
  std::int64_t households = 0;
};

VillageClass class_of(Standing const& standing, Luck const& luck) {
  if (standing.is_by_town) {
    return VillageClass::suburban;
  }
  if (standing.is_seat) {
    return VillageClass::cluster;
  }
  bool const is_small = standing.households < kFewHouseholds;
  if ((standing.is_unreached && luck.move < 70) ||
      (standing.is_in_danger && is_small && luck.move < 60)) {
    return VillageClass::relocate_merge;
  }
  if (luck.character < 6) {
    return VillageClass::protected_character;
  }
  bool const may_grow = standing.has_room || standing.households >= kManyHouseholds;
  return luck.growth < (may_grow ? 75U : 35U) ? VillageClass::cluster : VillageClass::other;
}

}  // namespace

void classify_villages(CountyParameters const& parameters, Raster const& raster,
                       Settlement const& settlement, std::span<Hamlet const> hamlets,
                       std::span<HazardDraft const> hazards,
                       std::vector<SyntheticVillage>& villages) {
  if (parameters.year < kFirstYearOfClasses) {
    return;
  }
  std::vector<std::uint8_t> is_in_danger(villages.size(), 0);
  for (HazardDraft const& hazard : hazards) {
    if (hazard.level == HazardLevel::high) {
      is_in_danger[hamlets[hazard.hamlet].village] = 1;
    }
  }
  for (std::uint32_t i = 0; i < villages.size(); ++i) {
    VillageDraft const& draft = settlement.villages[i];
    std::uint32_t const town = settlement.villages[settlement.counties[draft.county].seat].cell;
    RandomStream random(parameters.seed, Purpose::synthetic_village_class, i);
    Luck const luck{random.next_below(100), random.next_below(100), random.next_below(100),
                    random.next_below(30)};
    Standing const standing{settlement.is_township_seat(i) || settlement.is_county_seat(i),
                            metres_between(raster, draft.cell, town) < kTownMetres,
                            villages[i].reach == RoadReach::footpath,
                            is_in_danger[i] != 0,
                            draft.gentle_share > kRoom,
                            draft.households};
    if (luck.blank != 0) {
      villages[i].record.village_class = class_of(standing, luck);
    }
  }
}

}  // namespace tongcun
