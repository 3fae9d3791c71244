// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/output_target_of.h"
#include "cli/print_check.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "cli/progress.h"
#include "cli/run_clock.h"
#include "cli/stop_signals.h"
#include "engine/run/parallel.h"
#include "engine/scenario/review_register.h"
#include "engine/scenario/run_scenario.h"
#include "engine/statements/statement_findings.h"
#include "io/check_ledger.h"
#include "io/history_tables.h"
#include "io/office_duties.h"
#include "io/read_earlier_register.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "io/read_statements.h"
#include "io/write_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::vector<LedgerEntry> make_ledger(ScenarioResult const& computed, Scenario const& scenario) {
  RegisterChecks const* const checks =
      computed.checks ? &computed.checks->for_the_office() : nullptr;
  HouseholdTable const* const households =
      computed.households ? &computed.households->for_the_office().people.households : nullptr;
  return ledger_of(computed.findings.for_the_office(), checks, households,
                   computed.places.region.villages, scenario.language, scenario.check.date);
}

bool any_error_stands(std::vector<LedgerEntry> const& entries) {
  return std::ranges::any_of(entries, [](LedgerEntry const& entry) {
    return entry.severity == Severity::error &&
           (entry.state == LedgerState::fresh || entry.state == LedgerState::open);
  });
}

// Files that both registers are read from are told once.
void add_inputs(std::vector<InputRecord> more, std::vector<InputRecord>& inputs) {
  for (InputRecord& record : more) {
    if (std::ranges::find(inputs, record.file, &InputRecord::file) == inputs.end()) {
      inputs.push_back(std::move(record));
    }
  }
  std::ranges::sort(inputs, {}, &InputRecord::file);
}

}  // namespace

int check_command(Options const& options) {
  Scenario scenario = read_scenario(options.scenario, options.settings);
  scenario.language = options.language.value_or(scenario.language);
  scenario.relocation.reset();  // what is there, not what is planned
  scenario.simulation.reset();
  scenario.check.places = true;
  Language const language = scenario.language;
  bool const zh = language == Language::zh;
  std::vector<LedgerEntry> before;
  if (!options.since.empty()) {
    before = read_ledger(options.since);
  }
  OutputTarget const target = output_target_of(options, scenario);
  if (!options.out.empty()) {
    check_output_target(target);  // before the work, not after
  }

  ProgressDisplay display(language, options.quiet);
  RunSettings run;
  run.threads = options.threads;
  run.stop = &install_stop_signals();
  run.progress = [&](std::string_view stage, std::int64_t done, std::int64_t total) {
    display.show(stage, done, total);
  };
  RunClock clock;
  ReadStatements statements = read_statements(scenario);
  ReadLayers layers = read_layers(scenario, run);
  add_inputs(std::move(statements.inputs), layers.inputs);
  std::optional<ReadLayers> earlier;
  std::vector<std::string> codes_read;
  if (scenario.earlier) {
    earlier = read_earlier_register(scenario, run);
    add_inputs(std::move(earlier->inputs), layers.inputs);
    codes_read = household_codes(layers.tables);
  }
  clock.has_read();
  ScenarioResult computed = run_scenario(scenario, std::move(layers.tables), run);
  std::vector<Finding> findings = computed.findings.for_the_office();
  std::vector<JudgedStatement> judgements = judge_statements(std::move(statements.statements));
  std::ranges::move(statement_findings(judgements), std::back_inserter(findings));
  std::optional<RegisterReview> review;
  if (earlier) {
    review = review_register(scenario, std::move(earlier->tables), codes_read, computed);
    std::ranges::copy(review->findings.for_the_office(), std::back_inserter(findings));
  }
  computed.findings = Restricted(std::move(findings));
  clock.has_computed();

  std::vector<LedgerEntry> entries = make_ledger(computed, scenario);
  if (!options.since.empty()) {
    compare_with(before, entries);
  }
  accept(scenario.check, entries);
  assign_offices(scenario.check, entries);
  CheckReport const report{scenario,
                           entries,
                           computed.checks ? &computed.checks->for_the_office() : nullptr,
                           !options.since.empty(),
                           review ? &review->history.for_the_office() : nullptr,
                           judgements};
  std::string text = check_text(report, language);
  text += fmt::format(
      "{}\n{}", zh ? "检查发现" : "findings",
      findings_text(computed.findings.for_the_office(), language,
                    options.all_findings ? FindingsShown::all : FindingsShown::first_few));
  std::string const json = options.json ? check_json(report) : std::string();
  run.check_stop();
  if (!options.out.empty()) {
    run.report("writing", 0, 1);
    RunResult result = disclosed(std::move(computed), scenario.profile.guarantees);
    result.ledger.emplace(entries);
    result.review = std::move(review);
    result.statements = std::move(judgements);
    result.background = std::move(layers.background);
    write_run(target, scenario, result, layers.inputs, clock.circumstances(options, run));
    text += fmt::format(fmt::runtime(zh ? "结果位于 {0}\n  {0}/{1}  问题台账\n"
                                        : "results are in {0}\n  {0}/{1}  ledger of problems\n"),
                        options.out, kLedgerFile);
    if (scenario.earlier) {
      text +=
          fmt::format(fmt::runtime(zh ? "  {0}/{1}  回头看名单\n" : "  {0}/{1}  whom to revisit\n"),
                      options.out, kRevisitFile);
    }
  }
  run.progress = nullptr;
  print_text(options.json ? Stream::message : Stream::answer, text);
  if (options.json) {
    print_text(Stream::answer, json);
  }
  return status_of(any_error_stands(entries) ? ExitCode::input_rejected : ExitCode::done);
}

}  // namespace tongcun
