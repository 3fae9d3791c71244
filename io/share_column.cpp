// SPDX-License-Identifier: Apache-2.0
#include "io/share_column.h"

#include "io/parse_value.h"

#include <array>
#include <cmath>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 2> kSigns{"%", "％"};

// Takes one of the endings off; whether there was one.
template <std::size_t N>
bool drop_ending(std::string_view& text, std::array<std::string_view, N> const& endings) {
  for (std::string_view const ending : endings) {
    if (text.ends_with(ending)) {
      text.remove_suffix(ending.size());
      return true;
    }
  }
  return false;
}

}  // namespace

ShareUnit share_unit_of_name(std::string_view column) {
  constexpr std::array<std::string_view, 6> kAround{" ", "　", ")", "）", "]", "】"};
  while (drop_ending(column, kAround)) {
  }
  return drop_ending(column, kSigns) ? ShareUnit::per_cent : ShareUnit::unstated;
}

ShareColumn::Cell ShareColumn::read(std::string_view content, std::int64_t row) {
  bool const has_sign = drop_ending(content, kSigns);
  std::optional<double> const value = parse_decimal(content);
  if (!value) {
    return {std::nullopt, Problem::no_number};
  }
  bool const is_above_one = *value > 1.0;
  if (has_sign) {
    with_sign_ += *value != 0.0 ? 1 : 0;
  } else if (is_above_one) {
    first_above_one_ = above_one_++ == 0 ? row : first_above_one_;
  } else if (*value != 0.0) {
    first_bare_ = bare_++ == 0 ? row : first_bare_;
  }
  if (!has_sign && is_above_one && unit_ == ShareUnit::unstated) {
    return {};  // said once for the column
  }
  double const whole = has_sign || unit_ == ShareUnit::per_cent ? 100.0 : 1.0;
  if (*value < 0.0 || *value > whole) {
    return {std::nullopt, Problem::out_of_range};
  }
  return {static_cast<std::int64_t>(std::floor(*value / whole * 1e6 + 0.5)), Problem::none};
}

}  // namespace tongcun
