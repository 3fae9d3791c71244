// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// Income a person of a household in a year, minor units in the money of that year. Households are
// numbers without a name: they only tell rows of the same one apart.
struct PanelIncome {
  std::uint32_t household = 0;
  std::int32_t year = 0;
  std::int64_t income = 0;
  friend auto operator<=>(PanelIncome const&, PanelIncome const&) = default;
};

// Why a row of a panel is not used.
enum class PanelRefusal : std::uint8_t {
  no_code,       // it names no household
  no_year,       // or none that can be read
  no_income,     // it says that the income is not known, or nothing
  bad_income,    // it cannot be read
  twice,         // the household has another row of the year: none of them is used
  not_positive,  // no logarithm
};
inline constexpr std::array<std::string_view, 6> kPanelRefusalNames{
    "no_code", "no_year", "no_income", "bad_income", "twice", "not_positive"};
inline constexpr std::size_t kPanelRefusals = kPanelRefusalNames.size();

// The same households in several years of a register. For the office alone.
struct IncomePanel {
  std::vector<PanelIncome> incomes;  // ascending, above zero, each household and year once
  std::array<std::int64_t, kPanelRefusals> refused{};  // rows
};

}  // namespace tongcun
