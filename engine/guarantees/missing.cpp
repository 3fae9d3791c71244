// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/missing.h"

#include <algorithm>
#include <iterator>

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

// What would settle a fact that is unknown or known within bounds.
std::vector<Missing> missing_fact(Field const& field, RuleValue const& value) {
  using Kind = Missing::Kind;
  switch (value.lack() == Lack::none ? field.lack : value.lack()) {
    case Lack::layer:
      return {{Kind::layer, field.source}};
    case Lack::registry:
      return {{Kind::registry, ""}};
    case Lack::houses:
      return {{Kind::houses, ""}};
    case Lack::surfaces:
      return {{Kind::surfaces, ""}};
    case Lack::classes:
      return {{Kind::classes, ""}};
    case Lack::surfaces_and_classes:
      return {{Kind::surfaces, ""}, {Kind::classes, ""}};
    case Lack::way:
      return {{Kind::way, ""}};
    case Lack::own_water:
      return {{Kind::own_water, ""}};
    case Lack::none:
    case Lack::column:
      break;
  }
  std::string const& column = field.column.empty() ? field.key : field.column;
  if (!field.source.empty()) {
    return {{Kind::layer_column, field.source + "." + column}};
  }
  return {{Kind::column, column}};
}

void sort_uniquely(std::vector<Missing>& list) {
  std::ranges::sort(list);
  auto const repeated = std::ranges::unique(list);
  list.erase(repeated.begin(), repeated.end());
}

}  // namespace

std::vector<Missing> missing_of(RuleBook const& book, RuleId rule, Judgement const& judgement) {
  std::vector<Missing> list;
  if (judgement.verdict != Verdict::unknown || judgement.reason == Reason::other_year) {
    return list;
  }
  Rule const& asked = book.rules[rule];
  if (judgement.reason != Reason::threshold_missing) {
    FieldId const lacking = judgement.value.lack_of();
    list = missing_fact(book.fields[lacking.is_none() ? asked.field : lacking], judgement.value);
  }
  if (asked.threshold.empty()) {
    list.push_back({Missing::Kind::threshold, asked.id});
  }
  sort_uniquely(list);
  return list;
}

std::vector<Missing> missing_of(RuleBook const& book, ConditionId condition,
                                Judgements const& judgements) {
  std::vector<Missing> list;
  for (RuleId const rule : open_rules(book, condition, judgements)) {
    std::ranges::move(missing_of(book, rule, judgements.rules[rule]), std::back_inserter(list));
  }
  sort_uniquely(list);
  return list;
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
