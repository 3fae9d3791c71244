// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/check_rules.h"
#include "engine/rules/rule.h"
#include "io/config_reader.h"

#include <optional>

namespace tongcun {

// What the [checks] table of a profile says: how a register of households contradicts itself.
//
//   [[checks.rules]]        as [[rules]], over the facts of check_fields
//   [[checks.conditions]]   as [[conditions]]
//   [[checks.register]]     id, rule (of the rule catalogue), name, condition, severity ("error",
//                           "warning" or "information"); source, mark
//
// `years` hold for rules without their own.
[[nodiscard]] CheckRules read_check_rules(ConfigReader& checks, Fields const& status_fields,
                                          std::optional<YearRange> const& years);

}  // namespace tongcun
