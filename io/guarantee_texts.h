// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/missing.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/rules/judge_conditions.h"
#include "engine/types/text.h"

#include <string>

namespace tongcun {

// What a verdict says of itself, for people.
struct GuaranteeTexts {
  GuaranteeRules const& rules;
  Services const& services;
  Language language;

  // "0.35 .. 1.2", "unreached", "own", "yes" in the rule's unit; "" where nothing is known.
  [[nodiscard]] std::string value(RuleId rule, RuleValue const& value) const;
  // "500", "own, shared"; "" where the user must supply it.
  [[nodiscard]] std::string threshold(RuleId rule) const;
  // "column served_by of the village layer", "household register" …
  [[nodiscard]] std::string missing(Missing const& missing) const;
  // "fails by quantity"; "not failed so far: quality missing"; "" where it passes.
  [[nodiscard]] std::string why(ConditionId condition, Judgements const& judgements) const;
  [[nodiscard]] Text const& name(Part const& part) const;
  [[nodiscard]] std::string const& id(Part const& part) const;
};

}  // namespace tongcun
