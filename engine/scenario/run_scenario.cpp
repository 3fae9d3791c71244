// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/run_scenario.h"

#include "engine/access/compute_hardened_times.h"
#include "engine/checks/check_places.h"
#include "engine/guarantees/judge_seasons.h"
#include "engine/guarantees/judge_villages.h"
#include "engine/network/build_road_network.h"
#include "engine/poverty/judge_targets.h"
#include "engine/region/build_region.h"
#include "engine/region/new_facilities.h"
#include "engine/scenario/check_register.h"
#include "engine/scenario/follow_exits.h"
#include "engine/scenario/follow_monitoring.h"
#include "engine/scenario/follow_places.h"
#include "engine/scenario/freeze_poverty_study.h"
#include "engine/scenario/judge_places.h"
#include "engine/scenario/judgement_findings.h"
#include "engine/scenario/measure_findings.h"
#include "engine/scenario/measure_poverty.h"
#include "engine/scenario/network_findings.h"
#include "engine/scenario/register_treatment.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tongcun {
namespace {

bool has_layer(Region const& region, LayerRole role) {
  return std::ranges::any_of(region.layers.values(),
                             [&](Layer const& layer) { return layer.role == role; });
}

Finding without_register(Scenario const& scenario, std::string rule, std::string stage) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = scenario.file;
  finding.field = std::move(stage);
  return finding;
}

// What stages need, before anything that takes long.
void check_stages(Scenario const& scenario, bool has_register, bool simulates,
                  std::vector<Finding>& findings) {
  if (!has_register && scenario.relocation) {
    findings.push_back(without_register(scenario, "P012", "relocation"));
  }
  if (!has_register && simulates) {
    findings.push_back(without_register(scenario, "P049", "simulate"));
  }
  auto const has_year = [](auto const& measure) { return measure.year.has_value(); };
  bool const has_measures = std::ranges::any_of(scenario.upgrades, has_year) ||
                            std::ranges::any_of(scenario.new_facilities, has_year);
  if (has_measures && !scenario.simulation) {
    Finding finding;
    finding.rule = "P075";
    finding.file = scenario.file;
    finding.field = "year";
    findings.push_back(std::move(finding));
  }
}

// A plan that was cut short is published, and what years ahead do to its households with it.
RunSettings not_stopped_again(RunSettings const& run) {
  RunSettings simulating = run;
  if (run.stop_requested()) {
    simulating.stop = nullptr;
  }
  return simulating;
}

}  // namespace

