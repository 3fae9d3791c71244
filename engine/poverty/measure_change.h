// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/poverty/replicate_histogram.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// WHAT EACH MEASURE CONTRIBUTES to the difference that all of them together make to the persons
// below the line in the last year. The measures of two households may save the same one, so that
// what a measure adds depends on which came before it: each is given its mean over all orders in
// which the measures may come (Shapley 1953), under the same fates. Nothing of a measure depends on
// the order in which they are named, and contributions add up to the whole in every replicate.
struct MeasureChange {
  std::vector<StudyScenario> measures;  // of the study, one each; ascending
  std::int64_t orders = 1;              // in which they may come: their number's factorial
  // By measure, then area, down to townships: persons times `orders`, one number a replicate; below
  // zero: fewer are poor. The sums over measures are those of `together` times `orders`.
  std::vector<std::vector<ReplicateHistogram>> contribution;
  // With demography, else empty: the same in millionths of the persons of the replicate.
  std::vector<std::vector<ReplicateHistogram>> contribution_share;
  std::vector<ReplicateHistogram> together;  // by area: persons, all measures less the baseline

  // In how many ways the study was simulated: every set of measures once.
  [[nodiscard]] std::size_t combinations() const { return std::size_t{1} << measures.size(); }
};

}  // namespace tongcun
