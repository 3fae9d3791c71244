// SPDX-License-Identifier: Apache-2.0
#include "io/money.h"

#include "engine/assignment/placement_plan.h"
#include "io/term_column.h"

#include <utility>

namespace tongcun {
namespace {

constexpr int kMostDecimals = 4;
constexpr std::int64_t kTen = 10;

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) {
    power *= kTen;
  }
  return power;
}

}  // namespace

Money::Money(ProfileTerms const& terms)
    : currency_(terms.currency), minor_per_major_(terms.minor_per_major) {
  while (decimals_ < kMostDecimals && power_of_ten(decimals_) % minor_per_major_ != 0) {
    ++decimals_;
  }
}

std::int64_t Money::scaled(std::int64_t minor) const {
  std::int64_t const power = power_of_ten(decimals_);
  // Exact where the minor unit is a decimal fraction, without leaving 64 bits.
  return power % minor_per_major_ == 0 ? minor * (power / minor_per_major_)
                                       : minor / minor_per_major_ * power +
                                             minor % minor_per_major_ * power / minor_per_major_;
}

OutputColumn Money::column(std::string key, std::string_view term_key) const {
  OutputColumn column = term_column(std::move(key), term_key, ColumnType::decimal, decimals_);
  column.unit = currency_;
  return column;
}

OutputCell Money::cell(std::optional<std::int64_t> const& minor) const {
  return minor ? OutputCell(scaled(*minor)) : OutputCell();
}

std::string Money::text(std::int64_t minor) const {
  return printed(cell(minor), {"", {}, ColumnType::decimal, decimals_});
}

std::int64_t whole_minor(std::int64_t price) {
  std::int64_t const half = std::int64_t{1} << (kPriceBits - 1);
  std::int64_t const whole = price >> kPriceBits;
  return whole + ((price & ((std::int64_t{1} << kPriceBits) - 1)) >= half ? 1 : 0);
}

std::string area_text(std::int64_t square_decimetres) {
  constexpr int kDecimals = 2;
  return printed(square_decimetres, {"", {}, ColumnType::decimal, kDecimals});
}

}  // namespace tongcun
