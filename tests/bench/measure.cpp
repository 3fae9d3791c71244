// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.h"

#include <sys/resource.h>
#include <boost/version.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <sstream>
#include <thread>

namespace tongcun {
namespace {

// The value of the first line "key : value" of /proc/cpuinfo; empty if there is none.
std::string processor_line(std::string const& key) {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    std::size_t const colon = line.find(':');
    if (line.starts_with(key) && colon != std::string::npos && colon + 2 <= line.size()) {
      return line.substr(colon + 2);
    }
  }
  return {};
}

}  // namespace

double thread_seconds() {
  struct timespec now {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::int64_t peak_memory_bytes() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

double median(std::vector<double> values) {
  if (values.empty()) {
    return 0.0;
  }
  std::ranges::sort(values);
  std::size_t const middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
}

nlohmann::ordered_json describe_machine() {
  std::istringstream words(processor_line("flags"));
  std::vector<std::string> flags;
  constexpr std::array kAsked{"sse4_2", "avx", "avx2", "fma", "avx512f"};
  for (std::string word; words >> word;) {
    if (std::ranges::find(kAsked, word) != kAsked.end()) {
      flags.push_back(word);
    }
  }
  nlohmann::ordered_json machine;
  machine["compiler"] = std::string("g++ ") + __VERSION__;
#ifdef NDEBUG
  machine["assertions"] = false;
#else
  machine["assertions"] = true;
#endif
  machine["boost"] = BOOST_LIB_VERSION;
  machine["processor"] = processor_line("model name");
  machine["processors"] = std::thread::hardware_concurrency();
  machine["cpu_flags"] = flags;
  return machine;
}

}  // namespace tongcun
