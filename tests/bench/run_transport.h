// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_options.h"

#include <nlohmann/json.hpp>

namespace tongcun {

// Class "transport": made-up instances clusters:<units>x<sites>x<candidates>, against LEMON's
// network simplex and cost scaling. Throws std::runtime_error if the instance cannot be made.
[[nodiscard]] nlohmann::ordered_json run_transport(BenchOptions const& options);

}  // namespace tongcun
