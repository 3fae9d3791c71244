// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/area_warning.h"
#include "engine/scenario/profile_terms.h"
#include "io/config_reader.h"

#include <optional>

namespace tongcun {

// One of [[poverty.warnings]]: what a blow takes, from whom.
//
//   id = "mine_closes"
//   name = { en = "the mine closes", zh = "矿山关闭" }
//   takes = { wage = 40 }            # per cent of wage, business, property, transfer
//   takes_a_person = 500             # of each member a year, in the profile's money
//   places = ["520123101"]           # codes of villages, townships, counties; else everywhere
//   hazard = "flash_flood"           # only houses in zones of that kind, "any" of them
//   hazard_level = "medium"          # at least
//   line = "monitoring"              # else the line that summaries tell
//   warn_from = 5                    # per cent of an area's households
//   source = "…"
//
// None where it is not active.
[[nodiscard]] std::optional<WarningOption> read_warning(ConfigReader& row,
                                                        ProfileTerms const& terms);

}  // namespace tongcun
