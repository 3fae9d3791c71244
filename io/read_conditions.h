// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "io/config_reader.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace tongcun {

// The ids that rules and conditions share.
struct RuleIds {
  std::set<std::string, std::less<>> taken;
  std::map<std::string, RuleId> rules;  // those without faults

  // Takes an id for a table; false, after a complaint, if it is no plain word or another's.
  bool take(ConfigReader& row, std::string const& id);
};

struct ReadConditions {
  IdVector<ConditionId, Condition> conditions;
  IdVector<GuaranteeId, Guarantee> guarantees;
};

// Reads [[conditions]] and [[guarantees]] over the rules that have been read. Each condition stands
// behind its parts; parts that name nothing or run in a circle are complaints at their place.
[[nodiscard]] ReadConditions read_conditions(ConfigReader& profile, RuleIds ids);

// The condition that a row names with its key `condition`; none after a complaint.
[[nodiscard]] std::optional<ConditionId> read_condition_name(ConfigReader& row,
                                                             RuleBook const& book);

}  // namespace tongcun
