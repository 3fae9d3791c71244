// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/check_options.h"
#include "io/config_reader.h"

namespace tongcun {

// What the [check] table of a scenario says:
//
//   [check]
//   date = "2026-11-24"        of the check, for the ledger: problems are told since when they
//   stand
//   statements = ["report.toml"]   files of statements of reports (read_statements)
//   [[check.waivers]]          somebody answers for a problem that stays
//   rule = "V823"
//   place = "…"                code of the village, road …; absent: all
//   household = "…"            as results call it; absent: all
//   reason = "…"
//   until = "2027-06-30"       the last day; absent: for good. Needs `date`
[[nodiscard]] CheckOptions read_check_options(ConfigReader& check);

}  // namespace tongcun
