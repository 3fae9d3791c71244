// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/income_panel.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace tongcun {

struct FittedNumber {
  double value = 0.0;
  double error = 0.0;  // standard error
  friend bool operator==(FittedNumber const&, FittedNumber const&) = default;
};

// Why a panel tells no numbers of the simulation.
enum class PanelLack : std::uint8_t {
  none,
  too_few,         // households with three years in a row
  not_stationary,  // changes do not turn back: there is no mean that incomes tend to
  out_of_range,    // a number that the simulation does not take
};
inline constexpr std::array<std::string_view, 4> kPanelLackNames{"none", "too_few",
                                                                 "not_stationary", "out_of_range"};

// Households with three years in a row that a fit needs [A]: with fewer the errors mean nothing.
inline constexpr std::int64_t kLeastPanelHouseholds = 30;

// WHAT A PANEL SAYS about persistence, deviation and growth of the simulation.
struct PanelFit {
  PanelLack lack = PanelLack::none;  // not none: the numbers below mean nothing
  FittedNumber persistence;
  FittedNumber deviation;
  FittedNumber growth;
  std::int64_t households = 0;  // with two years in a row at least
  std::int64_t pairs = 0;       // of years in a row, of the same household
  std::int64_t triples = 0;     // likewise of three
  std::int32_t first_year = 0;
  std::int32_t last_year = 0;
  std::int64_t rows = 0;                               // that are used
  std::array<std::int64_t, kPanelRefusals> refused{};  // rows that are not
  friend bool operator==(PanelFit const&, PanelFit const&) = default;
};

}  // namespace tongcun
