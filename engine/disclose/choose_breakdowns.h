// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/suppress_areas.h"
#include "engine/region/area_tree.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Households by part of one breakdown, and what the parts tell.
struct HouseholdBreakdown {
  IdVector<HouseholdId, std::uint8_t> part_of;
  std::vector<Telling> telling;  // by part, at most kMostParts
};
constexpr std::size_t kMostParts = 32;

// Which areas may be shown of several breakdowns of the same households, chosen one after the
// other.
//
// Guarantee: what is shown of each breakdown is safe by itself (choose_shown); and where some parts
// of one breakdown lie within some parts of another, whole registers taken, what is shown of both
// is so little that nobody can subtract an unsafe number of one from the other (hide_common). All
// unions of parts are looked at, if a breakdown has no more than eight parts with anybody in them,
// else single parts. Combinations of three breakdowns are not.
class BreakdownChoice {
 public:
  // `village_of`: of each household. `candidates`: areas whose number of households is shown.
  BreakdownChoice(AreaTree const& tree, IdVector<HouseholdId, VillageId> const& village_of,
                  ShownAreas candidates);

  // O(unions of parts · (households + areas hidden · villages)) for each breakdown before it.
  [[nodiscard]] ShownAreas add(HouseholdBreakdown breakdown);

 private:
  struct Chosen {
    HouseholdBreakdown breakdown;
    ShownAreas shown;
  };
  void hide_differences(Chosen const& earlier, HouseholdBreakdown const& breakdown,
                        ShownAreas& shown) const;

  AreaTree const& tree_;
  IdVector<HouseholdId, VillageId> const& village_of_;
  ShownAreas candidates_;
  std::vector<Chosen> chosen_;
};

}  // namespace tongcun
