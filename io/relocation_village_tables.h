// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/relocation_office_tables.h"

namespace tongcun {

// Parts of relocation_office_tables about the villages that are left.
[[nodiscard]] OutputTable relocation_left_out_table(RelocationOffice const& office);
[[nodiscard]] OutputTable relocation_emptied_table(RelocationOffice const& office);

}  // namespace tongcun
