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

// Between what incomes lie, in lines.
struct Range {
  float loss = 0.0F;  // the largest, 0 or more
  float largest = 0.0F;
};

// What an income of a unit does not exceed in any year, nor fall below. With demography one person
// may be left with what all share, or so many share it that it is next to nothing.
void widen_to(UnitIncomes const& unit, float luck, bool has_demography, Range& range) {
  for (std::size_t year = 0; year < unit.years; ++year) {
    for (std::size_t row = 0; row < unit.households; ++row) {
      std::size_t const at = year * unit.padded() + row;
      float earned = unit.start[row] * unit.kept[at] * unit.price[year] * luck;
      for (GainSlot const& gain : unit.gains) {
        earned += gain.amount[at];
      }
      float const persons = has_demography ? static_cast<float>(unit.persons[row]) : 1.0F;
      float const each = has_demography ? unit.person_added[at] : unit.added[at];
      float const of_one = (unit.added[at] - each) * persons + each;  // who is left alone
      range.largest = std::max(range.largest, earned * persons + std::max(of_one, each));
      range.loss = std::max(range.loss, -std::min(of_one, each));
    }
  }
}

// So that an income of -loss counts as zero, with and without fates.
void lift(UnitIncomes& unit, float loss) {
  for (float& added : unit.added) {
    added += loss;
  }
  for (float& added : unit.person_added) {
    added += loss;
  }
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

// The first power of two above it, 1 or more.
float power_above(float value) {
  float power = 1.0F;
  while (power <= value && power < kMostTimes) {
    power *= 2.0F;
  }
  return power;
}

// Powers of two above all incomes and, if there is one, above the largest loss.
Range range_of_all(PovertyStudy const& study, UnitMaker const& maker) {
  auto const luck = static_cast<float>(portable_exp(kDeviationsUp * study.options.deviation));
  bool const has_demography = study.options.demography.has_value();
  Range range;
  UnitIncomes made;
  for (StudyScenario const scenario : study.scenarios) {
    for (VillageId const village : study.village_key.ids()) {
      maker.make(scenario, village, made);
      widen_to(made, luck, has_demography, range);
    }
  }
  range.loss = range.loss > 0.0F ? power_above(range.loss) : 0.0F;
  range.largest = power_above(range.largest + range.loss);
  return range;
}

std::int64_t nearest(Wide part, Wide of) {
  return static_cast<std::int64_t>((2 * part + of) / (2 * of));
}

// What counting each household's income to the nearest may take from or add to the mean of so many
// persons: half of 2^-14 of the line a household, and a minor unit.
std::int64_t coarseness(std::int64_t line, Wide households, Wide persons) {
  Wide const halves = persons << static_cast<unsigned>(kGapBits + 1);
  return static_cast<std::int64_t>((Wide{line} * households + halves - 1) / halves) + 1;
}

}  // namespace

MeanIncome MeanIncomes::of_the_living(std::size_t area, std::size_t cell, std::size_t year,
                                      double share) const {
  constexpr Wide kMillion = 1'000'000;
  Wide const whole = Wide{1} << static_cast<unsigned>(kGapBits);
  if (living[cell] == 0) {
    return {};
  }
  auto const income = [&](std::int64_t mean_gap) {
    return lowest[year] + nearest(lines[year] * (whole * kMillion - mean_gap), whole * kMillion);
  };
  ReplicateInterval const missing = mean_gaps[cell].interval(share);
  Wide const all = whole * living[cell];
  std::int64_t const coarse =
      coarseness(lines[year], Wide{households[area]} * gaps[cell].replicates(), living[cell]);
  return {lowest[year] + nearest(lines[year] * (all - gaps[cell].sum()), all),
          {income(missing.high) - coarse, income(missing.low) + coarse}};
}

MeanIncome MeanIncomes::at(std::size_t scenario, std::size_t area, std::size_t year,
                           double share) const {
  assert(persons[area] > 0);
  std::size_t const cell = (scenario * areas + area) * years + year;
  ReplicateHistogram const& gap = gaps[cell];
  if (!living.empty()) {
    return of_the_living(area, cell, year, share);
  }
  Wide const whole = Wide{persons[area]} << static_cast<unsigned>(kGapBits);
  auto const income = [&](Wide sum, Wide replicates) {
    return lowest[year] + nearest(lines[year] * (whole * replicates - sum), whole * replicates);
  };
  ReplicateInterval const missing = gap.interval(share);
  std::int64_t const coarse = coarseness(lines[year], households[area], persons[area]);
  return {income(gap.sum(), gap.replicates()),
          {income(missing.high, 1) - coarse, income(missing.low, 1) + coarse}};
}

MeanIncomes simulate_mean_incomes(PovertyStudy const& study, RunSettings const& run) {
  UnitMaker const maker(study);
  Range const range = range_of_all(study, maker);
  IncomeStudy incomes = pose_incomes(study, AreaLevel::village);
  incomes.scenarios = study.scenarios.size();
  incomes.live = maker.lives();
  incomes.make = [&](std::size_t scenario, std::size_t unit, UnitIncomes& made) {
    maker.make(study.scenarios[scenario], VillageId(static_cast<std::uint32_t>(unit)), made);
    lift(made, range.loss);
    divide(made, range.largest);
  };
  SimulatedIncomes simulated = simulate_incomes(incomes, run);
  MeanIncomes means;
  means.areas = incomes.areas;
  means.years = incomes.years;
  std::int64_t const more = study.poor_if == PoorIf::at_most ? 1 : 0;
  for (std::size_t year = 0; year < study.years(); ++year) {
    std::int64_t const line = study.lines[year + 1] + more;
    means.lines.push_back(line * static_cast<std::int64_t>(range.largest));
    means.lowest.push_back(-line * static_cast<std::int64_t>(range.loss));
  }
  means.persons.resize(incomes.areas, 0);
  means.households.resize(incomes.areas, 0);
  for (HouseholdId const id : study.households.village.ids()) {
    if (study.households.income[id].has_value()) {
      for (std::uint32_t const area : incomes.areas_of[study.households.village[id].value()]) {
        means.persons[area] += study.households.persons[id];
        ++means.households[area];
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
