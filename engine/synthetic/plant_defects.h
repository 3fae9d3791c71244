// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/synthetic/make_earlier_register.h"
#include "engine/synthetic/synthetic_county.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Mistakes that the registers and layers of real counties hold (domain reference 1.5, 3.12), and
// that a check can decide from the data alone, or find likely: who made them does not matter.
enum class DefectKind : std::uint8_t {
  // of layers
  road_twice,
  road_without_length,
  committee_outside,    // of its own village
  township_respelled,   // in the row of one village
  site_overfull,        // more households live there than moved in
  zone_crosses_itself,  // a hazard zone
  facility_far_away,    // another continent
  // of households
  exit_before_entry,
  business_without_cost,
  grade_of_another_age,  // of a pupil
  income_off_sum,        // of its components
  more_at_work,          // than can work
  reason_not_named,      // the risk of a monitored household, the cause of a registered one
  house_far_away,        // from its village
  persons_miscounted,    // against the rows of persons
  alike_incomes,         // a dozen households of one village
  amounts_in_wan,        // the whole account in ten thousands of yuan
  // of whole layers
  taken_from_web_map,  // all facilities in GCJ-02, which the layer does not say
  // between two registers
  split_to_qualify,  // a household off another one since the year before
};

struct DefectType {
  std::string_view name;
  std::string_view rule;   // of the rule catalogue that is made for it
  std::string_view layer;  // whose rows are counted and changed
};
inline constexpr std::array<DefectType, 19> kDefectTypes{
    {{"road_twice", "V821", "roads"},
     {"road_without_length", "V820", "roads"},
     {"committee_outside", "V844", "villages"},
     {"township_respelled", "V114", "villages"},
     {"site_overfull", "V913", "sites"},
     {"zone_crosses_itself", "V801", "hazard_zones"},
     {"facility_far_away", "V841", "facilities"},
     {"exit_before_entry", "V604", "households"},
     {"business_without_cost", "V302", "households"},
     {"grade_of_another_age", "V315", "households"},
     {"income_off_sum", "V301", "households"},
     {"more_at_work", "V313", "households"},
     {"reason_not_named", "V106", "households"},
     {"house_far_away", "V808", "households"},
     {"persons_miscounted", "V404", "households"},
     {"alike_incomes", "V603", "households"},
     {"amounts_in_wan", "V203", "households"},
     {"taken_from_web_map", "V802", "facilities"},
     {"split_to_qualify", "V703", "households"}}};
[[nodiscard]] constexpr DefectType const& type_of(DefectKind kind) {
  return kDefectTypes[static_cast<std::size_t>(kind)];
}

struct PlantedDefect {
  DefectKind kind = DefectKind::road_twice;
  // What it is about: the code of the road, village, site, zone, facility or household; of a name
  // that was respelled, of the township; empty: the layer as a whole.
  std::string code;
  std::string from;  // of a household that was split off, the one that it left
  friend bool operator==(PlantedDefect const&, PlantedDefect const&) = default;
};

// How many of each kind, in a thousand rows of its layer: at least one where any row can bear it.
constexpr std::int32_t kUsualDefects = 5;
constexpr std::int32_t kMostDefects = 50;

struct PlantedDefects {
  std::vector<PlantedDefect> defects;  // by kind and code
  // Those of split_to_qualify, for make_earlier_register: what shows them is the year before.
  std::vector<HouseholdSplit> splits;
};

// Fewest facilities of which a check can tell that they were shifted (V802), and persons of a
// household that was split off: that one person left while another one came is everyday life.
constexpr std::size_t kFewestShifted = 20;
constexpr std::int32_t kFewestSplitOff = 2;

// Plants defects of every kind in a county and its register (`people` may be null: none of those of
// households then). Which rows bear one is a function of the seed, the kind and the code of the
// row, so that others joining change nothing; no row bears two. Roads that are made up stand behind
// the others. A kind that no row can bear, as a site that nobody lives in cannot be overfull, is
// not planted. `permille` is 1 to kMostDefects. O(n log n) for each kind.
[[nodiscard]] PlantedDefects plant_defects(SyntheticCounty& county, HouseholdRegister* people,
                                           std::int32_t permille);

}  // namespace tongcun
