// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"
#include "engine/run/run_settings.h"
#include "io/write_run.h"

#include <chrono>

namespace tongcun {

// How long a run takes to read and to compute, for its record.
class RunClock {
 public:
  void has_read();
  void has_computed();
  // With the command, the threads and the most memory so far.
  [[nodiscard]] RunCircumstances circumstances(Options const& options,
                                               RunSettings const& run) const;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_ = Clock::now();
  double reading_ = 0.0;
  double computing_ = 0.0;
};

}  // namespace tongcun
