// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "io/output_table.h"
#include "io/result_folder.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tongcun {

// What lies between a run and the others that answer the same question otherwise.
struct RunComparison {
  std::vector<std::string> names;  // of the folders; the first is what the others are compared with
  std::vector<Finding> findings;   // what a reader should know of the comparison; nothing rejected
  // In words of the records; comparison_words.h has them in words for people.
  OutputTable asked;        // comparison_asked: what was asked otherwise
  OutputTable headline;     // comparison_headline: every number of the summaries
  OutputTable differences;  // comparison_tables: cells of public tables that differ
  OutputTable poverty;      // comparison_poverty: years ahead, with intervals
  OutputTable villages;     // comparison_villages: points, what changes in each village
  OutputTable moved;        // comparison_households: of the office, empty where not known
  std::map<std::string, Text, std::less<>> words;  // of the runs, by list and id
  std::string currency;                            // of all runs
  std::map<std::string, std::string> units;        // display unit of a quantity, as profiles set it
  bool has_register = false;
  bool is_protected = false;       // a register is published as that of real people
  bool is_of_real_people = false;  // and something of it differs: tables by area stay in the office
  bool has_invented_places = false;
  bool has_invented_people = false;
};

// Compares the others with the first. Numbers are compared as printed, their differences are exact.
// Throws InputError where the runs do not answer the same question: other villages (C004), another
// year (C005), rules that rest on another shipped profile (C006), another currency (C007), or where
// one is a check (C008).
// Findings: a stopped run (C010), another version of the program (C011), registers whose households
// cannot be recognised in each other (C012), other input files (C013).
[[nodiscard]] RunComparison compare_runs(std::vector<ResultFolder> const& runs);

}  // namespace tongcun
