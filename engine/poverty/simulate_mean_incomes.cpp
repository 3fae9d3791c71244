// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/simulate_mean_incomes.h"

#include "engine/poverty/pose_incomes.h"
#include "engine/poverty/unit_maker.h"
#include "engine/run/portable_math.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;

constexpr double kDeviationsUp = 6.0;
constexpr float kMostTimes = 1048576.0F;  // 2^20 lines

// What an income of a unit cannot exceed in any year, in lines. With demography one person may be
// left with what all had; wages never grow by more than that.
float largest_income(UnitIncomes const& unit, float luck, bool has_demography) {
  float largest = 0.0F;
  for (std::size_t year = 0; year < unit.years; ++year) {
    for (std::size_t row = 0; row < unit.households; ++row) {
      std::size_t const at = year * unit.padded() + row;
      float income = unit.start[row] * unit.kept[at] * unit.price[year] * luck + unit.added[at];
      for (GainSlot const& gain : unit.gains) {
        income += gain.amount[at];
      }
      largest = std::max(largest,
                         has_demography ? income * static_cast<float>(unit.persons[row]) : income);
    }
  }
  return largest;
}

// Exact: a power of two.
void divide(UnitIncomes& unit, float times) {
  auto const scale = [times](std::vector<float>& column) {
    for (float& value : column) {
      value /= times;
    }
  };
  scale(unit.start);
  scale(unit.added);
  scale(unit.person_added);
  for (GainSlot& gain : unit.gains) {
    scale(gain.amount);
  }
}

float times_above_all(PovertyStudy const& study, UnitMaker const& maker) {
  auto const luck = static_cast<float>(portable_exp(kDeviationsUp * study.options.deviation));
  float largest = 0.0F;
  UnitIncomes made;
  for (StudyScenario const scenario : study.scenarios) {
    for (VillageId const village : study.village_key.ids()) {
      maker.make(scenario, village, made);
      largest = std::max(largest, largest_income(made, luck, study.options.demography.has_value()));
    }
  }
  float times = 1.0F;
  while (times <= largest && times < kMostTimes) {
    times *= 2.0F;
  }
  return times;
}

std::int64_t nearest(Wide part, Wide of) {
  return static_cast<std::int64_t>((2 * part + of) / (2 * of));
}

}  // namespace

MeanIncome MeanIncomes::of_the_living(std::size_t cell, std::int64_t line, double share) const {
  constexpr Wide kMillion = 1'000'000;
  Wide const whole = Wide{1} << static_cast<unsigned>(kGapBits);
  if (living[cell] == 0) {
    return {};
  }
  auto const income = [&](std::int64_t mean_gap) {
    return nearest(line * (whole * kMillion - mean_gap), whole * kMillion);
  };
  ReplicateInterval const missing = mean_gaps[cell].interval(share);
  return {nearest(line * (whole * living[cell] - gaps[cell].sum()), whole * living[cell]),
          {income(missing.high), income(missing.low)}};
}

MeanIncome MeanIncomes::at(std::size_t scenario, std::size_t area, std::size_t year,
                           double share) const {
  assert(persons[area] > 0);
  std::size_t const cell = (scenario * areas + area) * years + year;
  ReplicateHistogram const& gap = gaps[cell];
  if (!living.empty()) {
    return of_the_living(cell, lines[year], share);
  }
  Wide const whole = Wide{persons[area]} << static_cast<unsigned>(kGapBits);
  auto const income = [&](Wide sum, Wide replicates) {
    return nearest(lines[year] * (whole * replicates - sum), whole * replicates);
  };
  ReplicateInterval const missing = gap.interval(share);
  return {income(gap.sum(), gap.replicates()), {income(missing.high, 1), income(missing.low, 1)}};
}

MeanIncomes simulate_mean_incomes(PovertyStudy const& study, RunSettings const& run) {
  UnitMaker const maker(study);
  float const times = times_above_all(study, maker);
  IncomeStudy incomes = pose_incomes(study, AreaLevel::village);
  incomes.scenarios = study.scenarios.size();
  incomes.live = maker.lives();
  incomes.make = [&](std::size_t scenario, std::size_t unit, UnitIncomes& made) {
    maker.make(study.scenarios[scenario], VillageId(static_cast<std::uint32_t>(unit)), made);
    divide(made, times);
  };
  SimulatedIncomes simulated = simulate_incomes(incomes, run);
  MeanIncomes means;
  means.areas = incomes.areas;
  means.years = incomes.years;
  std::int64_t const more = study.poor_if == PoorIf::at_most ? 1 : 0;
  for (std::size_t year = 0; year < study.years(); ++year) {
    means.lines.push_back((study.lines[year + 1] + more) * static_cast<std::int64_t>(times));
  }
  means.persons.resize(incomes.areas, 0);
  for (HouseholdId const id : study.households.village.ids()) {
    if (study.households.income[id].has_value()) {
      for (std::uint32_t const area : incomes.areas_of[study.households.village[id].value()]) {
        means.persons[area] += study.households.persons[id];
      }
    }
  }
  means.gaps.reserve(simulated.area_years.size());
  for (AreaYear& cell : simulated.area_years) {
    means.gaps.push_back(cell.gap);
    if (incomes.live) {
      means.living.push_back(cell.persons);
      means.mean_gaps.push_back(cell.mean_gap);
    }
  }
  return means;
}

}  // namespace tongcun
