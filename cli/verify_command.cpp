// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "cli/progress.h"
#include "cli/stop_signals.h"
#include "engine/scenario/run_scenario.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/published_check_findings.h"
#include "io/read_earlier_plan.h"
#include "io/read_layers.h"
#include "io/read_relocation_options.h"
#include "io/read_scenario.h"
#include "io/relocation_names.h"
#include "io/relocation_plan_file.h"
#include "io/rule_names.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::string with_currency(Money const& money, std::int64_t minor) {
  return money.currency().empty() ? money.text(minor) : money.text(minor) + " " + money.currency();
}

std::string holds_text(Scenario const& scenario, PublishedRun const& published,
                       PublishedCheck const& check) {
  bool const zh = scenario.language == Language::zh;
  Money const money(scenario.profile.terms);
  std::string text = fmt::format(
      fmt::runtime(zh ? "方案成立：{}；安置 {} 户，可安置而留居 {} 户\n"
                        "  重新计算的目标值 {}，由影子价格重新证明的下界 {}（方案所述 {}）\n"
                      : "the plan holds: {}; households placed {}, staying though they may be "
                        "placed {}\n"
                        "  recounted objective {}; bound proved anew from the multipliers {} "
                        "(stated {})\n"),
      name_of_word("plan_status", name_of(published.plan.status, kPlanStatusNames),
                   scenario.language),
      check.placed, check.staying, with_currency(money, check.check.objective),
      with_currency(money, check.check.bound), with_currency(money, published.plan.bound));
  for (PublishedLevel const& level : published.plan.levels) {
    text += fmt::format(
        fmt::runtime(zh ? "  {}：{}，已验证至少 {}\n" : "  {}: {}, certified at least {}\n"),
        name_of_word("plan_goal", name_of(level.goal, kGoalNames), scenario.language), level.value,
        level.bound);
  }
  if (!check.others.empty()) {
    text += fmt::format(fmt::runtime(zh ? "  其他方案 {} 个均成立\n"
                                        : "  plans beside it: {}, all of which hold\n"),
                        check.others.size());
  }
  return text;
}

std::string holds_json(PublishedRun const& published, PublishedCheck const& check) {
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["kind"] = "verification";
  json["holds"] = true;
  json["status"] = name_of(published.plan.status, kPlanStatusNames);
  json["households_placed"] = check.placed;
  json["households_staying"] = check.staying;
  json["objective"] = check.check.objective;
  json["bound"] = check.check.bound;
  json["other_plans"] = check.others.size();
  json["unit"] = "minor unit of the currency";
  return json.dump(1) + "\n";
}

// The question that the run was asked: the scenario with what its command line said beside it.
Scenario asked_scenario(Options const& options) {
  Scenario scenario = read_scenario(options.scenario, options.settings);
  scenario.language = options.language.value_or(scenario.language);
  if (!scenario.relocation) {
    scenario.relocation = default_relocation_options(scenario.profile);
  }
  if (options.plan.kind) {
    scenario.relocation->kind = *options.plan.kind;
  }
  if (!options.plan.from.empty()) {
    scenario.relocation->earlier = read_earlier_plan(options.plan.from).plan;
  }
  return scenario;
}

}  // namespace

int verify_command(Options const& options) {
  Scenario const scenario = asked_scenario(options);
  PublishedRun const published = read_published_run(options.verified_run);

  ProgressDisplay display(scenario.language, options.quiet);
  RunSettings run;
  run.threads = options.threads;
  run.stop = &install_stop_signals();
  run.progress = [&](std::string_view stage, std::int64_t done, std::int64_t total) {
    display.show(stage, done, total);
  };
  ReadLayers layers = read_layers(scenario, run);
  PlanSettings plans;
  plans.published = &published.plan;
  ScenarioResult const computed = run_scenario(scenario, std::move(layers.tables), run, plans);
  run.progress = nullptr;
  PublishedCheck const& check = computed.checked.value().for_the_office();
  std::vector<Finding> const findings = findings_of(check, published);
  if (!findings.empty()) {
    bool const zh = scenario.language == Language::zh;
    print_text(Stream::message,
               fmt::format("{}\n{}", zh ? "方案不成立" : "the plan does not hold",
                           findings_text(findings, scenario.language, FindingsShown::all)));
    if (options.json) {
      print_text(Stream::answer, findings_json(findings, scenario.language));
    }
    return status_of(ExitCode::input_rejected);
  }
  print_text(options.json ? Stream::message : Stream::answer,
             holds_text(scenario, published, check));
  if (options.json) {
    print_text(Stream::answer, holds_json(published, check));
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
