// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/month.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The closed grammar of numbers in cells: optional sign, ASCII or full-width digits, thousands
// groups of three with commas, one decimal point; blanks around. Anything else is none: no
// exponents, no units, no words (「约」 and the like come with the register).

// A whole number; a decimal part of zeros is allowed ("567.0"), any other is not.
[[nodiscard]] std::optional<std::int64_t> parse_whole(std::string_view cell);

// A decimal number. Correctly rounded.
[[nodiscard]] std::optional<double> parse_decimal(std::string_view cell);

// Months of the year: twelve digits 0 or 1, "全年", or numbers and ranges 1 to 12 ("1-4,9-12",
// "5月至9月", "11-2" over the turn of the year).
[[nodiscard]] std::optional<MonthSet> parse_months(std::string_view cell);

// A day of the calendar as yyyymmdd: 2023-04-01, 2023/4/1, 2023.04.01 or 20230401, years 1000 to
// 2999. A month alone is none, nor is the 30th of February.
[[nodiscard]] std::optional<std::int64_t> parse_day(std::string_view text);

// A month of the calendar as yyyymm: 2025-03, 2025/3, 2025.03, 202503, 2025年3月, and what
// parse_day takes; years as there. 2025.1 is none: a spreadsheet makes it of October. Nor is a year
// alone.
[[nodiscard]] std::optional<std::int64_t> parse_month(std::string_view text);

// A year, 1000 to 2999, alone or out of a month or day: 2015, 2015年, 2015-03, 2015/3, 2015.3,
// 201503, 2015年3月, and what parse_day takes. A year of another form ("15年") is none.
[[nodiscard]] std::optional<std::int32_t> parse_year(std::string_view text);

// A decimal number without commas, which would be groups to some and the decimal point to others.
[[nodiscard]] std::optional<double> parse_coordinate(std::string_view cell);

// The parts of a cell that lists several words: between commas, semicolons, enumeration commas
// (、), slashes, bars and blanks, ASCII or full-width. No part is empty.
[[nodiscard]] std::vector<std::string> split_list(std::string_view cell);

}  // namespace tongcun
