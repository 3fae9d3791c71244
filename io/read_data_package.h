// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"
#include "io/run_head.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

// What a data package says: the head of its run and the forms of its tables, in order, without
// rows.
struct DataPackage {
  RunHead head;
  std::vector<OutputTable> tables;
};

// Reads what data_package_json wrote; none if it is anything else or of another schema. Linear.
[[nodiscard]] std::optional<DataPackage> read_data_package(std::string_view text);

}  // namespace tongcun
