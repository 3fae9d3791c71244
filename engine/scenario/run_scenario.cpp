// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/run_scenario.h"

#include "engine/access/compute_hardened_times.h"
#include "engine/access/compute_travel_times.h"
#include "engine/checks/check_places.h"
#include "engine/guarantees/judge_households.h"
#include "engine/guarantees/judge_seasons.h"
#include "engine/guarantees/judge_villages.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/water_reach.h"
#include "engine/network/build_road_network.h"
#include "engine/region/build_region.h"
#include "engine/scenario/check_register.h"
#include "engine/scenario/judgement_findings.h"
#include "engine/scenario/measure_findings.h"
#include "engine/scenario/measure_poverty.h"
#include "engine/scenario/network_findings.h"

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
  auto [region, people, findings] =
      build_region(std::move(tables), profile.code_levels, scenario.year, scenario.house_reach);

  if (scenario.check.places) {
    std::ranges::move(check_places(region, people ? &*people : nullptr),
                      std::back_inserter(findings));
  }

  ResolvedUpgrades upgrades = resolve_upgrades(scenario.upgrades, region.roads);
  std::ranges::move(upgrades.findings, std::back_inserter(findings));
  std::ranges::move(check_measures(scenario, region, people.has_value()),
                    std::back_inserter(findings));
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }

  auto [network, report] = build_road_network(region, profile.road_rules, scenario.network, run);
  NetworkStates const states = find_network_states(network, profile.road_rules, upgrades.overlay);

  FacilityUses const uses = find_facility_uses(region.facilities, network, profile.services);
  AccessInput const input{network,          profile.road_rules, states,
                          upgrades.overlay, profile.services,   uses};
  TravelTimes times = compute_travel_times(input, scenario.access, run);
  RoadAccess roads =
      compute_road_access(region, network, profile.road_rules, states, upgrades.overlay);

  std::vector<VillageYears> years = years_of_origins(times, states, network.origins.size());
  std::vector<AccessCount> counts = count_access(years, region.villages, scenario.thresholds);
  std::vector<VillageYears> hardened_years =
      compute_hardened_times(input, roads, scenario.access, run);
  std::vector<AccessCount> hardened_counts =
      count_access(hardened_years, region.villages, scenario.thresholds);

  VillageFacts const facts =
      collect_village_facts({region, network, profile.road_rules, upgrades.overlay,
                             profile.services, uses, roads, years, scenario.network.walk},
                            profile.guarantees);
  VillageGuarantees guarantees =
      judge_villages(profile.guarantees, facts, region.villages, scenario.year, people.has_value());
  guarantees.by_season =
      judge_seasons(profile.guarantees, profile.services, facts, region.villages, scenario.year);
  guarantees.surfaces = survey_surfaces(profile.guarantees, guarantees, region.villages, network,
                                        profile.road_rules, upgrades.overlay);

  std::optional<HouseHazards> hazards;
  if (people && has_layer(region, LayerRole::hazards)) {
    hazards = locate_hazards(region.hazards, people->households);
  }
  HouseHazards const* const house_hazards = hazards ? &*hazards : nullptr;
  std::optional<Restricted<HouseholdResults>> households;
  if (people) {
    WaterReachMaker const water(
        {region, profile.services, uses, years, scenario.network.walk, std::nullopt});
    HouseholdGuarantees judged = judge_households(profile.guarantees, facts, guarantees, *people,
                                                  &water, house_hazards, scenario.year, run);
    RegisterTreatment const treatment = people->invented && !scenario.treat_register_as_real
                                            ? RegisterTreatment::invented
                                            : RegisterTreatment::real;
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
    if (!households) {
      findings.push_back(without_register(scenario, "P012", "relocation"));
      throw InputError(std::move(findings));
    }
    HouseholdResults const& results = households->for_the_office();
    RelocationStage const stage{
        scenario, region, results.people, house_hazards,     facts, network, input,
        years,    roads,  guarantees,     results.guarantees};
    if (plans.published != nullptr) {
      checked.emplace(check_published_plan(stage, *plans.published, findings, run));
    } else {
      relocation.emplace(plan_relocation(stage, plans, findings, run));
    }
  }

  std::optional<Restricted<PovertyPath>> poverty_path;
  if (scenario.simulation && plans.published == nullptr) {
    if (!households) {
      findings.push_back(without_register(scenario, "P049", "simulate"));
      throw InputError(std::move(findings));
    }
    RelocationResult const* const plan = relocation ? &relocation->for_the_office() : nullptr;
    poverty_path.emplace(
        simulate_poverty({scenario, region, households->for_the_office().people, plan}, plans.seed,
                         findings, not_stopped_again(run)));
  }

  std::ranges::move(
      network_findings(region, network, report, profile.services, uses, scenario.network),
      std::back_inserter(findings));
  std::ranges::move(judgement_findings(scenario, region), std::back_inserter(findings));
  PlaceFacts places{std::move(region),
                    std::move(network),
                    std::move(report),
                    states,
                    std::move(upgrades.overlay),
                    profile.services,
                    uses,
                    std::move(times),
                    std::move(roads),
                    std::move(years),
                    std::move(counts),
                    std::move(hardened_years),
                    std::move(hardened_counts),
                    std::move(guarantees),
                    false};
  return {std::move(places),
          std::move(households),
          std::move(relocation),
          std::move(poverty),
          std::move(checks),
          std::move(poverty_path),
          Restricted(std::move(findings)),
          std::move(checked)};
}

}  // namespace tongcun
