// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/judge_statement.h"
#include "engine/types/finding.h"

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The rule that a statement is judged by (domain reference 3.12):
//   sum V503 · plan V509 · within V508, of areas V306 · share V504, V505 where the text gives other
//   bases · same_base V505 · growth, rate V504 · difference V602 · product V504, of areas V306 ·
//   same, ranking V506 · same_total V205 · magnitude V206, V104 where the text speaks of a range ·
//   categories V507 · texts V705
[[nodiscard]] std::string_view rule_of(Statement const& statement);

// A number of a judgement in the unit of its statement, with two digits more than that is written
// with; "" where there is none.
[[nodiscard]] std::string number_text(MaybeFraction const& number,
                                      StatementJudgement const& judgement);

// One finding for each statement that fails, at its line.
[[nodiscard]] std::vector<Finding> statement_findings(std::vector<JudgedStatement> const& judged);

}  // namespace tongcun
