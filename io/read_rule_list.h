// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/rule_book.h"
#include "io/config_reader.h"
#include "io/read_conditions.h"

#include <optional>

namespace tongcun {

// The [[rules]] of a table over its fields, with the ids that its conditions may name.
struct ReadRules {
  IdVector<RuleId, Rule> rules;
  RuleIds ids;
};

// A rule that names no field, a comparison or unit that does not fit it, and a threshold that the
// field can never have are complaints at their place. A rule without a value, or with value =
// "user", waits for the user; one with active = false is left out, whatever else it says. `years`
// hold for rules without their own.
[[nodiscard]] ReadRules read_rule_list(ConfigReader& table, Fields const& fields,
                                       std::optional<YearRange> const& years);

// One rule over the fields, as above; none where it names no field. Keys that were asked for before
// are no complaint.
[[nodiscard]] std::optional<Rule> read_rule(ConfigReader& row, Fields const& fields,
                                            std::optional<YearRange> const& years);

}  // namespace tongcun
