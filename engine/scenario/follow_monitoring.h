// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_path.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/follow_exits.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// The path with how many households are in each class of monitoring of the profile in each year
// under each scenario: by simulated incomes against that year's line of the study, and by the
// guarantees of the scenario's year, of who has moved by its site; by the rules of the register's
// year. All else is as today: risks and difficulties that are declared, rigid expense (in money of
// the register's year), labour. So nobody is struck by an expense that the register does not have
// yet. Whether a household agrees to move is no fact of monitoring: only a move itself changes
// anything. As it is where the profile has no such classes.
//
//   P093  classes rest on facts that are not followed: they are not told (income_a_person), or of
//         the households that these decide about the rules cannot tell (other lines)
//
// Findings go to `findings`. Throws Stopped if asked to. Deterministic. As
// compute_monitoring_cells, and as judge_households_status for each state.
[[nodiscard]] PovertyPath follow_monitoring(ExitStage const& stage, PovertyPath path,
                                            std::vector<Finding>& findings, RunSettings const& run);

}  // namespace tongcun
