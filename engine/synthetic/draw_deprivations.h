// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/mpi_indicators.h"
#include "engine/run/random_stream.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A household as the calibration of the index sees it.
struct IndexHousehold {
  std::int32_t persons = 1;
  bool is_poor = false;
  bool has_pupil = false;        // somebody of six to fourteen: attendance can fail
  std::uint64_t random_key = 0;  // of its stream
};

// Most eighteenths of deprivation that a household can have.
[[nodiscard]] std::int64_t largest_score(bool has_pupil);

// Deprivation of each household in eighteenths, and the sums it was made for.
struct DeprivationScores {
  std::vector<std::uint8_t> score;  // one per household: poor 6 … 18, others 0 … 5
  std::int64_t poor_persons = 0;
  std::int64_t poor_weight = 0;  // over the poor: persons times score
};

// Draws scores so that the mean over poor persons is as near to `intensity` (millionths) as can be:
// the nearest possible if the poor households have little room between them, else within 0.1
// points; what is beyond reach is cut to the largest possible. Scores of the poor are binomial
// above the cutoff; most others lack little or nothing (shares are a modelling choice [A]).
[[nodiscard]] DeprivationScores draw_scores(std::span<IndexHousehold const> households,
                                            std::int32_t intensity, std::uint64_t seed);

// A set of indicators whose weights sum to exactly `score` (0 … largest_score), attendance only
// with a pupil; what cannot be told apart is equally likely.
[[nodiscard]] IndicatorSet draw_indicators(std::int64_t score, bool has_pupil,
                                           RandomStream& random);

}  // namespace tongcun
