// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/income_poverty.h"
#include "engine/region/household_register.h"
#include "engine/types/text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tongcun {

// A line of income or consumption as a profile or a scenario states it. Money in minor units of its
// currency. Each year has a value of its own: none is carried on, and none is assumed after the
// last that somebody states (domain reference 2.1).
struct PovertyLine {
  std::string key;
  Text name;
  std::string currency;           // ISO code; "USD-PPP-2021" and the like for international lines
  std::string per;                // "person/year", "person/day"
  std::string concept_of_income;  // net, disposable, consumption; survey: as the survey has it;
                                  // "" = the user must say
  PoorIf poor_if = PoorIf::below;
  std::map<int, std::int64_t> by_year;
  std::optional<std::int64_t> any_year;  // of lines that hold in every year of the profile
  std::string source;
  std::string mark;
  friend bool operator==(PovertyLine const&, PovertyLine const&) = default;
};

// What brings an international line into money of a country and year, both the user's: units of its
// currency for one international dollar of the line's round (millionths, 1 … 10^11), and its prices
// of the year over those of the round's year (millionths, 1 … 10^9).
struct PurchasingPower {
  std::int64_t factor = 0;
  std::int64_t price_ratio = 0;
  friend bool operator==(PurchasingPower const&, PurchasingPower const&) = default;
};

// Why there is no line to compare with.
enum class LineLack : std::uint8_t {
  none,
  no_income,            // the register records no incomes
  no_year,              // the line has values by year, and nobody says which year it is
  no_value,             // of that year
  no_concept,           // nobody says what the line's income is
  other_concept,        // the register's incomes are of another concept; never converted
  other_currency,       // and it is no international line
  no_purchasing_power,  // of an international line
  other_period,         // incomes a day, line a year
  beyond_range,         // more than 10^11 minor units
};

// A line in the unit of a register's incomes, or why there is none.
struct ResolvedLine {
  std::optional<IncomeLine> line;
  LineLack lack = LineLack::none;
};

// The line that holds for incomes of `unit` (none: nothing is recorded) in `year` (none: not
// stated). International line: line * 365 * factor * price ratio, rounded half up to minor units
// (domain reference 4.9). A line a day counts 365 times a year. `minor_per_major` of the register's
// currency.
[[nodiscard]] ResolvedLine resolve_line(PovertyLine const& line, std::optional<int> year,
                                        std::optional<IncomeUnit> const& unit,
                                        std::optional<PurchasingPower> const& power,
                                        std::int64_t minor_per_major = 100);

}  // namespace tongcun
