// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/check_range.h"

#include <string>
#include <utility>

namespace tongcun {

void check_range(std::vector<Finding>& findings, std::string_view key, std::int64_t value,
                 std::int64_t low, std::int64_t high) {
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
}

}  // namespace tongcun
