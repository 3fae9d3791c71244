// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "io/output_table.h"
#include "io/table_workbook.h"

#include <string>
#include <vector>

namespace tongcun {

// datapackage.json beside the CSV files of the tables: a tabular data package (Frictionless Data,
// Data Package 1.0, specs.frictionlessdata.io), whose schemas are made from the columns: types,
// titles in the scenario's language and both beside it, units, meanings, what an empty cell means,
// words.
[[nodiscard]] std::string data_package_json(WorkbookNotes const& notes,
                                            std::vector<OutputTable const*> const& tables,
                                            Scenario const& scenario);

}  // namespace tongcun
