// SPDX-License-Identifier: Apache-2.0
#include "io/write_report.h"

#include "io/glossary.h"
#include "io/guarantee_tables.h"
#include "io/household_tables.h"
#include "io/report_page.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

bool is_shown(OutputTable const& table) {
  return !is_drawn_guarantee(table) && !is_drawn_share(table) && table.name != "access_links" &&
         table.name != "origin_destination" && table.name != "columns";
}

// Of the long table of times the nearest facility, which is what places are judged by.
OutputTable nearest_alone(OutputTable const& access) {
  OutputTable nearest = access;
  std::optional<std::size_t> const rank = access.position_of("rank");
  if (rank) {
    std::erase_if(nearest.rows,
                  [&](auto const& row) { return row[*rank] != OutputCell(std::int64_t{1}); });
  }
  return nearest;
}

}  // namespace

std::string report_html(ReportEdition edition, ReportSource const& source) {
  ReportContent content;
  content.edition = edition;
  content.stamps = source.head.stamps;
  content.summary = source.summary;
  content.relief = source.relief;
  content.background = source.background;
  content.kept = source.kept;
  std::optional<OutputTable> access;
  auto const is_replaced = [&](OutputTable const& table) {
    return edition != ReportEdition::open &&
           std::ranges::find(source.internal, table.name, &OutputTable::name) !=
               source.internal.end();
  };
  for (OutputTable const& table : source.open) {
    if (!is_shown(table) || is_replaced(table)) {
      continue;
    }
    if (table.name == "access") {
      access = nearest_alone(table);
      content.tables.push_back(&*access);
    } else {
      content.tables.push_back(&table);
    }
  }
  if (edition != ReportEdition::open) {
    bool const is_internal = edition == ReportEdition::internal;
    content.stamps.insert(
        content.stamps.begin(),
        term(is_internal ? "report.internal_stamp" : "report.household_stamp").name);
    content.households = is_internal ? nullptr : source.households;
    for (OutputTable const& table : source.internal) {
      if (table.name != "findings" && table.name != "register_layers" && table.name != "columns") {
        content.tables.push_back(&table);
      }
    }
  }
  return filled_page(page_template(), report_data(content, source.head));
}

}  // namespace tongcun
