// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/feature_source.h"

#include <filesystem>

namespace tongcun {

// Opens a CSV file read by our own reader; points from two columns in the scenario's `crs`.
[[nodiscard]] OpenedSource open_csv(LayerSource const& source, std::filesystem::path const& path);

}  // namespace tongcun
