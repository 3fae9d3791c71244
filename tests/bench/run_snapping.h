// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_options.h"

#include <nlohmann/json.hpp>

namespace tongcun {

// Nearest vertex and nearest segment, one query after the other in random order, by the engine's
// index and by Boost.Geometry's R-tree. The file is a scenario (.toml) or "points:<n>".
[[nodiscard]] nlohmann::ordered_json run_snapping(BenchOptions const& options);

}  // namespace tongcun
