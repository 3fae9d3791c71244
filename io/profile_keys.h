// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/rule.h"
#include "engine/scenario/profile.h"
#include "io/config_reader.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tongcun {

// Keys that many tables of a profile share.

// How sure a value is, as in the domain reference; USER: the user must supply it.
inline constexpr std::array<std::string_view, 5> kMarks{"S", "V", "M", "A", "USER"};
// The same of values that are there.
inline constexpr std::span<std::string_view const> kMarksOfValues{kMarks.data(), 4};

// The mark, which must be there; "" after a complaint.
[[nodiscard]] std::string read_mark(ConfigReader& row,
                                    std::span<std::string_view const> legal = kMarks);

// years = [first, last]; none if the table has none, or after a complaint.
[[nodiscard]] std::optional<YearRange> read_years(ConfigReader& row);

// Source and mark of a table's values, with the values themselves for the record.
[[nodiscard]] ValueSource read_source(ConfigReader& row);
// The same where a table need not say where its values come from.
[[nodiscard]] ValueSource read_source_if_any(ConfigReader& row);

// A word of a-z, 0-9 and _.
[[nodiscard]] bool is_plain_word(std::string_view word);

// A value as a profile writes it, in short: "a, b", "12.5", "path = 0.8".
[[nodiscard]] std::string text_of(ConfigValue const& value);

}  // namespace tongcun
