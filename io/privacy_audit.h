// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tongcun {

// Opens what a run has published and looks for people in it. It shares no code with the writers and
// with what hides small cells: it reads the files as a stranger would.
//   bytes of every file, entries of workbooks unpacked, tables of shapefiles by cell: identity
//   numbers (18 digits with a day of birth and their check digit), mobile numbers of China (a
//   warning where such a number stands alone or in a database: it may be a code, or two of them),
//   and the names that are given tables of households (CSV, column invented_row): cells of 1 to
//   kSmallestCell - 1 households or persons, and hidden cells that sums of shown ones give away
//   reports: pages that are the office's
//   sheets of workbooks: such tables must show what their CSV files show
//   comparisons of runs: what audit_comparison.h names
// What is marked as invented protects nobody and is not counted, unless the summary says that it is
// published as real. Public are summary.json and
// everything below public/.
struct PrivacyAudit {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
  std::int64_t tables = 0;        // of households
  std::int64_t cells = 0;         // of households or persons that were looked at
  std::int64_t unsolved = 0;      // hidden cells whose sums are too many to be solved together
  std::vector<Finding> findings;  // V915: never with the value that was found
};
constexpr std::int64_t kSmallestCell = 10;

struct PrivacyAuditOptions {
  std::vector<std::string> names;  // of people that must not occur; of one character: left out
  bool invented_too = false;       // what is marked as invented is looked at as if it were real
};

// Throws InputError (V915) if the folder is no run or a file of it cannot be read. Linear in the
// bytes times the names; sums are solved table by table.
[[nodiscard]] PrivacyAudit audit_privacy(std::filesystem::path const& run,
                                         PrivacyAuditOptions const& options);

}  // namespace tongcun
