// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tongcun {

// A prefix and a number >= 0 in decimal digits, with zeros in front up to `digits` of them.
[[nodiscard]] inline std::string number_text(std::string_view prefix, std::int64_t value,
                                             std::size_t digits) {
  std::string const number = std::to_string(value);
  std::string text(prefix);
  if (number.size() < digits) {
    text.append(digits - number.size(), '0');
  }
  text += number;
  return text;
}

}  // namespace tongcun
