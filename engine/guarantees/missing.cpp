// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/missing.h"

#include <algorithm>

namespace tongcun {
namespace {

void collect_open(RuleBook const& book, Part const& part, Judgements const& judgements,
                  std::vector<RuleId>& open) {
  if (judgements.of(part) != Verdict::unknown) {
    return;
  }
  if (!part.rule.is_none()) {
    open.push_back(part.rule);
    return;
  }
  Condition const& condition = book.conditions[part.condition];
  for (auto const* parts : {&condition.when, &condition.parts}) {
    for (Part const& inner : *parts) {
      collect_open(book, inner, judgements, open);
    }
  }
}

}  // namespace

std::optional<Missing> missing_of(RuleBook const& book, RuleId rule, Judgement const& judgement) {
  if (judgement.verdict != Verdict::unknown) {
    return std::nullopt;
  }
  using Kind = Missing::Kind;
  if (judgement.reason == Reason::threshold_missing) {
    return Missing{Kind::threshold, book.rules[rule].id};
  }
  if (judgement.reason == Reason::other_year) {
    return Missing{Kind::other_year, book.rules[rule].id};
  }
  Field const& field = book.fields[book.rules[rule].field];
  Lack const lack =
      judgement.value.lack() == Lack::none ? field.lack : judgement.value.lack();
  switch (lack) {
    case Lack::layer:
      return Missing{Kind::layer, field.source};
    case Lack::registry:
      return Missing{Kind::registry, ""};
    case Lack::houses:
      return Missing{Kind::houses, ""};
    case Lack::surfaces:
      return Missing{Kind::surfaces, ""};
    case Lack::none:
    case Lack::column:
      return Missing{Kind::column, field.key};
  }
  return std::nullopt;
}

std::vector<RuleId> open_rules(RuleBook const& book, ConditionId condition,
                               Judgements const& judgements) {
  std::vector<RuleId> open;
  Part whole;
  whole.condition = condition;
  collect_open(book, whole, judgements, open);
  std::ranges::sort(open);
  auto const repeated = std::ranges::unique(open);
  open.erase(repeated.begin(), repeated.end());
  return open;
}

}  // namespace tongcun
