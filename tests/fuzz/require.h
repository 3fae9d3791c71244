// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <source_location>

namespace tongcun {

// Ends the program where a promise does not hold; asserts would be left out of some builds.
inline void require(bool holds, std::source_location const at = std::source_location::current()) {
  if (!holds) {
    std::fprintf(stderr, "a promise does not hold: %s, line %u\n", at.file_name(), at.line());
    std::abort();
  }
}

}  // namespace tongcun
