// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// Seconds that the calling thread has spent on a processor.
[[nodiscard]] double thread_seconds();
// Seconds of a clock on the wall that never goes back.
[[nodiscard]] double wall_seconds();

// Largest resident memory of the process so far.
[[nodiscard]] std::int64_t peak_memory_bytes();

// The middle value, the mean of the two middle ones, 0 of none.
[[nodiscard]] double median(std::vector<double> values);

// CPU seconds of one call on this thread.
template <class Work>
double timed(Work&& work) {
  double const start = thread_seconds();
  std::forward<Work>(work)();
  return thread_seconds() - start;
}

// Wall seconds of one call, for work on several threads.
template <class Work>
double timed_on_wall(Work&& work) {
  double const start = wall_seconds();
  std::forward<Work>(work)();
  return wall_seconds() - start;
}

// Counts rounds of measuring: at least `kFewest`, then more until the time limit, `kMost` at most.
class Rounds {
 public:
  explicit Rounds(double time_limit) : end_(wall_seconds() + time_limit) {}
  // True if another round is to be made.
  [[nodiscard]] bool next() {
    if (done_ >= kMost || (done_ >= kFewest && wall_seconds() >= end_)) {
      return false;
    }
    ++done_;
    return true;
  }
  [[nodiscard]] int done() const { return done_; }

 private:
  static constexpr int kFewest = 3;
  static constexpr int kMost = 11;
  double end_;
  int done_ = 0;
};

// Compiler, versions of the peers, processor and its flags that matter here.
[[nodiscard]] nlohmann::ordered_json describe_machine();

}  // namespace tongcun
