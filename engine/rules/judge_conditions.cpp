// SPDX-License-Identifier: Apache-2.0
#include "engine/rules/judge_conditions.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

bool has_veto(RuleBook const& book, Part const& part) {
  return part.rule.is_none() ? book.conditions[part.condition].veto : book.rules[part.rule].veto;
}

}  // namespace

Verdict judge_condition(RuleBook const& book, Condition const& condition,
                        IdVector<RuleId, Verdict> const& rules,
                        IdVector<ConditionId, Verdict> const& conditions) {
  auto const of = [&](Part const& part) {
    return part.rule.is_none() ? conditions[part.condition] : rules[part.rule];
  };
  Verdict applies = Verdict::pass;
  for (Part const& part : condition.when) {
    Verdict const verdict = of(part);
    applies = both(applies, verdict == Verdict::not_applicable ? Verdict::fail : verdict);
  }
  Verdict vetoes = Verdict::not_applicable;
  Verdict others = Verdict::not_applicable;
  for (Part const& part : condition.parts) {
    if (has_veto(book, part)) {
      vetoes = both(vetoes, of(part));
    } else {
      others = condition.needs == Needs::all ? both(others, of(part)) : either(others, of(part));
    }
  }
  Verdict const verdict = both(vetoes, others);
  if (applies == Verdict::fail) {
    return Verdict::not_applicable;
  }
  return applies == Verdict::unknown && verdict != Verdict::not_applicable ? Verdict::unknown
                                                                           : verdict;
}

IdVector<ConditionId, Verdict> judge_conditions(RuleBook const& book,
                                                IdVector<RuleId, Verdict> const& rules) {
  IdVector<ConditionId, Verdict> verdicts;
  verdicts.reserve(book.conditions.size());
  for (Condition const& condition : book.conditions.values()) {
    verdicts.push_back(judge_condition(book, condition, rules, verdicts));
  }
  return verdicts;
}

Judgements judge_all(RuleBook const& book, IdVector<FieldId, RuleValue> const& facts,
                     std::optional<int> year) {
  assert(facts.size() == book.fields.size());
  Judgements all;
  IdVector<RuleId, Verdict> verdicts;
  all.rules.reserve(book.rules.size());
  verdicts.reserve(book.rules.size());
  for (Rule const& rule : book.rules.values()) {
    all.rules.push_back(judge(rule, facts[rule.field], year));
    verdicts.push_back(all.rules.values().back().verdict);
  }
  all.conditions = judge_conditions(book, verdicts);
  return all;
}

RungRange rung_of(std::span<Verdict const> ladder) {
  auto const is_possible = [](Verdict verdict) {
    return verdict == Verdict::unknown || verdict == Verdict::pass;
  };
  auto const best = std::ranges::find_if(ladder, is_possible);
  auto const sure = std::ranges::find(ladder, Verdict::pass);
  return {static_cast<std::size_t>(best - ladder.begin()),
          static_cast<std::size_t>(sure - ladder.begin())};
}

}  // namespace tongcun
