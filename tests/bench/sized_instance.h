// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

// The number of a made-up instance "<name>:<number>"; none if the text does not begin with
// "<name>:". Throws std::runtime_error if the number is not one from `least` to `most`.
[[nodiscard]] std::optional<std::uint32_t> sized_instance(std::string_view text,
                                                          std::string_view name,
                                                          std::uint32_t least, std::uint32_t most);

// The numbers of "<name>:<number>x<number>x<number>"; none if the text does not begin with
// "<name>:". Throws std::runtime_error if what follows is not that.
[[nodiscard]] std::optional<std::array<std::uint32_t, 3>> three_sizes(std::string_view text,
                                                                      std::string_view name);

}  // namespace tongcun
