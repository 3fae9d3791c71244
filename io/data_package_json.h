// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/run_head.h"

#include <string>
#include <vector>

namespace tongcun {

// 2: decimals, descriptions in both languages, geometry, run.
constexpr int kDataPackageSchema = 2;
// Where a run keeps those of its editions.
constexpr char const* kDataPackage = "public/tables/datapackage.json";
constexpr char const* kInternalDataPackage = "restricted/internal/datapackage.json";

// datapackage.json beside the CSV files of the tables: a tabular data package (Frictionless Data,
// Data Package 1.0, specs.frictionlessdata.io), whose schemas are made from the columns: types with
// their decimals, titles in the run's language and both beside it, units, meanings, what an empty
// cell means, words; of a table its kind of geometry, which the map package beside it has. "run" is
// the head of the run. read_data_package reads it again.
[[nodiscard]] std::string data_package_json(RunHead const& head,
                                            std::vector<OutputTable const*> const& tables);

}  // namespace tongcun
