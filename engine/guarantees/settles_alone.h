// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/missing.h"
#include "engine/rules/judge_conditions.h"
#include "engine/rules/rule_book.h"

#include <optional>

namespace tongcun {

// Whether one missing thing settles an unknown condition by itself, whatever it turns out to be:
// every value that could still be told apart is tried, each legal word, and numbers on both sides
// of every threshold, in all combinations of the facts that wait for the thing alone. Rules that
// wait for more stay open, and so does what the thing may leave open (tap water in some of the
// houses). Of more than 1,024 combinations nothing is said: false. A rule of another year waits for
// nothing that anybody could supply. O(combinations · parts).
[[nodiscard]] bool settles_alone(RuleBook const& book, Judgements const& judgements,
                                 ConditionId condition, Missing const& missing,
                                 std::optional<int> year);

}  // namespace tongcun
