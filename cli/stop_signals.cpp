// SPDX-License-Identifier: Apache-2.0
#include "cli/stop_signals.h"

#include "cli/exit_codes.h"

#include <unistd.h>
#include <csignal>

namespace tongcun {
namespace {

std::atomic<bool> stop_flag{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

extern "C" void on_stop_signal(int) {
  if (stop_flag.exchange(true)) {
    _exit(status_of(ExitCode::stopped));
  }
}

}  // namespace

std::atomic<bool> const& install_stop_signals() {
  struct sigaction action {};
  action.sa_handler = on_stop_signal;
  sigemptyset(&action.sa_mask);
  for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
    sigaction(signal, &action, nullptr);
  }
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
  return stop_flag;
}

}  // namespace tongcun
