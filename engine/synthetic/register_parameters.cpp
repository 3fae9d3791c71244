// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/register_parameters.h"

#include <string>
#include <string_view>
#include <utility>

namespace tongcun {

std::vector<Finding> check_register_parameters(RegisterParameters const& parameters) {
  constexpr std::int64_t kWhole = 1000000;
  std::vector<Finding> findings;
  auto const check = [&findings](std::string_view key, std::int64_t value, std::int64_t low,
                                 std::int64_t high) {
    if (value >= low && value <= high) {
      return;
    }
    Finding finding;
    finding.rule = "Y001";
    finding.severity = Severity::error;
    finding.treatment = Treatment::rejected;
    finding.values = {{"key", std::string(key)},
                      {"value", std::to_string(value)},
                      {"low", std::to_string(low)},
                      {"high", std::to_string(high)}};
    findings.push_back(std::move(finding));
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
