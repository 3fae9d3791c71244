// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/deprivation_rules.h"
#include "engine/rules/field.h"
#include "io/config_reader.h"

#include <optional>

namespace tongcun {

// One of [[poverty.deprivations]]: an index of deprivation over facts of households.
//
//   id = "guarantees"
//   name = { en = "…", zh = "…" }
//   poor_from = 2                    # sum of the weights from which on a household is poor
//   source = "…"
//   mark = "A"
//   [[poverty.deprivations.indicators]]   # as [[rules]]: whoever passes it is deprived in it
//   id = "water"
//   weight = 1
//   field = "holds_drinking_water"
//   op = "=="
//   value = false
//   source, mark
//
// Weights are whole numbers, so that nobody falls through a rounding. None where it is not active,
// or where an indicator has a fault. `years`: of the profile.
[[nodiscard]] std::optional<DeprivationRules> read_deprivation_rules(
    ConfigReader& row, Fields const& fields, std::optional<YearRange> const& years);

}  // namespace tongcun
