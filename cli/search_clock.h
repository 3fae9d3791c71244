// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace tongcun {

// Ends the search of planners: at a time limit, or when the user asked the program to stop. Keeps a
// thread of its own while it lives.
class SearchClock {
 public:
  // `seconds` from now; 0 = no limit. `interrupted`: set by a signal.
  SearchClock(double seconds, std::atomic<bool> const& interrupted);
  ~SearchClock();
  SearchClock(SearchClock const&) = delete;
  SearchClock& operator=(SearchClock const&) = delete;

  [[nodiscard]] std::atomic<bool> const& stop() const { return stop_; }

 private:
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_over_ = false;
  std::thread thread_;
};

}  // namespace tongcun
