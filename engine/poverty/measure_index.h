// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/deprivation_rules.h"
#include "engine/poverty/judge_status.h"
#include "engine/region/area_tree.h"
#include "engine/run/run_settings.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// One index in one area: of households all of whose indicators are known, which is the value that
// is published; and over all households, if nobody or everybody were deprived in what is not known
// (domain reference 2.10.4).
struct AreaDeprivation {
  DeprivationMeasure complete;
  DeprivationMeasure least;
  DeprivationMeasure most;
  std::vector<std::int64_t> unknown;  // by indicator: persons of whom it is not known
  friend bool operator==(AreaDeprivation const&, AreaDeprivation const&) = default;
};

// Whether a household is poor by an index, whatever is not known of it.
enum class IndexState : std::uint8_t { poor, not_poor, open };
[[nodiscard]] IndexState index_state(DeprivationIndex const& index,
                                     DeprivedHousehold const& household);
// Sums of the weights in which the household is deprived: surely, and at most.
struct WeightRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
  friend bool operator==(WeightRange const&, WeightRange const&) = default;
};
[[nodiscard]] WeightRange weight_range(DeprivationIndex const& index,
                                       DeprivedHousehold const& household);

struct MeasuredIndex {
  DeprivationRules rules;
  IdVector<HouseholdId, DeprivedHousehold> households;
  IdVector<AreaId, AreaDeprivation> areas;
};

// Judges every household in the register's year and adds up: areas of one level add up to all. The
// same for any number of threads. O(households * indicators + areas * indicators).
[[nodiscard]] MeasuredIndex measure_index(DeprivationRules const& rules, StatusFacts const& facts,
                                          AreaTree const& tree, RunSettings const& run);

}  // namespace tongcun
