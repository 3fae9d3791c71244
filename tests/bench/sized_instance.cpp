// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/sized_instance.h"

#include <charconv>
#include <stdexcept>
#include <string>

namespace tongcun {

std::optional<std::uint32_t> sized_instance(std::string_view text, std::string_view name,
                                            std::uint32_t least, std::uint32_t most) {
  if (!text.starts_with(name) || text.substr(name.size()).substr(0, 1) != ":") {
    return std::nullopt;
  }
  std::string_view const digits = text.substr(name.size() + 1);
  std::uint32_t number = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number < least ||
      number > most) {
    throw std::runtime_error("\"" + std::string(text) + "\": the number must be from " +
                             std::to_string(least) + " to " + std::to_string(most));
  }
  return number;
}

}  // namespace tongcun
