// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// A table for the office alone, named and titled by a term; every row says which edition it is and
// whether its households are invented.
[[nodiscard]] OutputTable begun_office_table(std::string const& name);
[[nodiscard]] std::vector<OutputCell> begun_office_row(bool invented);

// Cells of village_code and village_name, site_code and site_name.
void add_village_cells(Region const& region, VillageId village, std::vector<OutputCell>& row);
void add_site_cells(Region const& region, SiteId site, std::vector<OutputCell>& row);

}  // namespace tongcun
