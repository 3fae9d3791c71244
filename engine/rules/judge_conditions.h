// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/judge_rule.h"
#include "engine/rules/rule_book.h"
#include "engine/rules/verdict.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {

// Everything that can be said of one place, household or person.
struct Judgements {
  IdVector<RuleId, Judgement> rules;
  IdVector<ConditionId, Verdict> conditions;

  [[nodiscard]] Verdict of(Part const& part) const {
    return part.rule.is_none() ? conditions[part.condition] : rules[part.rule].verdict;
  }
};

// Verdicts of all conditions from those of the rules. A condition is
//   all vetoes  AND  (all others, or any of them)
// in Kleene's logic; not applicable where its `when` fails or does not apply or nothing in it does,
// unknown where its `when` is unknown. Learning more never changes a pass into a fail or back.
// O(parts).
[[nodiscard]] IdVector<ConditionId, Verdict> judge_conditions(
    RuleBook const& book, IdVector<RuleId, Verdict> const& rules);

// One of them, from the verdicts of the rules and of the conditions before it. O(its parts).
[[nodiscard]] Verdict judge_condition(RuleBook const& book, Condition const& condition,
                                      IdVector<RuleId, Verdict> const& rules,
                                      IdVector<ConditionId, Verdict> const& conditions);

// All rules and conditions of one subject; `facts` has one value per field of the book.
[[nodiscard]] Judgements judge_all(RuleBook const& book, IdVector<FieldId, RuleValue> const& facts,
                                   std::optional<int> year);

// Where on a ladder of conditions (the best first, each implied by the one before it) a subject
// stands: the best rung that is not ruled out and the one that is sure. Position = number of
// conditions: below all of them.
struct RungRange {
  std::size_t best = 0;
  std::size_t sure = 0;
  friend bool operator==(RungRange const&, RungRange const&) = default;
};
[[nodiscard]] RungRange rung_of(std::span<Verdict const> ladder);

}  // namespace tongcun
