// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/decompose_by_measure.h"

#include "engine/poverty/pose_incomes.h"
#include "engine/poverty/unit_maker.h"

#include <bit>
#include <cassert>

namespace tongcun {
namespace {

std::int64_t factorial(std::size_t n) {
  std::int64_t product = 1;
  for (std::size_t i = 2; i <= n; ++i) {
    product *= static_cast<std::int64_t>(i);
  }
  return product;
}

std::vector<StudyScenario> single_measures(PovertyStudy const& study) {
  std::vector<StudyScenario> measures;
  for (StudyScenario const scenario : study.scenarios) {
    if (scenario != StudyScenario::baseline && scenario != StudyScenario::together) {
      measures.push_back(scenario);
    }
  }
  return measures;
}

// Bit m: measure m is in the set.
MeasureSet set_of(std::vector<StudyScenario> const& measures, std::size_t bits) {
  MeasureSet set;
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if ((bits >> m & 1U) != 0) {
      set = set | measures_of(measures[m]);
    }
  }
  return set;
}

// Weights of the sets for measure m: in how many of all orders the measures of a set come first and
// m after them, counted for the set with m and against the one without.
std::vector<std::int64_t> shapley_weights(std::size_t measures, std::size_t m) {
  std::vector<std::int64_t> weights(std::size_t{1} << measures, 0);
  for (std::size_t set = 0; set < weights.size(); ++set) {
    if ((set >> m & 1U) != 0) {
      continue;
    }
    auto const before = static_cast<std::size_t>(std::popcount(set));
    std::int64_t const orders = factorial(before) * factorial(measures - before - 1);
    weights[set | std::size_t{1} << m] += orders;
    weights[set] -= orders;
  }
  return weights;
}

}  // namespace

MeasureChange decompose_by_measure(PovertyStudy const& study, RunSettings const& run) {
  MeasureChange change;
  change.measures = single_measures(study);
  std::size_t const count = change.measures.size();
  assert(count < kStudyScenarios);
  change.orders = factorial(count);
  UnitMaker const maker(study);
  IncomeStudy incomes = pose_incomes(study, AreaLevel::township);
  incomes.scenarios = change.combinations();
  incomes.live = maker.lives();
  incomes.make = [&](std::size_t set, std::size_t unit, UnitIncomes& made) {
    maker.make(set_of(change.measures, set), VillageId(static_cast<std::uint32_t>(unit)), made);
  };
  for (std::size_t m = 0; m < count; ++m) {
    incomes.contrasts.push_back(shapley_weights(count, m));
  }
  std::vector<std::int64_t> all_less_none(incomes.scenarios, 0);
  all_less_none.back() += 1;
  all_less_none.front() -= 1;
  incomes.contrasts.push_back(all_less_none);
  SimulatedIncomes const simulated = simulate_incomes(incomes, run);
  std::size_t const last = study.years() - 1;
  auto const by_area = [&](std::vector<ReplicateHistogram> const& of, std::size_t contrast) {
    std::vector<ReplicateHistogram> areas;
    for (std::size_t area = 0; area < incomes.areas; ++area) {
      areas.push_back(of[simulated.contrast_cell(contrast, area, last)]);
    }
    return areas;
  };
  for (std::size_t m = 0; m < count; ++m) {
    change.contribution.push_back(by_area(simulated.contrasts, m));
    if (incomes.live) {
      change.contribution_share.push_back(by_area(simulated.contrast_shares, m));
    }
  }
  change.together = by_area(simulated.contrasts, count);
  return change;
}

}  // namespace tongcun
