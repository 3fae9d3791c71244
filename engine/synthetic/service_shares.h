// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"

#include <cstdint>

namespace tongcun {

// How an era's villages are served, in per cent of villages unless more is said. Modelling defaults
// of an invented county unless a mark says more.
struct ServiceShares {
  // Villages without a clinic of their own that a doctor visits or is posted to [A]: by the end of
  // 2020 no village was to be without service. Days a week of doctors who come, thousandths.
  int visited = 60;
  std::int64_t least_days = 500;
  std::int64_t most_days = 3000;

  // Households with electricity: everywhere by the end of 2015 [M]; a few villages fall short [A].
  int electrified = 97;

  // Villages with water works, and of those with works for nearly all their households. Rural tap
  // water: three of four persons in 2015 [M], 96 % at the end of 2025 [V zhonghongwang.com 449896,
  // domain reference 2.4.3].
  int has_works = 88;
  int reaches_all = 70;
  std::int64_t least_reached = 300000;  // millionths of households, where not nearly all are
  // Villages that fall short in quantity and through the year: the supply of a dry spring fails in
  // both. By works and of dispersed supply [A].
  int short_by_works = 6;
  int short_dispersed = 25;
  // Of reports, those that meet the full limits, and of the others the relaxed ones; of
  // inspections, those that find the water clean [A].
  int meets_full = 75;
  int meets_relaxed = 70;
  int is_clean = 92;

  // What forms leave empty: most that is measured, and what was never tested [A].
  int unrecorded = 4;
  int reported = 88;
  int inspected = 85;
};

[[nodiscard]] constexpr ServiceShares services_of(CountyEra era) {
  ServiceShares shares;
  if (era == CountyEra::y2016) {
    return shares;
  }
  shares.visited = 98;
  shares.least_days = 1500;
  shares.most_days = 5000;
  shares.electrified = 99;
  shares.has_works = 99;
  shares.reaches_all = 90;
  shares.least_reached = 750000;
  shares.short_by_works = 1;
  shares.short_dispersed = 4;
  shares.meets_full = 88;
  shares.meets_relaxed = 90;
  shares.is_clean = 98;
  shares.unrecorded = 3;
  shares.reported = 94;
  shares.inspected = 94;
  return shares;
}

}  // namespace tongcun
