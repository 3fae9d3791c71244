// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/place_facts.h"
#include "engine/disclose/restricted.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// The only door from restricted to public values.
class Disclosure {
 public:
  // Facts of places pass as they are.
  [[nodiscard]] static Public<PlaceFacts> disclose(PlaceFacts facts);
  // Of findings only the counts by rule are public.
  [[nodiscard]] static Public<FindingSummary> disclose(
      Restricted<std::vector<Finding>> const& findings, IdVector<LayerId, Layer> const& layers);
  // Of households only counts by area are public, and of real ones only those that nobody is known
  // by (choose_shown, for each guarantee and for the number of households).
  [[nodiscard]] static Public<HouseholdStatistics> disclose(
      Restricted<HouseholdResults> const& households, Villages const& villages);
};

}  // namespace tongcun
