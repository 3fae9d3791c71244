// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/income_panel.h"
#include "io/read_layers.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace tongcun {

// What is wrong with the file of a panel.
enum class PanelFault : std::uint8_t {
  no_file,     // none of that name inside the input folder, or none that can be read
  encoding,    // not UTF-8
  broken,      // no CSV: a quote that is not closed, a row of another number of cells
  no_columns,  // it has not the three columns
};
inline constexpr std::array<std::string_view, 4> kPanelFaultNames{"no_file", "encoding", "broken",
                                                                  "no_columns"};

struct ReadPanel {
  IncomePanel panel;
  InputRecord record;
};

// Reads the panel that the scenario's simulation names: CSV in UTF-8 with a column each of the code
// of a household, the year and the income a person in the major unit, under the headers of a
// register of households (io/vocabulary.toml) and "year", "年份" or "年度". Codes are dropped here:
// households become numbers in the order of their codes, so that rows in any order give the same.
// Throws InputError (P103). O(rows log rows).
[[nodiscard]] ReadPanel read_income_panel(Scenario const& scenario);

}  // namespace tongcun
