// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/villages.h"
#include "engine/scenario/check_options.h"
#include "io/check_ledger.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// Names the office of each problem that is not fixed, and the day until which it is to be settled:
// the first office of the scenario whose rules, layers and codes of places all fit; none fits: no
// office. The deadline counts from the check that found the problem first, so that a problem that
// stays open does not gain time; without that date there is none. A fixed problem keeps what the
// earlier ledger said. O(entries * offices).
void assign_offices(CheckOptions const& options, std::vector<LedgerEntry>& entries);

// Whether the problem stands, neither fixed nor accepted, after its last day. `date` of the check,
// yyyy-mm-dd; "" = nothing is.
[[nodiscard]] bool is_overdue(LedgerEntry const& entry, std::string const& date);

// For restricted/internal, 问题台账 by office: one row an office and village with any problem, then
// what the office has beside villages (roads, files); problems of no office last. Counts of what
// stands by severity, accepted, fixed since the earlier check, overdue, and the next deadline.
[[nodiscard]] OutputTable office_problem_table(std::vector<LedgerEntry> const& entries,
                                               Villages const& villages, std::string const& date);

}  // namespace tongcun
