// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What numbers of a simulation may be, wherever they are read or varied.
inline constexpr double kMostPersistence = 0.99;
inline constexpr double kMostDeviation = 2.0;
inline constexpr double kMostGrowth = 0.5;  // likewise of the line; its negative the least
inline constexpr double kMostLoss = 0.99;
inline constexpr std::int32_t kMostStudyYears = 30;
inline constexpr double kMostMoney = 1e15;  // minor units

// A number that the options set, by the key under which it is told among the parameters.
struct OptionNumber {
  std::string key;
  double value = 0.0;  // money in minor units
  double least = 0.0;
  double most = 0.0;
  bool is_money = false;
  bool is_whole = false;
};

// Of places together: what roads and minutes add to incomes, times a factor that is 1.
inline constexpr std::string_view kPlaceGains = "effects.places";

// The numbers of the options that are set and change incomes or the line, one after the other as
// parameters are told. Not among them: whom programmes are for, places, money and years, which
// decide who receives something, and chances of single years. What roads and each minute add is
// varied together, under kPlaceGains.
[[nodiscard]] std::vector<OptionNumber> numbers_of(SimulationOptions const& options);

// Changes one of numbers_of in a study, with the lines that are grown from those before them; who
// moves and who receives a programme stays as it is. Of kPlaceGains: what places add, times
// `value`.
void set_number(PovertyStudy& study, std::string_view key, double value);

}  // namespace tongcun
