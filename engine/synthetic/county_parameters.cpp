// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/county_parameters.h"

#include <string>
#include <string_view>

namespace tongcun {

std::vector<Finding> check_county_parameters(CountyParameters const& parameters) {
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
  check("villages", parameters.villages, 20, 100000);
  check("centre_lon", parameters.centre.lon, -1650000000, 1650000000);
  check("centre_lat", parameters.centre.lat, -550000000, 550000000);
  check("year", parameters.year, 1990, 2100);
  check("hectares_per_village", parameters.hectares_per_village, 500, 900);
  check("unreached_permille", parameters.unreached_permille, 0, 100);
  check("unknown_surface_permille", parameters.unknown_surface_permille, 0, 300);
  return findings;
}

}  // namespace tongcun
