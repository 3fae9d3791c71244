// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/profile_terms.h"
#include "engine/types/text.h"
#include "io/output_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// Money in minor units of a currency, printed in its major unit with exactly its digits: 12345 fen
// are "123.45". Of a currency whose minor unit is no decimal fraction, four digits, rounded down.
class Money {
 public:
  explicit Money(ProfileTerms const& terms);

  [[nodiscard]] std::string const& currency() const { return currency_; }  // "" = not named
  [[nodiscard]] int decimals() const { return decimals_; }                 // that its cells hold
  // A column of amounts, with the title and meaning of a term and the currency as its unit.
  [[nodiscard]] OutputColumn column(std::string key, std::string_view term_key) const;
  [[nodiscard]] OutputCell cell(std::optional<std::int64_t> const& minor) const;
  [[nodiscard]] std::string text(std::int64_t minor) const;

 private:
  [[nodiscard]] std::int64_t scaled(std::int64_t minor) const;

  std::string currency_;
  std::int64_t minor_per_major_;
  int decimals_ = 0;
};

// A price of a certificate (2^-20 minor units) in whole minor units, to the nearest.
[[nodiscard]] std::int64_t whole_minor(std::int64_t price);

// Square decimetres as square metres with two decimals, "62.50".
[[nodiscard]] std::string area_text(std::int64_t square_decimetres);

}  // namespace tongcun
