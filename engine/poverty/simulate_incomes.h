// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/replicate_histogram.h"
#include "engine/poverty/unit_incomes.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace tongcun {

// Makes who lives in a unit's households in replicates first … first + count - 1; called from
// several threads, each with a value of its own. Equal for equal arguments.
using UnitLives = std::function<void(std::size_t unit, std::uint32_t first, std::uint32_t count,
                                     UnitFates& made)>;

// A study: the same households with the same fates under several scenarios, the first of which is
// the baseline that others are compared with.
struct IncomeStudy {
  std::size_t scenarios = 1;
  std::size_t units = 0;  // villages
  std::size_t years = 0;
  std::size_t areas = 0;
  // The areas that a unit is part of, itself among them if it is one; by unit.
  std::vector<std::vector<std::uint32_t>> areas_of;
  // Makes a unit under a scenario; called from several threads, each with a value of its own. Equal
  // for equal arguments; households, their order, keys and persons are those of every scenario.
  std::function<void(std::size_t scenario, std::size_t unit, UnitIncomes& made)> make;

  UnitLives live;  // the same under every scenario; empty: members are those of today

  // Persons below the line at most with which a unit meets what is asked of it in a year; below
  // zero: it never does. Where members are born and die, persons below the line count in the
  // proportion of today's persons to those of the year. Empty: nothing is asked.
  std::function<std::int64_t(std::size_t scenario, std::size_t unit, std::size_t year)> most_poor;

  // Weights by scenario: each asks for the weighted sum of the persons below the line, replicate by
  // replicate. Empty: nothing is asked.
  std::vector<std::vector<std::int64_t>> contrasts;

  std::uint64_t seed = 0;
  std::uint32_t replicates = 0;  // 1 or more
  LaneKind lanes = LaneKind::portable;
};

// An area in a year under a scenario, over the replicates.
struct AreaYear {
  ReplicateHistogram poor;     // persons below the line
  ReplicateHistogram gap;      // persons * gap, in 2^-14 of the line
  std::uint64_t severity = 0;  // sum over replicates, in 2^-14
  // Persons below the line less those of the baseline in the same replicate; empty of the baseline.
  ReplicateHistogram difference;
  // Where members are born and die (IncomeStudy::live); else empty. Shares in millionths of the
  // persons who live in the replicate, to the nearest; nobody's share is zero.
  std::int64_t persons = 0;  // sum over replicates
  ReplicateHistogram share;
  ReplicateHistogram share_difference;  // empty of the baseline
  ReplicateHistogram mean_gap;          // a person, in millionths of 2^-14 of the line
  friend bool operator==(AreaYear const&, AreaYear const&) = default;
};

struct SimulatedIncomes {
  std::size_t areas = 0;
  std::size_t years = 0;
  std::vector<AreaYear> area_years;           // by scenario, area, year
  std::vector<std::vector<PoorTimes>> units;  // by scenario, unit: how often a household was poor
  // Units that meet what is asked (most_poor), by scenario, year; empty where nothing is.
  std::vector<ReplicateHistogram> units_meeting;
  std::vector<ReplicateHistogram> contrasts;  // by contrast of the study, area, year
  // Where members are born and die, else empty: contrasts in millionths of the persons who live in
  // the replicate, to the nearest; and who lives, by unit: persons over the replicates, by year,
  // then padded household.
  std::vector<ReplicateHistogram> contrast_shares;
  std::vector<std::vector<std::uint32_t>> living;

  [[nodiscard]] std::size_t contrast_cell(std::size_t contrast, std::size_t area,
                                          std::size_t year) const {
    return (contrast * areas + area) * years + year;
  }
  [[nodiscard]] ReplicateHistogram const& contrast_at(std::size_t contrast, std::size_t area,
                                                      std::size_t year) const {
    return contrasts[contrast_cell(contrast, area, year)];
  }
  [[nodiscard]] AreaYear const& at(std::size_t scenario, std::size_t area, std::size_t year) const {
    return area_years[(scenario * areas + area) * years + year];
  }
};

// All replicates in blocks: memory grows with households, areas and years, not with replicates. The
// same values for any number of threads and any lanes; the first R replicates of a longer run are
// those of a run of R. Throws Stopped when asked to stop.
// O(scenarios * replicates * households * years * (1 + shocks)).
[[nodiscard]] SimulatedIncomes simulate_incomes(IncomeStudy const& study, RunSettings const& run);

}  // namespace tongcun
