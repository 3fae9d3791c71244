// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"
#include "io/run_folder.h"

#include <string>

namespace tongcun {

// Writes the facilities of a made-up county once more for each of the ways in which files of real
// counties are broken: encodings that are not the stated one, rows with a cell too many or cut
// short, quotes left open, columns twice, no reference system, axes in the other order, codes that
// a spreadsheet ruined, a database cut off. The files lie below broken/; broken-KIND.toml is
// `scenario`, which reads the county itself, with the broken file as one more layer. The key is
// planted_files.csv: kind, the rule of the catalogue that must name it, scenario, file.
// `facilities` needs a row at least. Throws OutputError.
void write_broken_files(RunFolder& out, OutputTable const& facilities, std::string const& scenario,
                        Language language);

}  // namespace tongcun
