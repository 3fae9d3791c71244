// SPDX-License-Identifier: Apache-2.0
#include "cli/run_clock.h"

#include "engine/run/parallel.h"

#include <sys/resource.h>

namespace tongcun {
namespace {

std::int64_t peak_memory_bytes() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

}  // namespace

void RunClock::has_read() {
  Clock::time_point const now = Clock::now();
  reading_ = std::chrono::duration<double>(now - begin_).count();
  begin_ = now;
}

void RunClock::has_computed() {
  computing_ = std::chrono::duration<double>(Clock::now() - begin_).count();
}

RunCircumstances RunClock::circumstances(Options const& options, RunSettings const& run) const {
  RunCircumstances circumstances;
  circumstances.command = options.words;
  circumstances.threads = options.threads;
  circumstances.threads_used = threads_used(run);
  circumstances.seconds_reading = reading_;
  circumstances.seconds_computing = computing_;
  circumstances.peak_memory_bytes = peak_memory_bytes();
  return circumstances;
}

}  // namespace tongcun
