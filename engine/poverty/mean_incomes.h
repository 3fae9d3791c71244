// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/replicate_histogram.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// Mean income a person of an area in a year, over the replicates, and the interval of one. Minor
// units in the money of the year.
struct MeanIncome {
  std::int64_t mean = 0;
  ReplicateInterval interval;
  friend bool operator==(MeanIncome const&, MeanIncome const&) = default;
};

// WHAT PEOPLE EARN in the years ahead, of those of known income. The gap to a line that nobody
// reaches is the income that is missing to it, so that one line far above all incomes tells their
// mean. Where some income may be below zero, all are counted from the lowest on: each household's
// income in 2^-14 of what lies between, to the nearest. One household far above all others makes
// that coarse for all; intervals are wider by as much as it may take.
struct MeanIncomes {
  std::size_t areas = 0;
  std::size_t years = 0;
  std::vector<std::int64_t> lines;       // by year: what lies between, minor units
  std::vector<std::int64_t> lowest;      // by year: the lowest income, zero or less
  std::vector<std::int64_t> persons;     // by area, of known income
  std::vector<std::int64_t> households;  // likewise
  std::vector<ReplicateHistogram> gaps;  // by scenario, area, year: persons * gap, 2^-14
  // With demography, else empty: persons of the year over the replicates, and the gap a person in
  // millionths of 2^-14 (AreaYear::mean_gap).
  std::vector<std::int64_t> living;
  std::vector<ReplicateHistogram> mean_gaps;

  // `share`: of the replicates outside the interval on either side. The area has persons.
  [[nodiscard]] MeanIncome at(std::size_t scenario, std::size_t area, std::size_t year,
                              double share) const;

 private:
  [[nodiscard]] MeanIncome of_the_living(std::size_t area, std::size_t cell, std::size_t year,
                                         double share) const;
};

}  // namespace tongcun
