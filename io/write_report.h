// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/report_data.h"
#include "io/run_head.h"

#include <string>
#include <vector>

namespace tongcun {

// What a report is made from: the tables that the other formats print.
struct ReportSource {
  RunHead const& head;
  std::vector<OutputTable> const& open;      // of public/, from Public<> values alone
  std::vector<OutputTable> const& internal;  // of restricted/internal/; used by that edition alone
  std::string const& summary;                // summary.json
};

// report.html: one self-contained page that works without a network. The internal edition shows the
// internal tables in place of the public ones of the same name, and is stamped. Left out are what
// repeats other tables (drawn verdicts and shares, off-road links, times from every place to every
// other, dictionaries of columns), findings of files and, of access, all but the nearest facility.
// Deterministic.
[[nodiscard]] std::string report_html(ReportEdition edition, ReportSource const& source);

}  // namespace tongcun
