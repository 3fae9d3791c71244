// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <string_view>

namespace tongcun {

// Thrown from a computation after the user asked it to stop; nothing of it may be published.
class Stopped : public std::exception {
 public:
  [[nodiscard]] char const* what() const noexcept override { return "stopped"; }
};

// How work is executed, never what is computed: results are the same for any value in here.
struct RunSettings {
  int threads = 0;  // 0 = all processors
  // Called with the stage's key, work done and work in all; from one thread at a time, rarely.
  std::function<void(std::string_view stage, std::int64_t done, std::int64_t total)> progress;
  std::atomic<bool> const* stop = nullptr;  // set from outside, for example by a signal

  [[nodiscard]] bool stop_requested() const {
    return stop != nullptr && stop->load(std::memory_order_relaxed);
  }
  // Throws Stopped if the user asked for it.
  void check_stop() const {
    if (stop_requested()) {
      throw Stopped();
    }
  }
  void report(std::string_view stage, std::int64_t done, std::int64_t total) const {
    if (progress) {
      progress(stage, done, total);
    }
  }
};

}  // namespace tongcun
