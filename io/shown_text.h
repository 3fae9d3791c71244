// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Whether a text holds characters that steer a terminal or end a text early: C0 controls and DEL,
// but for tab and line ends.
[[nodiscard]] bool has_controls(std::string_view text);

// The text with a blank for each of those.
[[nodiscard]] std::string without_controls(std::string_view text);

// One line for a terminal: every control character, line ends too, and every byte that is no clean
// UTF-8 (a text cut within a character) as a blank.
[[nodiscard]] std::string printable(std::string_view text);

// Digits in a row that a message may show. Longer ones may be identity or phone numbers; the codes
// of villages, roads and facilities have up to 14, and where a code stands they may be shown.
constexpr std::size_t kShownDigits = 6;
constexpr std::size_t kShownDigitsOfCode = 14;

// What a message may show of a text from a file, as it can hold anything, also what is personal:
// printable, longer runs of digits replaced by "…", cut to 40 characters.
[[nodiscard]] std::string masked(std::string_view text, std::size_t digits = kShownDigits);
// The same for each part of a list with commas: column and layer names.
[[nodiscard]] std::string masked_list(std::string_view list);

// Digits of the longest number in a text, ASCII or full-width; single blanks and hyphens within it
// do not end it ("138 6754-3091" has 11).
[[nodiscard]] std::size_t longest_number(std::string_view text);

// The texts with commas between them.
[[nodiscard]] std::string joined(std::vector<std::string> const& texts);

// The form of a value without the value.
struct TextForm {
  std::size_t characters = 0;
  std::size_t digits = 0;  // among them
};
[[nodiscard]] TextForm form_of(std::string_view text);

}  // namespace tongcun
