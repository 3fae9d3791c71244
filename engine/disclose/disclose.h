// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/path_statistics.h"
#include "engine/disclose/place_facts.h"
#include "engine/disclose/poverty_statistics.h"
#include "engine/disclose/relocation_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/disclose/study_guarantees.h"
#include "engine/poverty/poverty_result.h"
#include "engine/relocation/relocation_result.h"
#include "engine/types/finding.h"

#include <optional>
#include <vector>

namespace tongcun {

// The only door from restricted to public values.
class Disclosure {
 public:
  // Facts of places pass as they are. Of the layers of a real register neither file nor counts do:
  // a file a township is a count of the township.
  [[nodiscard]] static Public<PlaceFacts> disclose(
      PlaceFacts facts, std::optional<RegisterTreatment> of_register = std::nullopt);
  // Of findings only the counts by rule are public; of a real register's layers nothing.
  [[nodiscard]] static Public<FindingSummary> disclose(
      Restricted<std::vector<Finding>> const& findings, IdVector<LayerId, Layer> const& layers,
      std::optional<RegisterTreatment> of_register = std::nullopt);
  // Of households only counts by area are public, and of real ones only those that nobody is known
  // by: choose_shown, for the number of households and for each guarantee, and hide_common, for
  // each guarantee together with those before it. What others know of places is taken as known.
  [[nodiscard]] static Public<HouseholdStatistics> disclose(
      Restricted<HouseholdResults> const& households, PlaceFacts const& places,
      GuaranteeRules const& rules);
  // Of a relocation plan of those households only numbers that nobody is known by
  // (choose_relocation); of invented ones all.
  [[nodiscard]] static Public<RelocationStatistics> disclose(
      Restricted<RelocationResult> const& relocation,
      Restricted<HouseholdResults> const& households, PlaceFacts const& places);
  // Of their incomes only counts and sums by area, and of real ones only those that nobody is known
  // by: the states by one line after the other, with and without transfers, then each breakdown of
  // status, each warning, the headcount and each indicator of an index and each score card, each
  // looked at together with those before it (BreakdownChoice). A sum of money is shown where its
  // households are. What verdicts of guarantees and plans tell of the same households is not looked
  // at.
  [[nodiscard]] static Public<PovertyStatistics> disclose(
      Restricted<PovertyResult> const& poverty, Restricted<HouseholdResults> const& households,
      PlaceFacts const& places);
  // Of years ahead, of real households only areas above the village in which today's poor, those
  // who are not, each with and without a move and a transfer, are none or kLeastHouseholds at
  // least, and not all alike (choose_shown): every number is a sum over households, so that each
  // difference of published ones is about so many; and only areas whose poor by the same line are
  // published of `today` (null: nothing is), so that nothing more is told of them. What each
  // measure contributes is shown where the measures are. Exits of villages, what the result rests
  // on and targets are not public: a number may concern few. What other tables tell of the same
  // households is not looked at. Of invented ones all.
  [[nodiscard]] static Public<PathStatistics> disclose(
      Restricted<PovertyPath> const& path, Restricted<HouseholdResults> const& households,
      Public<PovertyStatistics> const* today = nullptr);
  // Of what holds under each scenario of years ahead, of real households only areas above the
  // village, of those whose verdicts are published of `today`, in which households with the same
  // verdicts in every state and the same year of moving are none or kLeastHouseholds at least, and
  // not all alike unless what they are alike in is a fact of places (choose_shown, by guarantee):
  // every number is a sum over such households. What one guarantee tells together with another is
  // not looked at. Verdicts of villages pass as they are. Of invented ones all.
  [[nodiscard]] static Public<StudyGuaranteeStatistics> disclose(
      Restricted<StudyGuarantees> const& guarantees, Restricted<HouseholdResults> const& households,
      Public<HouseholdStatistics> const& today, PlaceFacts const& places);
};

}  // namespace tongcun
