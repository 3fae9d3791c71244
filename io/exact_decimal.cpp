// SPDX-License-Identifier: Apache-2.0
#include "io/exact_decimal.h"

#include "io/output_table.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace tongcun {
namespace {

constexpr std::size_t kMostDigits = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<std::int64_t> whole(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_whole = !text.empty() && error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> times_ten(std::int64_t value, int times) {
  for (int i = 0; i < times; ++i) {
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value)) {
      return std::nullopt;
    }
  }
  return value;
}

}  // namespace

std::optional<ExactDecimal> parse_exact(std::string_view text) {
  std::int64_t exponent = 0;
  if (std::size_t const e = text.find_first_of("eE"); e != std::string_view::npos) {
    std::optional<std::int64_t> const stated = whole(text.substr(e + 1));
    if (!stated || *stated > 18 || *stated < -18) {
      return std::nullopt;
    }
    exponent = *stated;
    text = text.substr(0, e);
  }
  bool const is_negative = text.starts_with('-');
  text.remove_prefix(is_negative ? 1 : 0);
  std::size_t const point = text.find('.');
  std::string digits(text.substr(0, point));
  int decimals = 0;
  if (point != std::string_view::npos) {
    digits += text.substr(point + 1);
    decimals = static_cast<int>(text.size() - point - 1);
  }
  bool const is_number = !digits.empty() && point != 0 && std::ranges::all_of(digits, is_digit) &&
                         (point == std::string_view::npos || decimals > 0);
  if (!is_number || digits.size() > kMostDigits) {
    return std::nullopt;
  }
  std::optional<std::int64_t> value = whole(digits);
  decimals -= static_cast<int>(exponent);
  if (value && decimals < 0) {
    value = times_ten(*value, -decimals);
    decimals = 0;
  }
  return value ? std::optional(ExactDecimal{is_negative ? -*value : *value, decimals})
               : std::nullopt;
}

std::optional<ExactDecimal> difference(ExactDecimal const& of, ExactDecimal const& less) {
  int const decimals = std::max(of.decimals, less.decimals);
  std::optional<std::int64_t> const a = times_ten(of.value, decimals - of.decimals);
  std::optional<std::int64_t> const b = times_ten(less.value, decimals - less.decimals);
  std::int64_t result = 0;
  if (!a || !b || __builtin_sub_overflow(*a, *b, &result)) {
    return std::nullopt;
  }
  return ExactDecimal{result, decimals};
}

std::string text_of(ExactDecimal const& number, bool signed_text) {
  OutputColumn column;
  column.decimals = number.decimals;
  std::string const text = printed(OutputCell(number.value), column);
  return signed_text && number.value > 0 ? "+" + text : text;
}

}  // namespace tongcun
