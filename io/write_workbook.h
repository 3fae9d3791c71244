// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/row_stream.h"

#include <filesystem>
#include <vector>

namespace tongcun {

// Writes the tables as sheets of one XLSX workbook, each named after its table, with the headers in
// the first row. Codes stay texts. The same tables give the same bytes. Geometry is not written. A
// sheet holds at most 1,048,575 rows. Throws OutputError with the library's own complaint.
void write_workbook(std::filesystem::path const& path, std::vector<RowStream> const& sheets);

}  // namespace tongcun
