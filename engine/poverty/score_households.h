// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/judge_status.h"
#include "engine/poverty/score_card.h"
#include "engine/poverty/status_columns.h"
#include "engine/run/run_settings.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A card, household by household: a ground for a visit, never for adding or removing anyone.
struct ScoredCard {
  ScoreCardRules rules;
  std::vector<Stated<std::int64_t>> points;  // of the indicators, household after household
  IdVector<HouseholdId, ScoreRange> range;   // one number where all points are known
  StatusColumn column;                       // by band; "unknown" where the range has several
  std::vector<std::int64_t> unknown;         // by indicator: households without points

  [[nodiscard]] std::span<Stated<std::int64_t> const> points_of(HouseholdId id) const {
    std::size_t const count = rules.indicators.size();
    return std::span(points).subspan(id.value() * count, count);
  }
};

// The same for any number of threads. O(households * indicators).
[[nodiscard]] ScoredCard score_households(ScoreCardRules const& rules, StatusFacts const& facts,
                                          RunSettings const& run);

}  // namespace tongcun
