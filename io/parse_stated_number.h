// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/stated_number.h"

#include <optional>
#include <string_view>

namespace tongcun {

// A number as a report writes it: digits with at most one decimal point and thousands in groups of
// three, perhaps a sign, then 万 or 亿 and a unit: 95, 60.5%, 2.76亿元, 37.5 km2, 56,000余亩,
// 约4.6万人, 不低于27%, 4005000元不等. ASCII or full-width. The units, all exact: % · m, km, 米,
// 公里, 千米 · m2, km2, ha, mu, 平方米, 平方公里, 公顷, 亩 (2,000/3 m²) · yuan, 元 · counting words
// (人, 户, 个 …), which all count. None of anything else: nothing is guessed.
[[nodiscard]] std::optional<StatedNumber> parse_stated_number(std::string_view text);

}  // namespace tongcun
