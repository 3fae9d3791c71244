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

std::optional<std::array<std::uint32_t, 3>> three_sizes(std::string_view text,
                                                        std::string_view name) {
  if (!text.starts_with(name) || text.substr(name.size(), 1) != ":") {
    return std::nullopt;
  }
  std::array<std::uint32_t, 3> numbers{};
  char const* at = text.data() + name.size() + 1;
  char const* const end = text.data() + text.size();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto const [next, error] = std::from_chars(at, end, numbers[i]);
    bool const is_last = i + 1 == numbers.size();
    if (error != std::errc() || (is_last ? next != end : next == end || *next != 'x')) {
      throw std::runtime_error("an instance is " + std::string(name) +
                               ":<number>x<number>x<number>");
    }
    at = next + 1;
  }
  return numbers;
}

}  // namespace tongcun
