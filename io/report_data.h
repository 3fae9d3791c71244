// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"
#include "io/run_head.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// To whom a report may be shown.
enum class ReportEdition : std::uint8_t { open, internal };

// What a report shows. The caller keeps the tables alive.
struct ReportContent {
  ReportEdition edition = ReportEdition::open;
  std::vector<Text> stamps;                // that stand on every page: invented, internal
  std::vector<OutputTable const*> tables;  // different names; shapes of villages and roads in them
  std::string summary;                     // summary.json, of the public
};

// The data block of a report, one JSON document (schema 1), escaped for its page:
//   title, stamps, imprint, edition, language, scenario, profile, year, currency, units
//   texts     what the page says by itself, by key: parts "report" and "unit" of the glossary
//   profile   its name, units, words, and what its rules and conditions are called
//   summary   summary.json
//   grid      origin and step of shapes, what was thinned
//   tables    by name: title, columns with titles, units, words and data, rows, shapes
// Texts stand in both languages. Linear in cells and corners, but for append_shapes.
[[nodiscard]] std::string report_data(ReportContent const& content, RunHead const& head);

}  // namespace tongcun
