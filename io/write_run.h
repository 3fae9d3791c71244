// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/disclose/household_statistics.h"
#include "engine/disclose/path_statistics.h"
#include "engine/disclose/place_facts.h"
#include "engine/disclose/poverty_statistics.h"
#include "engine/disclose/relocation_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/disclose/study_guarantees.h"
#include "engine/poverty/poverty_result.h"
#include "engine/relocation/relocation_result.h"
#include "engine/scenario/review_register.h"
#include "engine/scenario/run_scenario.h"
#include "engine/scenario/scenario.h"
#include "engine/statements/judge_statement.h"
#include "engine/types/finding.h"
#include "io/check_ledger.h"
#include "io/check_output_target.h"
#include "io/map_picture.h"
#include "io/read_layers.h"
#include "io/run_folder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// What the run record says of the run itself; none of it may influence a result.
struct RunCircumstances {
  std::vector<std::string> command;  // as typed, the program first
  int threads = 0;                   // as asked for, 0 = all processors
  int threads_used = 0;              // really
  double seconds_reading = 0.0;
  double seconds_computing = 0.0;
  std::int64_t peak_memory_bytes = 0;
};

// Everything a run publishes, before it is written.
struct RunResult {
  Public<PlaceFacts> places;
  std::optional<Public<HouseholdStatistics>> household_statistics;  // none: no register
  std::optional<Restricted<HouseholdResults>> households;
  std::optional<Public<RelocationStatistics>> relocation_statistics;  // none: not asked for
  std::optional<Restricted<RelocationResult>> relocation;
  std::optional<Public<PovertyStatistics>> poverty_statistics;  // none: no register, or no line
  std::optional<Restricted<PovertyResult>> poverty;
  std::optional<Restricted<RegisterChecks>> checks;       // none: as for poverty
  std::optional<Public<PathStatistics>> path_statistics;  // none: not asked for
  std::optional<Restricted<PovertyPath>> poverty_path;
  // What holds in those years; there if and only if they were simulated.
  std::optional<Public<StudyGuaranteeStatistics>> study_guarantee_statistics;
  std::optional<Restricted<StudyGuarantees>> study_guarantees;
  Public<FindingSummary> finding_summary;
  Restricted<std::vector<Finding>> findings;
  std::optional<Restricted<std::vector<LedgerEntry>>> ledger;  // none: no check was asked for
  std::optional<RegisterReview> review;     // of a check, if the scenario names an earlier register
  std::vector<JudgedStatement> statements;  // of a check
  std::optional<MapPicture> background;     // behind the report's map
};

// What of a scenario's result may go where: the only place that calls Disclosure.
// `rules` are those the result was judged by.
[[nodiscard]] RunResult disclosed(ScenarioResult computed, GuaranteeRules const& rules);

// Publishes a run folder (design, section 3): summary.json, public/ with plan.gpkg, plan.qgs and
// tables, restricted/internal/ with the findings row by row and the counts of a register without
// suppression, restricted/households/ with single households, the plans of relocation and years
// ahead likewise, the ledger of a check with where its problems are (restricted/internal/
// problems.gpkg), what became of the register since an earlier one and whom to revisit, statements
// of reports, run.json last. The folder appears
// whole or not at all. Throws OutputError, and InputError (V915) if what would be published tells
// of people (audit_privacy).
void write_run(OutputTarget const& target, Scenario const& scenario, RunResult const& result,
               std::vector<InputRecord> const& inputs, RunCircumstances const& circumstances);

// summary.json: every headline number with unit and base. A stage that did not run has no key.
[[nodiscard]] std::string summary_json(Scenario const& scenario, RunResult const& result);

// How a search for a plan went, for the record.
struct PlanRecord {
  std::string stage;  // "relocation"
  PlanStatus status = PlanStatus::feasible;
  std::int64_t work = 0;
  std::int64_t work_limit = 0;  // 0 = the method's own end
  std::uint64_t seed = 0;
  bool out_of_work = false;  // the limit of work ended it
};
[[nodiscard]] std::vector<PlanRecord> plan_records(RunResult const& result);

// run.json: what the run was made from and how, so that it can be made again and explained.
// It stands beside the public results: files of a real register and restricted outputs are told
// without their digests and sizes. A run whose search a limit or a signal ended has the status
// "stopped". At a limit of work the plan can be made again; one that was stopped otherwise can not:
// such a run is not deterministic.
struct RunFiles {
  std::vector<InputRecord> inputs;
  std::vector<InputRecord> restricted_inputs;
  std::vector<RunFolder::File> outputs;
  std::vector<RunFolder::File> restricted_outputs;
};
// `study`: the years ahead that were simulated; null: none were.
[[nodiscard]] std::string run_json(Scenario const& scenario, IdVector<LayerId, Layer> const& layers,
                                   RunFiles const& files, std::vector<PlanRecord> const& plans,
                                   RunCircumstances const& circumstances,
                                   PathTerms const* study = nullptr);

// restricted/run.json: the part of the record that stays in the office, the digests and sizes that
// run.json withholds.
[[nodiscard]] std::string restricted_run_json(RunFiles const& files);

}  // namespace tongcun
