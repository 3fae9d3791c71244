// SPDX-License-Identifier: Apache-2.0
#include "io/read_sensitivity.h"

#include "engine/poverty/option_numbers.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// None after a complaint.
std::optional<SensitivityRange> read_range(ConfigReader& ranges, OptionNumber const& number,
                                           std::int64_t per_major) {
  double const unit = number.is_money ? static_cast<double>(per_major) : 1.0;
  std::vector<double> const ends =
      ranges.numbers(number.key, number.least / unit, number.most / unit);
  if (ends.size() != 2 || ends[0] > ends[1]) {
    ranges.complain(number.key, LegalPart{"low_and_high", {}});
    return std::nullopt;
  }
  SensitivityRange range{number.key, ends[0] * unit, ends[1] * unit};
  if (number.is_whole) {
    range.low = std::floor(range.low + 0.5);
    range.high = std::floor(range.high + 0.5);
  }
  return range;
}

}  // namespace

std::optional<SensitivityOptions> read_sensitivity(ConfigReader& simulate,
                                                   SimulationOptions const& options,
                                                   std::int64_t minor_per_major) {
  if (!simulate.has("sensitivity")) {
    return std::nullopt;
  }
  ConfigReader reader = simulate.table("sensitivity");
  SensitivityOptions asked;
  asked.step = reader.optional_number("step", 0.0, 1.0);
  ConfigReader ranges = reader.table("ranges");
  std::vector<OptionNumber> const numbers = numbers_of(options);
  std::vector<std::string_view> keys;
  keys.reserve(numbers.size());
  for (OptionNumber const& number : numbers) {
    keys.emplace_back(number.key);
  }
  for (auto const& [key, value] : ranges.entries()) {
    static_cast<void>(value);
    auto const number = std::ranges::find(numbers, key, &OptionNumber::key);
    if (number == numbers.end()) {
      ranges.complain(key, LegalPart{"one_of", {{"list", list_of(keys)}}});
    } else if (auto range = read_range(ranges, *number, minor_per_major)) {
      asked.ranges.push_back(*std::move(range));
    }
  }
  ranges.finish();
  if (!asked.step && !ranges.present()) {
    reader.complain_missing("step");
  }
  reader.finish();
  return asked;
}

}  // namespace tongcun
