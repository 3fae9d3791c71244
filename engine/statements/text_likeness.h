// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace tongcun {

// How much two texts have in common: twice the pairs of neighbouring characters that both have,
// over the pairs of both (Dice 1945), as two integers. Blanks and ASCII punctuation count for
// nothing; UTF-8. Of texts without pairs 0 of 0. Symmetric. O(characters log characters).
struct TextLikeness {
  std::int64_t common = 0;  // twice the common pairs
  std::int64_t all = 0;
};
[[nodiscard]] TextLikeness text_likeness(std::string_view a, std::string_view b);

// Texts of two places with so many hundredths in common were hardly written twice [A].
constexpr std::int64_t kCopiedHundredths = 90;
[[nodiscard]] bool is_copied(TextLikeness const& likeness);

}  // namespace tongcun
