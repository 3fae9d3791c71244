// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_options.h"
#include "engine/types/text.h"

#include <cstdint>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace tongcun {

// What verbs that plan ask for beside the scenario.
struct PlanOptions {
  bool relocation = false;        // asked for by the verb, whatever the scenario says
  std::optional<PlanKind> kind;   // over the scenario's
  std::string from;               // folder of the run to stay near to; "" = none
  std::int64_t work_limit = 0;    // 0 = the method's own end
  std::int32_t alternatives = 0;  // plans beside the plan, over the scenario's; 0 = as it says
  std::optional<double> within;   // per cent that they may cost more
  double time_limit = 0.0;        // seconds from the start of the program; 0 = none
};

// Adds --work-limit and --time-limit.
void add_search_options(CLI::App& app, PlanOptions& options, Language language);
// Adds --plan committed|potential.
void add_plan_kind(CLI::App& app, PlanOptions& options, Language language);
// Adds --from RUN.
void add_earlier_run(CLI::App& app, PlanOptions& options, Language language);

// Adds --alternatives K --within PERCENT.
void add_other_plans(CLI::App& app, PlanOptions& options, Language language);

}  // namespace tongcun
