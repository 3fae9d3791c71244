// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "engine/types/text.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

// A column that the reader of a layer knows, as a blank workbook shows it.
struct TemplateColumn {
  std::string field;               // canonical
  std::string header;              // in the language of the workbook; one that the reader knows
  std::string meaning;             // "" = the header says it
  std::string unit;                // "" = none
  std::vector<std::string> words;  // legal ones; empty = any text or number
  std::string example;             // "" = none
  bool is_required = false;
};

// Layers that are tables: roads, hazard zones and elevation are drawn, not typed.
[[nodiscard]] std::vector<LayerRole> template_roles();

// Every column of the layer, those of the examples (io/template_samples.toml) as the reader takes
// them.
[[nodiscard]] std::vector<TemplateColumn> template_columns(LayerRole role, Language language);

// A workbook for one layer: a sheet to fill in, whose headers the reader knows, with lists to
// choose words from, and a sheet that explains each column with an example, so that no example
// stands among the data. `rows` fill the sheet, in the order of the columns. The same calls give
// the same bytes. Throws OutputError.
void write_template_workbook(std::filesystem::path const& path, LayerRole role, Language language,
                             std::vector<std::vector<std::string>> const& rows = {});

// The name of the sheet to fill in, for `layer` of a scenario.
[[nodiscard]] std::string template_sheet(LayerRole role, Language language);

// The headers alone, as a CSV file in UTF-8.
[[nodiscard]] std::string template_csv(LayerRole role, Language language);

}  // namespace tongcun
