// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/option_numbers.h"
#include "engine/poverty/poverty_study.h"
#include "engine/poverty/replicate_histogram.h"

#include <vector>

namespace tongcun {

// One number of the simulation, once lower and once higher, all others as they are.
struct VariedNumber {
  OptionNumber number;
  double low = 0.0;
  double high = 0.0;
  // Persons below the line in the last year, less those with the number itself under the same
  // fates.
  ReplicateHistogram at_low;
  ReplicateHistogram at_high;
  // With demography, else empty: the same in millionths of the persons of the replicate.
  ReplicateHistogram share_at_low;
  ReplicateHistogram share_at_high;
};

// WHAT THE RESULT RESTS ON: how far the headcount of all villages moves with each number. One at a
// time: two numbers together may do more than the sum of both.
struct Sensitivity {
  StudyScenario scenario = StudyScenario::baseline;  // all measures that the study has
  std::vector<VariedNumber> numbers;  // whose mean effects lie furthest apart first, then by key
  // With demography, else zero: persons of known income in the last year, over the replicates.
  std::int64_t living_persons = 0;
};

}  // namespace tongcun
