// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace tongcun {

// Installs handlers for SIGINT, SIGTERM and SIGHUP and gives the flag they set: the first signal
// asks for a stop, the second ends the process at once (exit code 5), nothing published.
[[nodiscard]] std::atomic<bool> const& install_stop_signals();

}  // namespace tongcun
