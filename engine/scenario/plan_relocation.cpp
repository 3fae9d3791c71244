// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/plan_relocation.h"

#include "engine/access/compute_site_times.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_relocation.h"
#include "engine/verify/verify_relocation.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace tongcun {

RelocationResult plan_relocation(RelocationStage const& stage, PlanSettings const& settings,
                                 std::vector<Finding>& findings, RunSettings const& run) {
  Scenario const& scenario = stage.scenario;
  Profile const& profile = scenario.profile;
  RelocationOptions const options = scenario.relocation.value_or(RelocationOptions{});
  RelocationResult result;
  result.work_limit = settings.work_limit;
  result.seed = settings.seed;
  result.candidates =
      judge_candidates(profile.relocation, options.kind, profile.guarantees, stage.facts,
                       stage.people, stage.hazards, scenario.year, run);
  SiteTimes const ways =
      compute_site_times(stage.access, scenario.access, stage.region.sites.size(), run);
  BuiltRelocation built = build_relocation({stage.region, stage.people, result.candidates,
                                            stage.network, profile.services, stage.years, ways},
                                           profile.relocation, options);
  std::ranges::move(built.findings, std::back_inserter(findings));
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }
  result.problem = std::move(built.problem);

  RelocationSearch search;
  search.work_limit = settings.work_limit;
  search.seed = settings.seed;
  search.improved = settings.improved;
  RunSettings planning = run;
  planning.stop = settings.stop != nullptr ? settings.stop : run.stop;
  result.plan = solve_relocation(result.problem, search, planning);

  std::optional<RelocationScore> score = score_relocation(result.problem, result.plan.place);
  PlanCheck const check = verify_relocation(result.problem, result.plan, stage.people);
  if (!score || !check.findings.empty()) {
    throw std::logic_error("the plan does not hold: it is not published");
  }
  result.score = *std::move(score);
  result.left_out = explain_left_out(result.problem, result.plan, result.score);
  return result;
}

}  // namespace tongcun
