// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/suppress_areas.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/region/area_tree.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What others could tell of households from counts by verdict, as splits that must be safe.
class VerdictSplits {
 public:
  // `rules` and `villages` are public. Where the facts of a village decide for all its households,
  // everybody knows their verdict: they are no secret, and hide nobody else.
  VerdictSplits(HouseholdResults const& households, AreaTree const& tree,
                GuaranteeRules const& rules, VillageGuarantees const& villages);

  // Households by the verdict of one judged guarantee.
  [[nodiscard]] Split alone(std::size_t guarantee) const;
  // Households by the verdicts of two, where one contains the other: then the difference of two
  // published numbers is the number of those in the one and not in the other. None if no verdict of
  // the one contains a verdict of the other.
  [[nodiscard]] std::optional<Split> together(std::size_t a, std::size_t b) const;

 private:
  // The verdict, or kVerdicts where everybody knows it.
  [[nodiscard]] std::size_t part_of(std::size_t guarantee, HouseholdId household) const;
  void count(HouseholdId household, std::size_t part, Split& split) const;

  HouseholdResults const& households_;
  AreaTree const& tree_;
  // By judged guarantee: 1 where everybody knows the verdict of every household of the village.
  std::vector<IdVector<VillageId, std::uint8_t>> is_known_;
};

}  // namespace tongcun
