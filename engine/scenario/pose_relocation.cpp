// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/pose_relocation.h"

#include "engine/relocation/decide_eligibility.h"
#include "engine/relocation/judge_place_guarantees.h"
#include "engine/relocation/take_along.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace tongcun {

PosedRelocation::PosedRelocation(RelocationStage const& stage, std::vector<Finding>& findings,
                                 RunSettings const& run)
    : stage_(stage) {
  Scenario const& scenario = stage.scenario;
  Profile const& profile = scenario.profile;
  RelocationOptions const options = scenario.relocation.value_or(RelocationOptions{});
  candidates = judge_candidates(profile.relocation, options.kind, profile.guarantees, stage.facts,
                                stage.people, stage.hazards, scenario.year, run);
  candidates = decide_eligibility(std::move(candidates), options.kind, options.decisions,
                                  stage.people.households, findings);
  std::optional<AccompanyingRules> const& accompanying = profile.relocation.accompanying;
  if (accompanying && accompanying->with_whole_groups && options.unit == MoveUnit::group) {
    candidates = take_along(std::move(candidates), options.kind, stage.people.households);
  }
  ways_ = compute_site_times(stage.access, scenario.access, stage.region.sites.size(), run);
  if (options.objective == ObjectiveRule::ordered) {
    guarantees_ =
        judge_place_guarantees(profile.guarantees, stage.villages,
                               {stage.network, profile.services, stage.roads, stage.years},
                               stage.region.sites.size(), scenario.year);
  }
  BuiltRelocation built = build_relocation(input(), profile.relocation, options);
  std::ranges::move(built.findings, std::back_inserter(findings));
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }
  problem = std::move(built.problem);
}

RelocationInput PosedRelocation::input() const {
  return {
      stage_.region, stage_.people, candidates,  stage_.network, stage_.scenario.profile.services,
      stage_.years,  ways_,         &guarantees_};
}

}  // namespace tongcun
