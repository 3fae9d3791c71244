// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/field.h"
#include "engine/rules/ids.h"
#include "engine/rules/rule.h"
#include "engine/types/id_vector.h"
#include "engine/types/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// A part of a condition: a rule or another condition, exactly one of both.
struct Part {
  RuleId rule;
  ConditionId condition;
  friend bool operator==(Part const&, Part const&) = default;
};

enum class Needs : std::uint8_t { all, any };

// Rules and conditions put together. Judged only where `when` holds (all of it), not applicable
// where it fails. Parts with a veto must hold whatever the others say.
struct Condition {
  std::string id;
  Text name;
  Needs needs = Needs::all;
  std::vector<Part> parts;
  std::vector<Part> when;
  bool veto = false;
};

// Everything a profile judges by. A condition's parts stand before it, so that one pass in the
// order of the ids judges all.
struct RuleBook {
  Fields fields;
  IdVector<RuleId, Rule> rules;
  IdVector<ConditionId, Condition> conditions;
};

}  // namespace tongcun
