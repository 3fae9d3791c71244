// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/relocation_office_tables.h"

namespace tongcun {

// The checks of planned relocation as the office answered them, in the order of the profile.
[[nodiscard]] OutputTable relocation_checks_table(RelocationOffice const& office,
                                                  Language language);

}  // namespace tongcun
