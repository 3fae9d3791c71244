// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/relocation_office_tables.h"

namespace tongcun {

// Where the households of each village group go that may be placed, one row a group, by village and
// name. Of a plan whose question has a rule of groups.
[[nodiscard]] OutputTable relocation_groups_table(RelocationOffice const& office);

}  // namespace tongcun
