// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/output_target_of.h"
#include "cli/print_findings.h"
#include "cli/print_households.h"
#include "cli/print_poverty.h"
#include "cli/print_relocation.h"
#include "cli/print_simulation.h"
#include "cli/print_summary.h"
#include "cli/print_text.h"
#include "cli/progress.h"
#include "cli/run_clock.h"
#include "cli/run_estimate.h"
#include "cli/search_clock.h"
#include "cli/stop_signals.h"
#include "engine/scenario/run_scenario.h"
#include "io/read_earlier_plan.h"
#include "io/read_income_panel.h"
#include "io/read_layers.h"
#include "io/read_relocation_options.h"
#include "io/read_scenario.h"
#include "io/write_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The reasons are published with the plan that lacks the fewest.
bool is_short_of_shares(PlanStatus status) {
  return status == PlanStatus::infeasible || status == PlanStatus::unmet;
}

Finding missing_key(Scenario const& scenario, std::string key) {
  Finding finding;
  finding.rule = "S003";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = scenario.file;
  finding.field = std::move(key);
  return finding;
}

}  // namespace

int run_command(Options const& options) {
  Scenario scenario = read_scenario(options.scenario, options.settings);
  scenario.language = options.language.value_or(scenario.language);
  Language const language = scenario.language;
  if (options.plan.relocation && !scenario.relocation) {
    scenario.relocation = default_relocation_options(scenario.profile);
  }
  if (options.plan.kind) {
    scenario.relocation->kind = *options.plan.kind;
    scenario.given.insert("relocation.plan");
  }

  if (options.plan.within) {
    constexpr double kOfAPerCent = 100.0;
    scenario.relocation->other_plans = {
        options.plan.alternatives,
        static_cast<std::int32_t>(std::lround(*options.plan.within * kOfAPerCent))};
    scenario.given.insert({"relocation.alternatives", "relocation.alternatives_within_pct"});
  }

  if (options.command == Command::simulate && !scenario.simulation) {
    throw InputError({missing_key(scenario, "simulate")});
  }
  if (options.replicates) {
    scenario.simulation->replicates = *options.replicates;
  }

  // A dry run tries years ahead a few times: to check what they ask for, and to say how long they
  // take.
  std::uint32_t const asked = scenario.simulation ? scenario.simulation->replicates : 0;
  if (options.dry_run && scenario.simulation) {
    scenario.simulation->replicates = std::min(asked, kTriedReplicates);
  }
  std::uint32_t const tried = scenario.simulation ? scenario.simulation->replicates : 0;

  std::optional<InputRecord> earlier;
  if (!options.plan.from.empty()) {
    if (!scenario.relocation->change_price) {
      throw InputError({missing_key(scenario, "relocation.change_price")});
    }
    ReadEarlierPlan read = read_earlier_plan(options.plan.from);
    scenario.relocation->earlier = std::move(read.plan);
    earlier = std::move(read.record);
  }

  OutputTarget const target = output_target_of(options, scenario);
  if (!options.dry_run) {
    check_output_target(target);  // before the work, not after
  }
  ProgressDisplay display(language, options.quiet);
  RunSettings run;
  run.threads = options.threads;
  std::atomic<bool> const& interrupted = install_stop_signals();
  run.stop = &interrupted;
  StageClock stages;
  run.progress = [&](std::string_view stage, std::int64_t done, std::int64_t total) {
    stages.note(stage);
    display.show(stage, done, total);
  };

  RunClock run_clock;
  std::optional<InputRecord> panel;
  if (scenario.simulation && scenario.simulation->panel) {
    ReadPanel read = read_income_panel(scenario);
    scenario.simulation->panel->incomes = std::move(read.panel);
    panel = std::move(read.record);
  }
  ReadLayers layers = read_layers(scenario, run);
  if (panel) {
    layers.inputs.push_back(*std::move(panel));
  }
  if (earlier) {
    layers.inputs.push_back(*std::move(earlier));
  }
  run_clock.has_read();
  SearchClock const clock(options.plan.time_limit, interrupted);
  PlanSettings plans;
  plans.work_limit = options.plan.work_limit;
  plans.seed = options.seed.value_or(0);
  plans.stop = &clock.stop();
  plans.improved = [&](std::int64_t objective, std::int64_t bound) {
    display.show_gap(objective, bound);
  };
  ScenarioResult computed = run_scenario(scenario, std::move(layers.tables), run, plans);
  run_clock.has_computed();
  stages.note("computed");
  if (tried < asked) {
    computed.poverty_path.reset();
    computed.study_guarantees.reset();
  }
  std::string estimate;
  std::string estimate_document;
  if (options.dry_run) {
    HouseholdResults const* const people =
        computed.households ? &computed.households->for_the_office() : nullptr;
    DryRun const dry{
        scenario,
        computed.places,
        layers.inputs,
        people != nullptr ? static_cast<std::int64_t>(people->people.households.size()) : 0,
        people != nullptr ? static_cast<std::int64_t>(people->people.persons.size()) : 0,
        run_clock.circumstances(options, run),
        stages.seconds_of("simulating"),
        asked,
        tried};
    estimate = estimate_text(dry, language);
    estimate_document = estimate_json(dry);
  }

  bool const was_stopped = computed.relocation &&
                           computed.relocation->for_the_office().plan.status == PlanStatus::stopped;
  // Of a dry run nothing is published that more work might make better.
  bool const was_cut_short =
      was_stopped || (!options.dry_run && computed.relocation &&
                      computed.relocation->for_the_office().plan.out_of_work);
  // Households agree, and none of them can be placed: the reasons are published.
  bool const places_nobody = computed.relocation &&
                             computed.relocation->for_the_office().score.households_placed == 0 &&
                             computed.relocation->for_the_office().score.households_unplaced > 0;
  bool const is_short =
      computed.relocation && is_short_of_shares(computed.relocation->for_the_office().plan.status);
  std::vector<Finding> const found = computed.findings.for_the_office();
  std::string const findings = findings_text(
      found, language, options.all_findings ? FindingsShown::all : FindingsShown::first_few);
  std::string summary = summary_text(scenario, computed.places, language);
  RunResult result = disclosed(std::move(computed), scenario.profile.guarantees);
  result.background = std::move(layers.background);
  if (result.household_statistics) {
    summary += households_text(scenario, result.household_statistics->value(), language);
  }
  if (result.poverty_statistics) {
    summary += poverty_text(scenario, result.poverty_statistics->value(), language);
  }
  if (result.relocation_statistics) {
    summary += relocation_text(scenario, result.places.value().region,
                               result.relocation_statistics->value(), language);
  }
  if (result.path_statistics) {
    summary += simulation_text(
        result.path_statistics->value(),
        result.study_guarantee_statistics ? &result.study_guarantee_statistics->value() : nullptr,
        scenario.profile, language);
  }
  if (!was_stopped) {
    run.check_stop();  // a plan that was cut short is published with its gap
  }
  if (!options.dry_run) {
    run.report("writing", 0, 1);
    write_run(target, scenario, result, layers.inputs, run_clock.circumstances(options, run));
  }
  run.progress = nullptr;

  Stream const to = options.json ? Stream::message : Stream::answer;
  bool const zh = language == Language::zh;
  print_text(to, fmt::format("{}\n{}\n{}\n", summary, zh ? "检查发现" : "findings", findings));
  if (options.dry_run) {
    print_text(to, estimate);
    print_text(to, zh ? "仅检查，未写出文件\n" : "dry run: nothing was written\n");
  } else {
    print_text(to,
               fmt::format(fmt::runtime(zh ? "结果位于 {0}\n"
                                             "  {0}/public/report.html   用浏览器打开，无需联网\n"
                                             "  {0}/public/plan.qgs      用 QGIS 打开\n"
                                             "  {0}/public/tables.xlsx   用电子表格软件打开\n"
                                             "  {0}/public/tables/*.csv  表格\n"
                                             "  {0}/summary.json\n"
                                           : "results are in {0}\n"
                                             "  {0}/public/report.html   open in a browser, "
                                             "offline\n"
                                             "  {0}/public/plan.qgs      open in QGIS\n"
                                             "  {0}/public/tables.xlsx   open in a "
                                             "spreadsheet\n"
                                             "  {0}/public/tables/*.csv  tables\n"
                                             "  {0}/summary.json\n"),
                           options.out));
  }
  if (options.json) {
    std::string const document = with_findings(summary_json(scenario, result), found, language);
    print_text(Stream::answer,
               options.dry_run ? with_estimate(document, estimate_document) : document);
  }
  if (was_cut_short) {
    if (!was_stopped) {
      print_text(
          Stream::message,
          zh ? "--work-limit 提前结束了搜索：以上为当时最好的规划及其差距\n"
             : "--work-limit ended the search: this is the best plan so far, with its gap\n");
    }
    return status_of(ExitCode::stopped);
  }
  return status_of(is_short || (options.plan.relocation && places_nobody) ? ExitCode::no_plan
                                                                          : ExitCode::done);
}

}  // namespace tongcun
