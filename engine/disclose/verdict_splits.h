// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/suppress_areas.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/region/area_tree.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace tongcun {

// What others could tell of households from counts by verdict, as splits that must be safe.
// Guarantees are named by their place among the judged ones.
class VerdictSplits {
 public:
  // `rules` and `villages` are public. Where the facts of a village decide for all its households,
  // everybody knows their verdict: it is no secret and hides nobody else, but their number may be.
  VerdictSplits(HouseholdResults const& households, AreaTree const& tree,
                GuaranteeRules const& rules, VillageGuarantees const& villages);

  // Households by the verdict of one guarantee, those whose verdict everybody knows apart.
  [[nodiscard]] Split alone(std::size_t guarantee) const;

  // For each verdict of the one all of whose households have one verdict of the other: the
  // households of the smaller, those of the larger only, and the rest. The difference of two
  // published numbers is the middle part.
  [[nodiscard]] std::vector<Split> differences(std::size_t a, std::size_t b) const;

  // Whether `whole` asks for exactly what `a` and `b` ask for together, and neither for all of it:
  // who fails it fails a or b.
  [[nodiscard]] bool is_made_of(std::size_t whole, std::size_t a, std::size_t b) const;
  // Then published numbers of the three tell how many fail both and pass both.
  [[nodiscard]] std::vector<Split> crossings(std::size_t a, std::size_t b) const;

 private:
  [[nodiscard]] Verdict verdict(std::size_t guarantee, HouseholdId household) const {
    return households_.guarantees.judged[guarantee].verdict[household];
  }
  [[nodiscard]] bool is_known(std::size_t guarantee, HouseholdId household) const {
    return is_known_[guarantee][households_.people.households.village[household]] != 0;
  }
  // Households of all areas by part.
  [[nodiscard]] Split split_by(std::vector<Telling> telling,
                               std::function<std::size_t(HouseholdId)> const& part_of) const;

  HouseholdResults const& households_;
  AreaTree const& tree_;
  // By guarantee: 1 where everybody knows the verdict of every household of the village.
  std::vector<IdVector<VillageId, std::uint8_t>> is_known_;
  std::vector<std::vector<RuleId>> rules_;  // by guarantee, ascending
};

}  // namespace tongcun
