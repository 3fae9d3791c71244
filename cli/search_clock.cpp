// SPDX-License-Identifier: Apache-2.0
#include "cli/search_clock.h"

#include <chrono>

namespace tongcun {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kPoll{20};

}  // namespace

SearchClock::SearchClock(double seconds, std::atomic<bool> const& interrupted) {
  Clock::time_point const end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                                   std::chrono::duration<double>(seconds));
  thread_ = std::thread([this, &interrupted, end, has_limit = seconds > 0.0] {
    std::unique_lock lock(mutex_);
    while (!is_over_ && !stop_.load()) {
      wake_.wait_for(lock, kPoll);
      if (interrupted.load() || (has_limit && Clock::now() >= end)) {
        stop_.store(true);
      }
    }
  });
}

SearchClock::~SearchClock() {
  {
    std::scoped_lock const lock(mutex_);
    is_over_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

}  // namespace tongcun
