// SPDX-License-Identifier: Apache-2.0
#include "io/personal_numbers.h"

#include <array>
#include <charconv>
#include <chrono>

namespace tongcun {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Part of a longer number or word, or of a decimal number.
bool goes_on(std::string_view text, std::size_t end) {
  bool const is_decimal = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
  return is_decimal || (end < text.size() && is_digit(text[end]));
}
bool began_before(std::string_view text, std::size_t begin) {
  return begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' ||
                       text[begin - 1] == '-' || text[begin - 1] == '+');
}

// Digits within a digest in hexadecimal, as run.json has them.
bool is_in_digest(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kShortestDigest = 32;
  auto const is_hexadecimal = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  while (begin > 0 && is_hexadecimal(text[begin - 1])) {
    --begin;
  }
  while (end < text.size() && is_hexadecimal(text[end])) {
    ++end;
  }
  return end - begin >= kShortestDigest;
}

bool is_day(std::string_view digits) {
  auto const number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    std::from_chars(digits.data() + at, digits.data() + at + count, value);
    return value;
  };
  int const year = number(0, 4);
  return year >= 1900 && year <= 2100 &&
         std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(number(4, 2))),
                                     std::chrono::day(static_cast<unsigned>(number(6, 2))))
             .ok();
}

// GB 11643: weights 2^(18-i) mod 11.
bool has_check_digit(std::string_view number) {
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kDigits = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    sum += kWeights[i] * (number[i] - '0');
  }
  char const last = number[17] == 'x' ? 'X' : number[17];
  return kDigits[static_cast<std::size_t>(sum % 11)] == last;
}

}  // namespace

std::vector<std::size_t> identity_numbers(std::string_view text) {
  constexpr std::size_t kDigits = 17;
  std::vector<std::size_t> found;
  for (std::size_t begin = 0; begin + kDigits < text.size(); ++begin) {
    if (!is_digit(text[begin]) || began_before(text, begin)) {
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) {
      ++end;
    }
    std::size_t const digits = end - begin;
    bool const ends_in_x = digits == kDigits && end < text.size() && (text[end] | 0x20) == 'x';
    if ((digits == kDigits + 1 && !goes_on(text, end)) || ends_in_x) {
      std::string_view const number = text.substr(begin, kDigits + 1);
      if (is_day(number.substr(6, 8)) && has_check_digit(number) &&
          !is_in_digest(text, begin, begin + number.size())) {
        found.push_back(begin);
      }
    }
    begin = end;
  }
  return found;
}

std::vector<std::size_t> mobile_numbers(std::string_view text) {
  std::vector<std::size_t> found;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_digit(text[begin])) {
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) {
      ++end;
    }
    if (end - begin == kMobileDigits && text[begin] == '1' && text[begin + 1] >= '3' &&
        !began_before(text, begin) && !goes_on(text, end) && !is_in_digest(text, begin, end)) {
      found.push_back(begin);
    }
    begin = end;
  }
  return found;
}

}  // namespace tongcun
