// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/judge_conditions.h"
#include "engine/rules/rule_book.h"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// One thing that somebody could supply and that would settle verdicts.
struct Missing {
  enum class Kind : std::uint8_t {
    column,        // subject: the column of the village layer
    layer,         // subject: the layer ("elevation", "facilities.water")
    layer_column,  // subject: layer and column ("facilities.water.water_source")
    registry,      // the household register
    houses,        // where in the villages the houses stand
    surfaces,      // surfaces of roads
    classes,       // classes of roads
    way,           // a way from the village to the roads
    threshold,     // subject: the rule whose value the user must supply
    own_water,     // what water the household itself uses, and what it is like
  };
  Kind kind = Kind::column;
  std::string subject;
  friend auto operator<=>(Missing const&, Missing const&) = default;
};
constexpr int kMissingKinds = 10;

// What a rule's verdict waits for, ascending: the fact (two things if only both are sure to settle
// it), the threshold, or both. Empty if it is
// settled, and if the rule does not hold in the year judged: nobody can supply that.
[[nodiscard]] std::vector<Missing> missing_of(RuleBook const& book, RuleId rule,
                                              Judgement const& judgement);
// What all the open rules of a condition wait for, ascending, each once.
[[nodiscard]] std::vector<Missing> missing_of(RuleBook const& book, ConditionId condition,
                                              Judgements const& judgements);

// The rules on which an unknown condition hangs: unknown rules reached through unknown conditions
// only, each once, ascending. Empty for a settled condition.
[[nodiscard]] std::vector<RuleId> open_rules(RuleBook const& book, ConditionId condition,
                                             Judgements const& judgements);

}  // namespace tongcun
