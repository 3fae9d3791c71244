// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "io/pseudonyms.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

// What the office asks to be joined. Paths as the user gives them.
struct RelinkRequest {
  std::string scenario;  // of the run: its register, fields and key are used; "" = none
  std::string key;       // "" = the scenario's
  // Files of the register; with a scenario they are read with the fields of its register of the
  // same file name, else of its first. Empty = those of the scenario.
  std::vector<std::string> registers;
  std::string layer;     // of the files, where they have several
  std::string encoding;  // of CSV files; "" = UTF-8
  std::string table;     // CSV of restricted/, with a column household_code
};

// A table of results with the office's own codes, and how many of its rows have one.
struct Relinked {
  std::string csv;
  std::int64_t rows = 0;
  std::int64_t found = 0;
  std::vector<Finding> findings;  // none rejects
};

// Puts the office's own code of each household before the rows of a CSV table of restricted/ that
// names households by pseudonym (column household_code). Rows of households that the register does
// not hold, or no longer, keep an empty cell. The result leads back to persons: it never leaves the
// office. Throws InputError, with all findings: what cannot be read, no such table (V919), not one
// household found (V920: another key, another register), and a scenario without a key where none is
// given (V921). O(households + rows).
[[nodiscard]] Relinked relink(RelinkRequest const& request);

// Throws OutputError if the file would lie in the public folder of a run.
void check_relink_target(std::filesystem::path const& out);

}  // namespace tongcun
