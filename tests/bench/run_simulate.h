// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_options.h"

#include <nlohmann/json.hpp>

namespace tongcun {

// Class "simulate": a made-up county incomes:<households>x<years>x<replicates>, against the
// standard library's engine and normal distribution on the same model, and against the limit of
// draws and Box–Muller alone. Throws std::runtime_error if the instance cannot be made.
[[nodiscard]] nlohmann::ordered_json run_simulate(BenchOptions const& options);

}  // namespace tongcun
