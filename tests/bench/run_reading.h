// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_options.h"

#include <nlohmann/json.hpp>

namespace tongcun {

// Reading the layers of a scenario (.toml): with all that is examined and typed, on one thread and
// on --threads, against GDAL that steps through the same layers, takes every cell as text and looks
// at nothing. Layers must be of formats that GDAL reads here; the elevation is left out. The
// objective is the number of rows.
[[nodiscard]] nlohmann::ordered_json run_reading(BenchOptions const& options);

}  // namespace tongcun
