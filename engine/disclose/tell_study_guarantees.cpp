// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/study_guarantees.h"

#include <utility>

namespace tongcun {
namespace {

// By guarantee, scenario, step.
using Counts = std::vector<std::vector<std::vector<StudyVerdicts>>>;

Counts no_counts(StudyGuarantees const& all) {
  std::vector<std::vector<StudyVerdicts>> of_scenarios;
  of_scenarios.reserve(all.steps.size());
  for (auto const& steps : all.steps) {
    of_scenarios.emplace_back(steps.size());
  }
  return {all.states.front().villages.size(), of_scenarios};
}

void count(StudyGuarantees const& all, HouseholdTable const& table, HouseholdId household,
           Counts& counts) {
  for (GuaranteeId const guarantee : all.states.front().villages.ids()) {
    for (std::size_t s = 0; s < all.steps.size(); ++s) {
      for (std::size_t step = 0; step < all.steps[s].size(); ++step) {
        StudyVerdicts& to = counts[guarantee.value()][s][step];
        auto const verdict = static_cast<std::size_t>(
            all.verdict(s, step, guarantee, household, table.village[household]));
        to.verdicts[verdict].add(table, household);
        if (all.has_moved(s, all.steps[s][step].year, household)) {
          to.moved.add(table, household);
          to.at_site[verdict].add(table, household);
        }
      }
    }
  }
}

std::vector<VillageVerdictChange> changes_of(StudyGuarantees const& all, std::size_t scenario) {
  std::vector<VillageVerdictChange> changes;
  std::vector<GuaranteeStep> const& steps = all.steps[scenario];
  GuaranteeState const& today = all.states.front();
  std::size_t const villages = today.villages.empty() ? 0 : today.villages[GuaranteeId(0)].size();
  for (VillageId const village : IdRange<VillageId>(villages)) {
    for (GuaranteeId const guarantee : today.villages.ids()) {
      for (std::size_t step = 1; step < steps.size() && today.households[guarantee].empty();
           ++step) {
        Verdict const before = all.states[steps[step - 1].state].villages[guarantee][village];
        Verdict const then = all.states[steps[step].state].villages[guarantee][village];
        if (before != then) {
          changes.push_back({village, scenario, guarantee, steps[step].year, before, then});
        }
      }
    }
  }
  return changes;
}

}  // namespace

bool StudyGuarantees::has_moved(std::size_t scenario, std::int32_t year,
                                HouseholdId household) const {
  auto const& away = away_from[household];
  return has_relocation(scenarios[scenario]) && away && year >= *away;
}

Verdict StudyGuarantees::verdict(std::size_t scenario, std::size_t step, GuaranteeId guarantee,
                                 HouseholdId household, VillageId village) const {
  GuaranteeStep const& at = steps[scenario][step];
  GuaranteeState const& state = states[at.state];
  if (has_moved(scenario, at.year, household)) {
    return state.at_site(guarantee, household);
  }
  auto const& own = state.households[guarantee];
  return own.empty() ? state.villages[guarantee][village] : own[household];
}

StudyGuaranteeStatistics tell_study_guarantees(StudyGuarantees const& guarantees,
                                               HouseholdRegister const& people,
                                               AreaTree const& tree) {
  StudyGuaranteeStatistics statistics;
  statistics.invented = people.invented;
  statistics.scenarios = guarantees.scenarios;
  for (std::size_t s = 0; s < guarantees.steps.size(); ++s) {
    std::vector<std::int32_t>& years = statistics.years.emplace_back();
    for (GuaranteeStep const& step : guarantees.steps[s]) {
      years.push_back(step.year);
    }
    for (VillageVerdictChange const& change : changes_of(guarantees, s)) {
      statistics.villages.push_back(change);
    }
  }
  IdVector<AreaId, HouseholdCount> bases(tree.areas.size());
  IdVector<AreaId, Counts> counts(tree.areas.size(), no_counts(guarantees));
  HouseholdTable const& table = people.households;
  for (HouseholdId const household : table.village.ids()) {
    for (AreaId area = tree.of_village[table.village[household]]; !area.is_none();
         area = tree.areas[area].parent) {
      bases[area].add(table, household);
      count(guarantees, table, household, counts[area]);
    }
  }
  for (AreaId const area : tree.areas.ids()) {
    if (bases[area].households == 0) {
      continue;
    }
    StudyGuaranteeArea row{tree.areas[area], bases[area], {}};
    for (auto const& of_scenarios : counts[area]) {
      auto& told = row.verdicts.emplace_back();
      for (auto const& of_steps : of_scenarios) {
        told.emplace_back(of_steps.begin(), of_steps.end());
      }
    }
    statistics.areas.push_back(std::move(row));
  }
  return statistics;
}

}  // namespace tongcun
