// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tongcun {

// Shows long work on stderr: a bar on a terminal, elsewhere one plain line per stage and then at
// most one every half minute.
class ProgressDisplay {
 public:
  ProgressDisplay(Language language, bool is_quiet);
  ~ProgressDisplay();
  ProgressDisplay(ProgressDisplay const&) = delete;
  ProgressDisplay& operator=(ProgressDisplay const&) = delete;

  void show(std::string_view stage, std::int64_t done, std::int64_t total);
  // How far a plan may be from the best one there is; at most once a second.
  void show_gap(std::int64_t objective, std::int64_t bound);

 private:
  void end_line();

  using Clock = std::chrono::steady_clock;
  Language language_;
  bool is_quiet_;
  bool is_terminal_;
  bool line_open_ = false;
  std::string stage_;
  Clock::time_point last_;
  Clock::time_point last_gap_;
};

}  // namespace tongcun
