// SPDX-License-Identifier: Apache-2.0
#include "io/office_table.h"

#include "io/glossary.h"
#include "io/term_column.h"

namespace tongcun {

OutputTable begun_office_table(std::string const& name) {
  OutputTable table;
  table.name = name;
  table.title = term(name).name;
  for (char const* key : {"edition", "invented_row"}) {
    table.columns.push_back(term_column(key, key));
  }
  return table;
}

std::vector<OutputCell> begun_office_row(bool invented) {
  return {std::string("internal"), std::string(invented ? "yes" : "no")};
}

void add_village_cells(Region const& region, VillageId village, std::vector<OutputCell>& row) {
  row.emplace_back(region.villages.code[village]);
  row.push_back(text_cell(region.villages.name[village]));
}

void add_site_cells(Region const& region, SiteId site, std::vector<OutputCell>& row) {
  row.emplace_back(region.sites.code[site]);
  row.push_back(text_cell(region.sites.name[site]));
}

}  // namespace tongcun
