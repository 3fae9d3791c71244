// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_options.h"

#include <nlohmann/json.hpp>

namespace tongcun {

// Shortest paths on one graph: from one node to all (against the peers), nearest facilities of all
// nodes in one pass, and a matrix of sources on one and on several threads. The file is a topology
// (.gr, .gr.xz), a scenario (.toml) or "grid:<side>".
[[nodiscard]] nlohmann::ordered_json run_routing(BenchOptions const& options);

}  // namespace tongcun
