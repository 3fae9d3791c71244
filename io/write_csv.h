// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"

#include <string>
#include <string_view>

namespace tongcun {

// The table as CSV (RFC 4180, UTF-8 with byte order mark so that spreadsheets show Chinese, CRLF):
// a header of keys, then the rows. Text that a spreadsheet would take for a formula gets an
// apostrophe before it. Areas and lines are left out; points have their columns.
[[nodiscard]] std::string csv_of(OutputTable const& table);

// A cell of such a file as the table had it: without the apostrophe that was put before it.
[[nodiscard]] std::string_view unguarded(std::string_view cell);

// The rows alone, behind what `csv` holds: for tables too large to be held at once.
void append_csv_rows(OutputTable const& table, std::string& csv);

}  // namespace tongcun
