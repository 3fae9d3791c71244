// SPDX-License-Identifier: Apache-2.0
#include "io/follow_up_table.h"

#include "engine/relocation/follow_up_sites.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/term_column.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Hundredths of a per cent, to the nearest.
OutputCell percent(std::optional<FollowUpRate> const& rate) {
  return rate ? OutputCell((rate->part * 10'000 + rate->of / 2) / rate->of) : OutputCell();
}

OutputCell whole(std::optional<FollowUpRate> const& rate) {
  return rate ? OutputCell(rate->of) : OutputCell();
}

}  // namespace

OutputTable follow_up_table(Region const& region) {
  OutputTable table;
  table.name = "site_follow_up";
  table.title = term("site_follow_up").name;
  for (char const* key : {"site_code", "site_name", "site_size"}) {
    table.columns.push_back(term_column(key, key, ColumnType::text));
  }
  for (char const* key : {"moved_households_base", "occupancy_pct", "certificates_pct",
                          "returned_pct", "labourers_base", "at_work_pct", "zero_job_households",
                          "posts_short", "certificates_short"}) {
    bool const is_share = std::string_view(key).ends_with("_pct");
    table.columns.push_back(term_column(
        key, key, is_share ? ColumnType::decimal : ColumnType::integer, is_share ? 2 : 0));
  }
  for (FollowUp const& site : follow_up_sites(region.sites)) {
    std::vector<OutputCell> row{text_cell(region.sites.code[site.site]),
                                text_cell(region.sites.name[site.site])};
    row.push_back(site.size ? OutputCell(std::string(name_of(*site.size, kSiteSizeNames)))
                            : OutputCell());
    row.push_back(whole(site.occupancy ? site.occupancy : site.certificates));
    row.push_back(percent(site.occupancy));
    row.push_back(percent(site.certificates));
    row.push_back(percent(site.returned));
    row.push_back(whole(site.at_work));
    row.push_back(percent(site.at_work));
    row.push_back(cell_of(site.zero_job));
    row.push_back(cell_of(site.posts_short));
    row.push_back(cell_of(site.certificates_short));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tongcun
