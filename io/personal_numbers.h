// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tongcun {

// Offsets at which the number of an identity card of China begins: 18 digits, the last of which may
// be X, with a day of birth and the check digit of GB 11643, and not part of a longer number or of
// a digest. Ascending. O(bytes).
[[nodiscard]] std::vector<std::size_t> identity_numbers(std::string_view text);

// Offsets at which a mobile number of China begins: 11 digits from 13 on, likewise by itself.
[[nodiscard]] std::vector<std::size_t> mobile_numbers(std::string_view text);
constexpr std::size_t kMobileDigits = 11;

}  // namespace tongcun