ScenarioResult run_scenario(Scenario const& scenario, std::vector<LayerTable> tables,
                            RunSettings const& run, PlanSettings const& plans) {
  Profile const& profile = scenario.profile;
  if (!scenario.new_facilities.empty()) {
    tables.push_back(table_of(scenario.new_facilities, scenario.file));
  }
  auto [region, people, findings] =
      build_region(std::move(tables), profile.code_levels, scenario.year, scenario.house_reach);

  if (scenario.check.places) {
    std::ranges::move(check_places(region, people ? &*people : nullptr, scenario.year),
                      std::back_inserter(findings));
  }

  ResolvedUpgrades asked = resolve_upgrades(scenario.upgrades, region.roads);
  std::ranges::move(asked.findings, std::back_inserter(findings));
  std::ranges::move(check_measures(scenario, region, people.has_value()),
                    std::back_inserter(findings));
  bool const simulates = scenario.simulation && plans.published == nullptr;
  check_stages(scenario, people.has_value(), simulates, findings);
  std::optional<PovertyStudy> study;
  if (simulates && people) {
    study = freeze_poverty_study({scenario, region, *people}, findings);
  }
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }

  auto [network, report] = build_road_network(region, profile.road_rules, scenario.network, run);
  NetworkOverlay overlay =
      resolve_upgrades(upgrades_until(scenario.upgrades, std::nullopt), region.roads).overlay;
  FacilityUses const uses = find_facility_uses(
      region.facilities, network, profile.services,
      opened_facilities(region.facilities, scenario.new_facilities, std::nullopt));
  PlaceState const state{scenario, region, network, overlay, uses};
  JudgedPlaces today = judge_places(state, people.has_value(), run);
  std::vector<AccessCount> counts = count_access(today.years, region.villages, scenario.thresholds);

  AccessInput const input{network, profile.road_rules, today.states,
                          overlay, profile.services,   uses};
  std::vector<VillageYears> hardened_years =
      compute_hardened_times(input, today.roads, scenario.access, run);
  std::vector<AccessCount> hardened_counts =
      count_access(hardened_years, region.villages, scenario.thresholds);

  VillageGuarantees& guarantees = today.guarantees;
  guarantees.by_season = judge_seasons(profile.guarantees, profile.services, today.facts,
                                       region.villages, scenario.year);
  guarantees.surfaces = survey_surfaces(profile.guarantees, guarantees, region.villages, network,
                                        profile.road_rules, overlay);

  std::optional<HouseHazards> hazards;
  if (people && has_layer(region, LayerRole::hazards)) {
    hazards = locate_hazards(region.hazards, people->households);
  }
  HouseHazards const* const house_hazards = hazards ? &*hazards : nullptr;
  std::optional<Restricted<HouseholdResults>> households;
  if (people) {
    HouseholdGuarantees judged = judge_people(state, today, *people, house_hazards, run);
    RegisterTreatment const treatment = register_treatment(scenario, people->invented);
    std::vector<Layer> layers;
    std::ranges::copy_if(region.layers.values(), std::back_inserter(layers),
                         [](Layer const& layer) { return is_register(layer.role); });
    households.emplace(
        HouseholdResults{std::move(*people), std::move(judged), treatment, std::move(layers)});
  }

  std::optional<Restricted<PovertyResult>> poverty;
  std::optional<Restricted<RegisterChecks>> checks;
  if (households && !profile.terms.lines.empty()) {
    HouseholdResults const& results = households->for_the_office();
    PovertyFacts const register_facts{scenario, region, results.people, results.guarantees,
                                      guarantees};
    poverty.emplace(measure_poverty(register_facts, run));
    std::ranges::move(note_measures(scenario, poverty->for_the_office()),
                      std::back_inserter(findings));
    checks.emplace(check_register(register_facts, poverty->for_the_office(), run));
    std::ranges::move(register_findings(checks->for_the_office(), results.people.households,
                                        region.villages, results.layers),
                      std::back_inserter(findings));
  }

  // Late: a search that was cut short still has a plan to publish, and years ahead with it.
  std::optional<Restricted<RelocationResult>> relocation;
  std::optional<Restricted<PublishedCheck>> checked;
  if (scenario.relocation) {
    HouseholdResults const& results = households->for_the_office();
    RelocationStage const stage{
        scenario, region,      results.people, house_hazards, today.facts,       network,
        input,    today.years, today.roads,    guarantees,    results.guarantees};
    if (plans.published != nullptr) {
      checked.emplace(check_published_plan(stage, *plans.published, findings, run));
    } else {
      relocation.emplace(plan_relocation(stage, plans, findings, run));
    }
  }

  std::optional<Restricted<PovertyPath>> poverty_path;
  std::optional<Restricted<StudyGuarantees>> study_guarantees;
  if (study) {
    RunSettings const simulating = not_stopped_again(run);
    if (relocation) {
      study = with_moves(*std::move(study), relocation->for_the_office());
    }
    study->seed = plans.seed;
    HouseholdResults const& results = households->for_the_office();
    FollowedPlaces followed =
        follow_places({state, today, results.people, results.guarantees, house_hazards},
                      *std::move(study), findings, simulating);
    study_guarantees.emplace(std::move(followed.guarantees));
    PovertyPath path =
        simulate_poverty(std::move(followed.study), scenario.file, findings, simulating);
    ExitStage const stage{scenario, region, results.people, study_guarantees->for_the_office()};
    path = follow_monitoring(stage, follow_exits(stage, std::move(path), simulating), findings,
                             simulating);
    poverty_path.emplace(judge_targets(std::move(path), simulating));
  }

  std::ranges::move(
      network_findings(region, network, report, profile.services, uses, scenario.network),
      std::back_inserter(findings));
  std::ranges::move(judgement_findings(scenario, region), std::back_inserter(findings));
  PlaceFacts places{std::move(region),
                    std::move(network),
                    std::move(report),
                    today.states,
                    std::move(overlay),
                    profile.services,
                    uses,
                    std::move(today.times),
                    std::move(today.roads),
                    std::move(today.years),
                    std::move(counts),
                    std::move(hardened_years),
                    std::move(hardened_counts),
                    std::move(guarantees),
                    false};
  return {std::move(places),           std::move(households),
          std::move(relocation),       std::move(poverty),
          std::move(checks),           std::move(poverty_path),
          std::move(study_guarantees), Restricted(std::move(findings)),
          std::move(checked)};
}

}  // namespace tongcun
