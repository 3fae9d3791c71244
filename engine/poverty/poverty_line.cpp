// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/poverty_line.h"

#include <string_view>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kDaysOfYear = 365;
constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kMostLine = 100'000'000'000;
constexpr std::int64_t kInternationalMinor = 100;  // cents of an international dollar
constexpr std::string_view kInternational = "USD-PPP-";
constexpr std::string_view kPerDay = "person/day";
constexpr std::string_view kAsSurvey = "survey";

ResolvedLine lacks(LineLack lack) {
  return {std::nullopt, lack};
}

std::optional<std::int64_t> value_of(PovertyLine const& line, std::optional<int> year) {
  if (year) {
    auto const found = line.by_year.find(*year);
    if (found != line.by_year.end()) {
      return found->second;
    }
  }
  return line.any_year;
}

// `amount` times the quotient, both above zero; half up.
Wide times(Wide amount, Wide numerator, Wide denominator) {
  return (2 * amount * numerator + denominator) / (2 * denominator);
}

}  // namespace

ResolvedLine resolve_line(PovertyLine const& line, std::optional<int> year,
                          std::optional<IncomeUnit> const& unit,
                          std::optional<PurchasingPower> const& power,
                          std::int64_t minor_per_major) {
  bool const is_stated =
      unit && !unit->currency.empty() && !unit->per.empty() && !unit->concept_of_income.empty();
  if (!is_stated) {
    return lacks(LineLack::no_income);
  }
  std::optional<std::int64_t> const value = value_of(line, year);
  if (!value || *value <= 0) {
    bool const wants_year = !year && !line.by_year.empty();
    return lacks(wants_year ? LineLack::no_year : LineLack::no_value);
  }
  if (line.concept_of_income.empty()) {
    return lacks(LineLack::no_concept);
  }
  if (line.concept_of_income != kAsSurvey && line.concept_of_income != unit->concept_of_income) {
    return lacks(LineLack::other_concept);
  }
  bool const is_converted = line.currency != unit->currency;
  if (is_converted && !std::string_view(line.currency).starts_with(kInternational)) {
    return lacks(LineLack::other_currency);
  }
  if (is_converted && !power) {
    return lacks(LineLack::no_purchasing_power);
  }
  std::int64_t days = 1;
  if (line.per != unit->per) {
    if (line.per != kPerDay) {
      return lacks(LineLack::other_period);
    }
    days = kDaysOfYear;
  }
  Wide amount = Wide{*value} * days;
  if (is_converted) {
    amount = times(amount * power->factor, Wide{power->price_ratio} * minor_per_major,
                   Wide{kMillion} * kMillion * kInternationalMinor);
  }
  if (amount <= 0 || amount > kMostLine) {
    return lacks(LineLack::beyond_range);
  }
  return {IncomeLine{static_cast<std::int64_t>(amount), line.poor_if, true}, LineLack::none};
}

}  // namespace tongcun
