// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/simulate_incomes.h"

#include "engine/run/parallel.h"

#include <algorithm>
#include <cassert>
#include <span>

namespace tongcun {
namespace {

constexpr std::uint32_t kBlock =
    64;  // replicates; of the first block the histograms take their bins

class IncomeSimulation {
 public:
  IncomeSimulation(IncomeStudy const& study, RunSettings const& run)
      : study_(study), run_(run), counts_(study.scenarios * study.units) {
    result_.areas = study.areas;
    result_.years = study.years;
    result_.area_years.resize(study.scenarios * study.areas * study.years);
    result_.units.assign(study.scenarios, std::vector<PoorTimes>(study.units));
    if (study.most_poor) {
      result_.units_meeting.resize(study.scenarios * study.years);
    }
  }

  SimulatedIncomes simulate() {
    for (std::uint32_t first = 0; first < study_.replicates; first += kBlock) {
      std::uint32_t const count = std::min(kBlock, study_.replicates - first);
      for_each_block(run_, "simulating", study_.units, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t unit = begin; unit < end; ++unit) {
          simulate_unit_in_all_scenarios(unit, first, count);
        }
      });
      gather(first == 0, count);
      if (study_.most_poor) {
        gather_meeting(first == 0, count);
      }
    }
    return std::move(result_);
  }

 private:
  void simulate_unit_in_all_scenarios(std::size_t unit, std::uint32_t first, std::uint32_t count) {
    UnitIncomes made;
    for (std::size_t scenario = 0; scenario < study_.scenarios; ++scenario) {
      study_.make(scenario, unit, made);
      assert(made.years == study_.years);
      PoorTimes& households = result_.units[scenario][unit];
      households.poor.resize(made.padded() * made.years, 0);
      households.ever.resize(made.padded(), 0);
      simulate_unit(made, study_.seed, first, count, study_.lanes,
                    counts_[scenario * study_.units + unit], households);
    }
  }

  // Sums of the units of an area, by replicate of the block, then year.
  struct AreaSums {
    std::vector<std::int64_t> poor;
    std::vector<std::int64_t> gap;
    std::vector<std::int64_t> severity;
  };

  void gather(bool is_first, std::uint32_t count) {
    std::size_t const cells = count * study_.years;
    std::vector<AreaSums> sums(study_.scenarios * study_.areas);
    for (AreaSums& area : sums) {
      area.poor.assign(cells, 0);
      area.gap.assign(cells, 0);
      area.severity.assign(cells, 0);
    }
    for (std::size_t scenario = 0; scenario < study_.scenarios; ++scenario) {
      for (std::size_t unit = 0; unit < study_.units; ++unit) {
        UnitCounts const& counts = counts_[scenario * study_.units + unit];
        for (std::uint32_t const area : study_.areas_of[unit]) {
          AreaSums& sum = sums[scenario * study_.areas + area];
          for (std::size_t cell = 0; cell < cells; ++cell) {
            sum.poor[cell] += counts.poor[cell];
            sum.gap[cell] += static_cast<std::int64_t>(counts.gap[cell]);
            sum.severity[cell] += static_cast<std::int64_t>(counts.severity[cell]);
          }
        }
      }
    }
    for (std::size_t scenario = 0; scenario < study_.scenarios; ++scenario) {
      for (std::size_t area = 0; area < study_.areas; ++area) {
        AreaSums const& sum = sums[scenario * study_.areas + area];
        AreaSums const& baseline = sums[area];
        for (std::size_t year = 0; year < study_.years; ++year) {
          AreaYear& target =
              result_.area_years[(scenario * study_.areas + area) * study_.years + year];
          take(column(sum.poor, year), is_first, target.poor);
          take(column(sum.gap, year), is_first, target.gap);
          for (std::int64_t const severity : column(sum.severity, year)) {
            target.severity += static_cast<std::uint64_t>(severity);
          }
          if (scenario > 0) {
            std::vector<std::int64_t> difference = column(sum.poor, year);
            std::vector<std::int64_t> const before = column(baseline.poor, year);
            for (std::size_t i = 0; i < difference.size(); ++i) {
              difference[i] -= before[i];
            }
            take(difference, is_first, target.difference);
          }
        }
      }
    }
  }

  void gather_meeting(bool is_first, std::uint32_t count) {
    for (std::size_t scenario = 0; scenario < study_.scenarios; ++scenario) {
      for (std::size_t year = 0; year < study_.years; ++year) {
        std::vector<std::int64_t> meeting(count, 0);
        for (std::size_t unit = 0; unit < study_.units; ++unit) {
          std::int64_t const most = study_.most_poor(scenario, unit, year);
          UnitCounts const& counts = counts_[scenario * study_.units + unit];
          for (std::size_t replicate = 0; replicate < count; ++replicate) {
            std::int64_t const poor = counts.poor[replicate * study_.years + year];
            meeting[replicate] += poor <= most ? 1 : 0;
          }
        }
        take(meeting, is_first, result_.units_meeting[scenario * study_.years + year]);
      }
    }
  }

  // One value a replicate.
  [[nodiscard]] std::vector<std::int64_t> column(std::vector<std::int64_t> const& cells,
                                                 std::size_t year) const {
    std::vector<std::int64_t> values;
    for (std::size_t cell = year; cell < cells.size(); cell += study_.years) {
      values.push_back(cells[cell]);
    }
    return values;
  }

  static void take(std::vector<std::int64_t> const& values, bool is_first,
                   ReplicateHistogram& histogram) {
    if (is_first) {
      histogram.begin(values);
      return;
    }
    for (std::int64_t const value : values) {
      histogram.add(value);
    }
  }

  IncomeStudy const& study_;
  RunSettings const& run_;
  std::vector<UnitCounts> counts_;  // of the block; by scenario, then unit
  SimulatedIncomes result_;
};

}  // namespace

SimulatedIncomes simulate_incomes(IncomeStudy const& study, RunSettings const& run) {
  assert(study.scenarios > 0 && study.replicates > 0 && study.years > 0);
  assert(study.areas_of.size() == study.units);
  return IncomeSimulation(study, run).simulate();
}

}  // namespace tongcun
