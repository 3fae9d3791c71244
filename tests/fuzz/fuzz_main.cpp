// SPDX-License-Identifier: Apache-2.0
// The door to libFuzzer: tongcun_fuzz --target csv [options and corpus of libFuzzer].
// "--list" lists the targets and how many inputs ./check tries of each.
#include "tests/fuzz/fuzz_targets.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

tongcun::FuzzTarget const* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  char** const words = *arguments;
  if (*count > 1 && std::string_view(words[1]) == "--list") {
    for (tongcun::FuzzTarget const& target : tongcun::fuzz_targets()) {
      std::printf("%s %lld\n", std::string(target.name).c_str(),
                  static_cast<long long>(target.runs));
    }
    std::exit(0);
  }
  if (*count > 2 && std::string_view(words[1]) == "--target") {
    chosen = tongcun::fuzz_target(words[2]);
  }
  if (chosen == nullptr) {
    std::fputs("tongcun_fuzz --target NAME, or --list\n", stderr);
    std::exit(2);
  }
  for (int i = 3; i < *count; ++i) {
    words[i - 2] = words[i];
  }
  *count -= 2;
  words[*count] = nullptr;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  chosen->try_bytes({reinterpret_cast<char const*>(data), size});
  return 0;
}
