// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace tongcun {

// What the command line asks for.
struct BenchOptions {
  std::string bench_class;  // "routing"
  std::string file;
  double time_limit = 60.0;     // seconds of measuring; at least three rounds are made
  bool processor_time = false;  // the limit is of the processor's seconds: for busy machines
  int threads = 2;              // of the many-threads measurements
  std::uint64_t seed = 1;       // of everything that is drawn
  bool json = false;            // the object on one line
};

}  // namespace tongcun
