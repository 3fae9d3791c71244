// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// One door by which bytes of others come in, opened to any bytes at all.
struct FuzzTarget {
  std::string_view name;
  void (*try_bytes)(std::string_view bytes);
  std::int64_t runs;  // in ./check
};

// Parsers of text and bytes of our own, readers of whole files, and layers of each format. A target
// aborts where a promise of the parser does not hold; crashes, sanitizers and time see the rest.
[[nodiscard]] std::vector<FuzzTarget> const& fuzz_targets();
[[nodiscard]] FuzzTarget const* fuzz_target(std::string_view name);

}  // namespace tongcun
