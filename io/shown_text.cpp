// SPDX-License-Identifier: Apache-2.0
#include "io/shown_text.h"

#include "io/vocabulary.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr std::size_t kShownCharacters = 40;
constexpr std::string_view kLeftOut = "…";
constexpr std::string_view kBetween = ", ";

bool is_control(char c) {
  auto const byte = static_cast<unsigned char>(c);
  bool const is_blank = c == '\t' || c == '\r' || c == '\n';
  return (byte < 0x20 && !is_blank) || byte == 0x7f;
}

// Bytes of the digit at the start, ASCII or full-width; 0 = none.
std::size_t digit_length(std::string_view text) {
  if (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    return 1;
  }
  bool const is_full_width = text.size() >= 3 && text.starts_with("\xef\xbc") &&
                             static_cast<unsigned char>(text[2]) >= 0x90 &&
                             static_cast<unsigned char>(text[2]) <= 0x99;
  return is_full_width ? 3 : 0;
}

// Bytes of the character at the start of a printable text.
std::size_t character_length(std::string_view text) {
  auto const first = static_cast<unsigned char>(text.front());
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

}  // namespace

bool has_controls(std::string_view text) {
  bool found = false;
  for (char const c : text) {
    found |= is_control(c);  // without leaving early: bytes are looked at together
  }
  return found;
}

std::string without_controls(std::string_view text) {
  std::string result(text);
  std::ranges::replace_if(result, is_control, ' ');
  return result;
}

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    auto const first = static_cast<unsigned char>(text.front());
    std::size_t length = character_length(text);
    if (first < 0x20 || first == 0x7f || !is_clean_utf8(text.substr(0, length))) {
      result += ' ';
      length = 1;
    } else {
      result += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return result;
}

std::string masked(std::string_view text, std::size_t digits) {
  std::string const clean = printable(text.substr(0, 4096));
  std::string_view rest = clean;
  std::string result;
  std::size_t characters = 0;
  while (!rest.empty() && characters < kShownCharacters) {
    std::size_t run = 0;
    std::size_t bytes = 0;
    while (std::size_t const length = digit_length(rest.substr(bytes))) {
      ++run;
      bytes += length;
    }
    if (run > digits) {
      result += kLeftOut;
      ++characters;
    } else {
      bytes = run > 0 ? bytes : character_length(rest);
      result += rest.substr(0, bytes);
      characters += run > 0 ? run : 1;
    }
    rest.remove_prefix(bytes);
  }
  return rest.empty() ? result : result + std::string(kLeftOut);
}

std::string joined(std::vector<std::string> const& texts) {
  std::string list;
  for (std::string const& text : texts) {
    list += list.empty() ? "" : kBetween;
    list += text;
  }
  return list;
}

std::size_t longest_number(std::string_view text) {
  std::size_t longest = 0;
  std::size_t digits = 0;
  bool was_digit = false;
  while (!text.empty()) {
    std::size_t const length = digit_length(text);
    bool const is_between = text.front() == ' ' || text.front() == '-';
    digits = length > 0 ? digits + 1 : was_digit && is_between ? digits : 0;
    longest = std::max(longest, digits);
    was_digit = length > 0;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return longest;
}

std::string masked_list(std::string_view list) {
  std::string result;
  for (bool is_first = true; is_first || !list.empty(); is_first = false) {
    std::size_t const end = list.find(kBetween);
    result += (is_first ? "" : std::string(kBetween)) + masked(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + kBetween.size());
  }
  return result;
}

TextForm form_of(std::string_view text) {
  std::string const clean = printable(text);
  std::string_view rest = clean;
  TextForm form;
  while (!rest.empty()) {
    std::size_t const digit = digit_length(rest);
    form.digits += digit > 0 ? 1 : 0;
    ++form.characters;
    rest.remove_prefix(digit > 0 ? digit : character_length(rest));
  }
  return form;
}

}  // namespace tongcun
