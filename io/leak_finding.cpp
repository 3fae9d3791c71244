// SPDX-License-Identifier: Apache-2.0
#include "io/leak_finding.h"

namespace tongcun {

Finding leak_finding(std::string rule, std::string file, std::pair<std::string, std::string> what,
                     std::int64_t row, std::string field) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = std::move(file);
  finding.row = row;
  finding.field = std::move(field);
  finding.values = {std::move(what)};
  return finding;
}

}  // namespace tongcun
