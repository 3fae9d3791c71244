// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace tongcun {

// A number >= 0 in decimal digits, with zeros in front up to `digits` of them.
[[nodiscard]] inline std::string number_text(std::int64_t value, std::size_t digits) {
  std::string text = std::to_string(value);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

}  // namespace tongcun
