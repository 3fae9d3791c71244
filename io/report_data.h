// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/household_list.h"
#include "io/map_picture.h"
#include "io/output_table.h"
#include "io/run_head.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// To whom a report may be shown.
enum class ReportEdition : std::uint8_t { open, internal, households, comparison };

// Parts of the data block of an earlier page of the same run, to the letter: its pictures and lists
// of households. "" = made from what the content holds.
struct KeptParts {
  std::string pictures;
  std::string households;
};
// Those of a page that report_html made.
[[nodiscard]] KeptParts kept_parts_of(std::string_view page);

// What a report shows. The caller keeps the tables alive.
struct ReportContent {
  ReportEdition edition = ReportEdition::open;
  std::vector<Text> stamps;                // that stand on every page: invented, internal
  std::vector<OutputTable const*> tables;  // different names; shapes of villages and roads in them
  std::string summary;                     // summary.json, of the public
  std::vector<HouseholdList> const* households = nullptr;  // of that edition alone
  MapPicture const* relief = nullptr;                      // null: there is none
  MapPicture const* background = nullptr;                  // likewise
  KeptParts kept;                                          // in place of the three, where stated
};

// The data block of a report, one JSON document (schema 1), escaped for its page:
//   title, stamps, imprint, edition, language, scenario, profile, year, currency, units
//   texts     what the page says by itself, by key: parts "report" and "unit" of the glossary
//   profile   its name, units, words, and what its rules and conditions are called
//   summary   summary.json
//   pictures  relief, background: their edges in 1e-7 degree, cells, attribution, the PNG in base64
//   grid      origin and step of shapes, what was thinned
//   tables    by name: title, columns with titles, units, words and data, rows, shapes
//   households  of that edition, by name: the same of lists of households; a list that is too long
//               for a page has no data; {"as":list} for data: they are those of the column of the
//               same key of that list, which stands before
// Texts stand in both languages. Linear in cells and corners, but for append_shapes.
[[nodiscard]] std::string report_data(ReportContent const& content, RunHead const& head);

}  // namespace tongcun
