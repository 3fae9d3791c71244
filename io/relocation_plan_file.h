// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/relocation/published_plan.h"
#include "engine/relocation/relocation_result.h"
#include "io/read_layers.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

// Where a run leaves its plan with all that proves it, below its folder: `tongcun verify` reads it.
inline constexpr char const* kPlanOfHouseholds = "restricted/households/relocation_plan.json";

// The plan as JSON: schema 1, kind relocation_plan. Money in minor units, areas in square
// decimetres, multipliers as RelocationCertificate has them; equal plans give equal bytes.
[[nodiscard]] std::string relocation_plan_json(PublishedPlan const& plan);

// The plan of a text; throws InputError (P028) where it is not one of schema 1 to the letter.
// `file`: the name in the finding.
[[nodiscard]] PublishedPlan parse_relocation_plan(std::string const& text, std::string const& file);

// What a run has published of its plan.
struct PublishedRun {
  PublishedPlan plan;
  // Of the table of all households: how often it says another place than the plan.
  std::int64_t other_places = 0;
  // Those of both files that are not what the run's own record says that it wrote.
  std::vector<std::string> changed_files;
};

// Reads plan and table of a run's folder. Throws InputError: P037 (no run, no table, a household
// twice), P028. O(rows log rows).
[[nodiscard]] PublishedRun read_published_run(std::filesystem::path const& run);

}  // namespace tongcun
