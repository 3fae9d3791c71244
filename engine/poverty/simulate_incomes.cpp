// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/simulate_incomes.h"

#include "engine/run/parallel.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>

namespace tongcun {
namespace {

constexpr std::uint32_t kBlock =
    64;  // replicates; of the first block the histograms take their bins
constexpr std::int64_t kMillion = 1'000'000;

// Millionths, to the nearest.
std::int64_t share_of(std::int64_t part, std::int64_t of) {
  std::int64_t const twice = 2 * part * kMillion;
  return of == 0 ? 0 : (twice + (twice < 0 ? -of : of)) / (2 * of);
}

class IncomeSimulation {
 public:
  IncomeSimulation(IncomeStudy const& study, RunSettings const& run)
      : study_(study),
        run_(run),
        counts_(study.scenarios * study.units),
        persons_(study.units),
        today_(study.units) {
    result_.areas = study.areas;
    result_.years = study.years;
    result_.area_years.resize(study.scenarios * study.areas * study.years);
    result_.units.assign(study.scenarios, std::vector<PoorTimes>(study.units));
    if (study.most_poor) {
      result_.units_meeting.resize(study.scenarios * study.years);
    }
    result_.contrasts.resize(study.contrasts.size() * study.areas * study.years);
    if (study.live) {
      result_.contrast_shares.resize(result_.contrasts.size());
      result_.living.resize(study.units);
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
    UnitFates fates;
    if (study_.live) {
      study_.live(unit, first, count, fates);
    }
    for (std::size_t scenario = 0; scenario < study_.scenarios; ++scenario) {
      study_.make(scenario, unit, made);
      assert(made.years == study_.years);
      PoorTimes& households = result_.units[scenario][unit];
      households.resize(made, static_cast<bool>(study_.live));
      simulate_unit(made, study_.seed, first, count, study_.lanes,
                    counts_[scenario * study_.units + unit], households,
                    study_.live ? &fates : nullptr);
    }
    count_persons(unit, count, made, fates);
  }

  // By replicate of the block, then year.
  void count_persons(std::size_t unit, std::uint32_t count, UnitIncomes const& made,
                     UnitFates const& fates) {
    std::vector<std::int64_t>& living = persons_[unit];
    std::int64_t today = 0;
    for (std::int32_t const persons : made.persons) {
      today += persons;
    }
    today_[unit] = today;
    living.assign(count * study_.years, study_.live ? 0 : today);
    if (!study_.live) {
      return;
    }
    std::vector<std::uint32_t>& households = result_.living[unit];
    std::size_t const cells = made.padded() * study_.years;
    households.resize(cells, 0);
    for (std::size_t at = 0; at < fates.cells.size(); ++at) {
      std::uint32_t const persons = fates.cells[at] & UnitFates::kMask;
      living[at / made.padded()] += persons;
      households[at % cells] += persons;
    }
  }

  // Sums of the units of an area, by replicate of the block, then year.
  struct AreaSums {
    std::vector<std::int64_t> poor;
    std::vector<std::int64_t> gap;
    std::vector<std::int64_t> severity;
    std::vector<std::int64_t> persons;  // who live
  };

  void gather(bool is_first, std::uint32_t count) {
    std::size_t const cells = count * study_.years;
    std::vector<AreaSums> sums(study_.scenarios * study_.areas);
    for (AreaSums& area : sums) {
      area.poor.assign(cells, 0);
      area.gap.assign(cells, 0);
      area.severity.assign(cells, 0);
      area.persons.assign(cells, 0);
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
            sum.persons[cell] += persons_[unit][cell];
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
          target.poor.take(column(sum.poor, year), is_first);
          target.gap.take(column(sum.gap, year), is_first);
          for (std::int64_t const severity : column(sum.severity, year)) {
            target.severity += static_cast<std::uint64_t>(severity);
          }
          if (scenario > 0) {
            std::vector<std::int64_t> difference = column(sum.poor, year);
            std::vector<std::int64_t> const before = column(baseline.poor, year);
            for (std::size_t i = 0; i < difference.size(); ++i) {
              difference[i] -= before[i];
            }
            target.difference.take(difference, is_first);
            if (study_.live) {
              target.share_difference.take(shares(difference, column(sum.persons, year)), is_first);
            }
          }
          if (study_.live) {
            std::vector<std::int64_t> const persons = column(sum.persons, year);
            target.persons = std::accumulate(persons.begin(), persons.end(), target.persons);
            target.share.take(shares(column(sum.poor, year), persons), is_first);
            target.mean_gap.take(shares(column(sum.gap, year), persons), is_first);
          }
        }
      }
    }
    gather_contrasts(sums, is_first, count);
  }

  void gather_contrasts(std::vector<AreaSums> const& sums, bool is_first, std::uint32_t count) {
    for (std::size_t c = 0; c < study_.contrasts.size(); ++c) {
      for (std::size_t area = 0; area < study_.areas; ++area) {
        std::vector<std::int64_t> cells(count * study_.years, 0);
        for (std::size_t scenario = 0; scenario < study_.scenarios; ++scenario) {
          std::int64_t const weight = study_.contrasts[c][scenario];
          std::vector<std::int64_t> const& poor = sums[scenario * study_.areas + area].poor;
          for (std::size_t cell = 0; weight != 0 && cell < cells.size(); ++cell) {
            cells[cell] += weight * poor[cell];
          }
        }
        for (std::size_t year = 0; year < study_.years; ++year) {
          std::vector<std::int64_t> const values = column(cells, year);
          std::size_t const cell = result_.contrast_cell(c, area, year);
          result_.contrasts[cell].take(values, is_first);
          if (study_.live) {  // equal persons under every scenario
            result_.contrast_shares[cell].take(shares(values, column(sums[area].persons, year)),
                                               is_first);
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
            std::size_t const cell = replicate * study_.years + year;
            std::int64_t const poor = counts.poor[cell];
            bool const is_met = most >= 0 && poor * today_[unit] <= most * persons_[unit][cell];
            meeting[replicate] += is_met ? 1 : 0;
          }
        }
        result_.units_meeting[scenario * study_.years + year].take(meeting, is_first);
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

  static std::vector<std::int64_t> shares(std::vector<std::int64_t> const& parts,
                                          std::vector<std::int64_t> const& of) {
    std::vector<std::int64_t> made;
    made.reserve(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      made.push_back(share_of(parts[i], of[i]));
    }
    return made;
  }

  IncomeStudy const& study_;
  RunSettings const& run_;
  std::vector<UnitCounts> counts_;  // of the block; by scenario, then unit
  std::vector<std::vector<std::int64_t>>
      persons_;                      // of the block; by unit, then replicate and year
  std::vector<std::int64_t> today_;  // persons of today, by unit
  SimulatedIncomes result_;
};

}  // namespace

SimulatedIncomes simulate_incomes(IncomeStudy const& study, RunSettings const& run) {
  assert(study.scenarios > 0 && study.replicates > 0 && study.years > 0);
  assert(study.areas_of.size() == study.units);
  return IncomeSimulation(study, run).simulate();
}

}  // namespace tongcun
