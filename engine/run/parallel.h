// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"

#include <cstddef>
#include <functional>
#include <string_view>

namespace tongcun {

// Calls body(begin, end) for consecutive blocks of `block` indices covering 0 … count-1, on
// run.threads threads. Blocks are fixed by `block`, not by the number of threads, so a body that
// writes only to its own indices gives the same result for any thread count. Progress is reported
// under `stage`. Throws Stopped when asked to stop, and the first exception of a body.
void for_each_block(RunSettings const& run, std::string_view stage, std::size_t count,
                    std::size_t block,
                    std::function<void(std::size_t begin, std::size_t end)> const& body);

// How many threads that is: run.threads, at most the processors that the process may use.
[[nodiscard]] int threads_used(RunSettings const& run);

}  // namespace tongcun
