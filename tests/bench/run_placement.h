// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_options.h"

#include <nlohmann/json.hpp>

namespace tongcun {

// Solves a public instance within the time limit (a timer stops the engine, which has no clock),
// counts the plan and its bound again, and compares with the best value known.
[[nodiscard]] nlohmann::ordered_json run_gap(BenchOptions const& options);
[[nodiscard]] nlohmann::ordered_json run_single_source_location(BenchOptions const& options);
[[nodiscard]] nlohmann::ordered_json run_multi_source_location(BenchOptions const& options);

}  // namespace tongcun
