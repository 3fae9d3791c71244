// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace tongcun {

// Names of the sheets of one workbook, one for each title: of at most 31 UTF-16 units, without the
// characters that spreadsheets forbid ([ ] : * ? / \ and controls), no apostrophe at either end,
// not empty, not the reserved "History", and no two alike whatever their case. A name that had to
// be cut ends in "…"; later ones of the same name get a number. Linear in the titles.
[[nodiscard]] std::vector<std::string> sheet_names(std::vector<std::string> const& titles);

}  // namespace tongcun
