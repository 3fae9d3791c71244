// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/poverty/replicate_histogram.h"
#include "engine/run/run_settings.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Where a household's income a person lies in a year, against the study's line.
enum class IncomeBand : std::uint8_t {
  below,     // below the line
  squeezed,  // not below it, but below it once rigid expense is paid
  above,     // not below it after that either
};
constexpr std::size_t kIncomeBands = 3;

// What a household is told as from a year on, until the next step, in each band: the position of a
// class among those told, or kNoClass.
struct MonitoringStep {
  static constexpr std::uint8_t kNoClass = 255;

  std::int32_t year = 0;
  IdVector<HouseholdId, std::array<std::uint8_t, kIncomeBands>> told;
};

struct MonitoringQuestion {
  std::size_t classes = 0;                         // that are told
  std::vector<std::vector<MonitoringStep>> steps;  // by scenario of the study, ascending
  // Rigid expense of the household a year, minor units, the same in all years; none: not recorded,
  // and then no band is `squeezed`.
  IdVector<HouseholdId, std::optional<std::int64_t>> expense;
};

// Households in each class, by scenario, area and year: one number a replicate.
struct MonitoringPath {
  // Positions of the classes among those of the profile's rules. The last one told is none of them:
  // households of which the rules cannot tell.
  std::vector<std::size_t> classes;
  std::size_t areas = 0;
  std::size_t years = 0;
  std::vector<ReplicateHistogram> cells;              // by scenario, area, year, told
  IdVector<AreaId, std::vector<std::int64_t>> today;  // households by told
  IdVector<HouseholdId, std::uint8_t> told_today;     // or MonitoringStep::kNoClass

  [[nodiscard]] std::size_t told() const { return classes.size() + 1; }
  [[nodiscard]] ReplicateHistogram const& at(std::size_t scenario, std::size_t area,
                                             std::size_t year, std::size_t one) const {
    return cells[((scenario * areas + area) * years + year) * told() + one];
  }
};

// Households in each class that is told, by scenario, area, year, class: under the same fates as
// the path of incomes. A household of unknown income is what it is told as where that is the same
// in all bands; one without members is in none. The same for any number of threads. Throws Stopped
// if asked to stop. O(scenarios * replicates * households * years * (1 + shocks)).
[[nodiscard]] std::vector<ReplicateHistogram> compute_monitoring_cells(
    PovertyStudy const& study, MonitoringQuestion const& question, RunSettings const& run);

}  // namespace tongcun
