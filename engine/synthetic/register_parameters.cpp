// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/register_parameters.h"

#include "engine/synthetic/check_range.h"

#include <string>
#include <string_view>
#include <utility>

namespace tongcun {

std::vector<Finding> check_register_parameters(RegisterParameters const& parameters) {
  constexpr std::int64_t kWhole = 1000000;
  std::vector<Finding> findings;
  auto const check = [&findings](std::string_view key, std::int64_t value, std::int64_t low,
                                 std::int64_t high) {
    check_range(findings, key, value, low, high);
  };
  check("headcount_millionths", parameters.headcount, 0, kWhole);
  check("intensity_millionths", parameters.intensity, kLeastIntensity, kWhole);
  check("insured_millionths", parameters.insured, 0, kWhole);
  check("year", parameters.year, 1990, 2100);
  if (parameters.income) {
    check("income_headcount_millionths", parameters.income->headcount, 0, kWhole);
    check("line_minor_units", parameters.income->line, 100, 1000000000);
  }
  return findings;
}

}  // namespace tongcun
