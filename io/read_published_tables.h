// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace tongcun {

// Fills a form (name, columns, geometry; no rows) with the rows of the CSV text that csv_of made of
// its table; false if the text is not of this form. Texts that a column of numbers holds stay
// texts; empty cells hold nothing. Linear.
[[nodiscard]] bool read_rows_of(std::string_view csv, OutputTable& form);

// Gives the tables that have a geometry the shapes that write_geopackage wrote into layers of their
// names, to the canonical unit; false if the package has no such layer for a table with rows, or
// other rows. The package is one of ours, its digest checked.
[[nodiscard]] bool read_shapes_of(std::filesystem::path const& package,
                                  std::vector<OutputTable>& tables);

}  // namespace tongcun
