// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"

#include <string>
#include <vector>

namespace tongcun {

// A QGIS project (.qgs) that shows the drawn tables of the GeoPackage beside it, areas below lines
// below points, with the same renderers as the package's own styles.
[[nodiscard]] std::string qgis_project(std::string const& title, std::string const& package,
                                       std::vector<OutputTable> const& tables, Language language);

}  // namespace tongcun
