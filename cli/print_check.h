// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/history/register_history.h"
#include "engine/scenario/scenario.h"
#include "engine/statements/judge_statement.h"
#include "io/check_ledger.h"

#include <string>
#include <vector>

namespace tongcun {

// What a check says on a terminal before its findings: how many problems by severity and, against
// an earlier check, by what became of them; each check of the register with what it judged; what
// became of the register since the earlier one; statements by verdict; and what could not be
// judged, with the reason. For the office: counts are not suppressed.
struct CheckReport {
  Scenario const& scenario;
  std::vector<LedgerEntry> const& entries;
  RegisterChecks const* checks = nullptr;  // null: no register, or no line of income to compare
  bool has_earlier = false;
  RegisterHistory const* history = nullptr;  // null: the scenario names no earlier register
  std::vector<JudgedStatement> const& statements;
};
[[nodiscard]] std::string check_text(CheckReport const& report, Language language);

// The same as one JSON document, with every problem that is not of a single household.
[[nodiscard]] std::string check_json(CheckReport const& report);

}  // namespace tongcun
