// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "io/examine_package.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tongcun {

// What speaks against handing a database to the format library at all, as the rejection of the
// layer; none if nothing does: changes that were not finished (V027), a catalogue that is computed
// (V922), pages that do not hang together (V016). `examined` may be null; it keeps what was found
// of a file with several layers.
[[nodiscard]] std::optional<Finding> package_fault(LayerSource const& source,
                                                   std::filesystem::path const& path,
                                                   PackageExaminer const& package,
                                                   ExaminedFiles* examined);

// The same of a text of GeoJSON: no object (V006), no JSON (V064) or no UTF-8 (V001), too deep
// (V923), a key twice (V924). Sets `features` to the number of features that it lists. One pass
// over the file.
[[nodiscard]] std::optional<Finding> geojson_fault(LayerSource const& source,
                                                   std::filesystem::path const& path,
                                                   std::optional<std::int64_t>& features);

}  // namespace tongcun
