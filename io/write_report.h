// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/household_list.h"
#include "io/map_picture.h"
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
  // Of restricted/households/, for the edition of that name alone. None: there are none.
  std::vector<HouseholdList> const* households = nullptr;
  MapPicture const* relief = nullptr;      // terrain is no person: in every edition; null: none
  MapPicture const* background = nullptr;  // likewise
  KeptParts kept = {};                     // in place of lists and pictures, where stated
};

// report.html: one self-contained page that works without a network. The internal edition shows the
// internal tables in place of the public ones of the same name, and is stamped; the edition of
// households shows its lists too and belongs into restricted/households/. Left out are what
// repeats other tables (drawn verdicts and shares, off-road links, times from every place to every
// other, dictionaries of columns), findings of files and, of access, all but the nearest facility.
// Deterministic.
[[nodiscard]] std::string report_html(ReportEdition edition, ReportSource const& source);

}  // namespace tongcun
