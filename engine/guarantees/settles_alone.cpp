// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/settles_alone.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kMostCombinations = 1024;

// What the rules that ask for one fact would say of it, for every value that it may turn out to
// have.
struct FactOutcomes {
  std::vector<RuleId> rules;
  std::vector<std::vector<Verdict>> outcomes;  // one verdict per rule; each once
};

// Bounds of what the fact may still turn out to be.
std::pair<Magnitude, Magnitude> possible(Field const& field, RuleValue const& value) {
  if (value.is_known()) {
    return {value.low(), value.high()};
  }
  bool const may_be_unreached =
      field.dimension == Dimension::length || field.dimension == Dimension::duration;
  return {Magnitude(field.low), may_be_unreached ? Magnitude::beyond() : Magnitude(field.high)};
}

// Values that together give all outcomes: verdicts change at thresholds only.
std::vector<RuleValue> candidates(RuleBook const& book, FieldId field, RuleValue const& value,
                                  std::vector<RuleId> const& rules) {
  auto const [low, high] = possible(book.fields[field], value);
  std::vector<Magnitude> magnitudes{low, high};
  for (RuleId const rule : rules) {
    for (std::int64_t const threshold : book.rules[rule].threshold) {
      for (std::int64_t const number : {threshold - 1, threshold, threshold + 1}) {
        if (low <= Magnitude(number) && Magnitude(number) <= high) {
          magnitudes.emplace_back(number);
        }
      }
    }
  }
  std::vector<RuleValue> values;
  values.reserve(magnitudes.size() + 1);
  for (Magnitude const magnitude : magnitudes) {
    values.push_back(RuleValue::between(magnitude, magnitude, Lack::none));
  }
  if (book.fields[field].by_house && !value.is_known()) {
    values.push_back(RuleValue::between(low, high, Lack::registry));
  }
  return values;
}

FactOutcomes outcomes_of(RuleBook const& book, Judgements const& judgements, FieldId field,
                         std::optional<int> year) {
  FactOutcomes fact;
  RuleValue value;
  for (RuleId const rule : book.rules.ids()) {
    if (book.rules[rule].field == field) {
      fact.rules.push_back(rule);
      value = judgements.rules[rule].value;
    }
  }
  for (RuleValue const& candidate : candidates(book, field, value, fact.rules)) {
    std::vector<Verdict> verdicts;
    verdicts.reserve(fact.rules.size());
    for (RuleId const rule : fact.rules) {
      verdicts.push_back(judge(book.rules[rule], candidate, year).verdict);
    }
    fact.outcomes.push_back(std::move(verdicts));
  }
  std::ranges::sort(fact.outcomes);
  auto const repeated = std::ranges::unique(fact.outcomes);
  fact.outcomes.erase(repeated.begin(), repeated.end());
  return fact;
}

// A threshold may come out on both sides of the value, or within its bounds.
FactOutcomes outcomes_of_threshold(RuleId rule, RuleValue const& value) {
  FactOutcomes fact{{rule}, {{Verdict::fail}, {Verdict::pass}}};
  if (value.low() != value.high()) {
    fact.outcomes.push_back({Verdict::unknown});
  }
  return fact;
}

// Of everything that waits for the thing and for nothing else.
std::vector<FactOutcomes> all_outcomes(RuleBook const& book, Judgements const& judgements,
                                       ConditionId condition, Missing const& missing,
                                       std::optional<int> year) {
  std::vector<FactOutcomes> facts;
  std::vector<FieldId> fields;
  for (RuleId const rule : open_rules(book, condition, judgements)) {
    Judgement const& judgement = judgements.rules[rule];
    if (missing_of(book, rule, judgement) != std::vector{missing}) {
      continue;
    }
    if (missing.kind == Missing::Kind::threshold) {
      facts.push_back(outcomes_of_threshold(rule, judgement.value));
    } else {
      fields.push_back(book.rules[rule].field);
    }
  }
  std::ranges::sort(fields);
  auto const repeated = std::ranges::unique(fields);
  fields.erase(repeated.begin(), repeated.end());
  for (FieldId const field : fields) {
    facts.push_back(outcomes_of(book, judgements, field, year));
  }
  return facts;
}

}  // namespace

bool settles_alone(RuleBook const& book, Judgements const& judgements, ConditionId condition,
                   Missing const& missing, std::optional<int> year) {
  std::vector<FactOutcomes> const facts = all_outcomes(book, judgements, condition, missing, year);
  std::size_t combinations = 1;
  for (FactOutcomes const& fact : facts) {
    combinations *= fact.outcomes.size();
    if (combinations > kMostCombinations) {
      return false;
    }
  }
  if (facts.empty()) {
    return false;
  }
  IdVector<RuleId, Verdict> verdicts;
  verdicts.reserve(book.rules.size());
  for (Judgement const& judgement : judgements.rules.values()) {
    verdicts.push_back(judgement.verdict);
  }
  for (std::size_t combination = 0; combination < combinations; ++combination) {
    std::size_t rest = combination;
    for (FactOutcomes const& fact : facts) {
      std::vector<Verdict> const& outcome = fact.outcomes[rest % fact.outcomes.size()];
      rest /= fact.outcomes.size();
      for (std::size_t i = 0; i < fact.rules.size(); ++i) {
        verdicts[fact.rules[i]] = outcome[i];
      }
    }
    if (judge_conditions(book, verdicts)[condition] == Verdict::unknown) {
      return false;
    }
  }
  return true;
}

}  // namespace tongcun
