// SPDX-License-Identifier: Apache-2.0
#include "io/comparison_page.h"

#include "io/comparison_words.h"
#include "io/glossary.h"
#include "io/report_data.h"
#include "io/report_page.h"
#include "io/term_column.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr int kDegreeDecimals = 7;

// The villages that both runs have, once: those of the first run beside the base.
OutputTable places_of(OutputTable const& changes) {
  OutputTable places;
  places.name = "villages";
  places.title = term("layer_role.villages").name;
  places.geometry = GeometryType::point;
  places.columns = {term_column("village_code", "village_code"),
                    term_column("village_name", "village_name"),
                    term_column("longitude", "longitude", ColumnType::decimal, kDegreeDecimals),
                    term_column("latitude", "latitude", ColumnType::decimal, kDegreeDecimals)};
  std::size_t const run = *changes.position_of("compared_run");
  std::size_t const code = *changes.position_of("village_code");
  std::size_t const name = *changes.position_of("village_name");
  for (std::size_t row = 0; row < changes.rows.size(); ++row) {
    if (changes.rows[row][run] != changes.rows.front()[run]) {
      break;  // rows stand run by run
    }
    GeoPoint const point = changes.points[row];
    places.rows.push_back({changes.rows[row][code], changes.rows[row][name],
                           std::int64_t{point.lon}, std::int64_t{point.lat}});
    places.points.push_back(point);
  }
  return places;
}

OutputTable without_shapes(OutputTable table) {
  table.geometry = GeometryType::none;
  table.points.clear();
  return table;
}

std::string title_of(RunComparison const& comparison) {
  std::string title;
  for (std::string const& name : comparison.names) {
    title += title.empty() ? "" : " | ";
    title += name;
  }
  return title;
}

}  // namespace

std::string comparison_page(RunComparison const& comparison, Language language) {
  RunHead head;  // of no scenario: what the page is called and written in
  head.language = language;
  head.scenario = head.title = title_of(comparison);
  head.profile.currency = comparison.currency;
  head.profile.units = comparison.units;
  OutputTable const places = places_of(comparison.villages);
  OutputTable const headline = headline_in(comparison, language, KeyColumn::left_out);
  OutputTable const asked = asked_in(comparison, language, KeyColumn::left_out);
  OutputTable const changes = without_shapes(comparison.villages);
  ReportContent content;
  content.edition = ReportEdition::comparison;
  content.summary = "{}";
  content.tables = {&places, &changes, &headline, &asked, &comparison.poverty};
  if (comparison.is_of_real_people) {
    content.stamps.push_back(term("report.internal_stamp").name);
  }
  if (comparison.has_invented_places) {
    content.stamps.push_back(term("invented").name);
  }
  if (comparison.has_invented_people) {
    content.stamps.push_back(term("invented_households").name);
  }
  return filled_page(page_template(), report_data(content, head));
}

}  // namespace tongcun
