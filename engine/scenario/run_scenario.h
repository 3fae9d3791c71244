// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/disclose/household_statistics.h"
#include "engine/disclose/place_facts.h"
#include "engine/disclose/restricted.h"
#include "engine/disclose/study_guarantees.h"
#include "engine/poverty/poverty_result.h"
#include "engine/region/region_tables.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/check_published_plan.h"
#include "engine/scenario/plan_relocation.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/simulate_poverty.h"
#include "engine/types/finding.h"

#include <optional>
#include <vector>

namespace tongcun {

struct ScenarioResult {
  PlaceFacts places;
  std::optional<Restricted<HouseholdResults>> households;  // none: no register was given
  std::optional<Restricted<RelocationResult>> relocation;  // none: not asked for
  std::optional<Restricted<PovertyResult>> poverty;        // none: no register, or no line to ask
  std::optional<Restricted<RegisterChecks>> checks;        // none: as for poverty
  std::optional<Restricted<PovertyPath>> poverty_path;     // none: not asked for
  std::optional<Restricted<StudyGuarantees>> study_guarantees;  // there if and only if the path is
  Restricted<std::vector<Finding>> findings;
  std::optional<Restricted<PublishedCheck>> checked;  // in place of a plan (PlanSettings)
};

// THE RECIPE: tables of layers in, everything a report may want out. Throws InputError with all
// findings if the layers contradict each other or the scenario names what is not there; Stopped if
// asked to. The same result for any number of threads and any order of input rows, unless a search
// was stopped.
[[nodiscard]] ScenarioResult run_scenario(Scenario const& scenario, std::vector<LayerTable> tables,
                                          RunSettings const& run, PlanSettings const& plans = {});

}  // namespace tongcun
