// SPDX-License-Identifier: Apache-2.0
#include "io/comparable_runs.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace tongcun {
namespace {

std::set<std::string> villages_of(ResultFolder const& run) {
  std::set<std::string> codes;
  auto const found = run.tables.find("villages");
  auto const column =
      found != run.tables.end() ? found->second.position_of("village_code") : std::nullopt;
  if (column) {
    for (auto const& row : found->second.rows) {
      codes.insert(row[*column]);
    }
  }
  return codes;
}

std::string year_text(ResultFolder const& run) {
  return run.year ? std::to_string(*run.year) : "-";
}

std::string rules_of(ResultFolder const& run) {
  return run.shipped_profile.empty() ? run.profile : run.shipped_profile;
}

}  // namespace

Finding finding_about(std::string rule, ResultFolder const& run,
                      std::vector<std::pair<std::string, std::string>> values, bool is_rejected) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = is_rejected ? Severity::error : Severity::warning;
  finding.treatment = is_rejected ? Treatment::rejected : Treatment::noted;
  finding.file = run.name;
  finding.values = std::move(values);
  return finding;
}

void check_comparable(ResultFolder const& base, ResultFolder const& other,
                      std::vector<Finding>& findings) {
  std::set<std::string> const before = villages_of(base);
  std::set<std::string> const after = villages_of(other);
  std::vector<std::string> apart;
  std::ranges::set_symmetric_difference(before, after, std::back_inserter(apart));
  if (!apart.empty() || before.empty()) {
    findings.push_back(finding_about(
        "C004", other, {{"name", base.name}, {"count", std::to_string(apart.size())}}, true));
  }
  if (base.year != other.year) {
    findings.push_back(finding_about(
        "C005", other,
        {{"name", base.name}, {"year", year_text(other)}, {"base_year", year_text(base)}}, true));
  }
  if (rules_of(base) != rules_of(other)) {
    findings.push_back(finding_about(
        "C006", other,
        {{"name", base.name}, {"profile", rules_of(other)}, {"base_profile", rules_of(base)}},
        true));
  }
  if (!base.currency.empty() && !other.currency.empty() && base.currency != other.currency) {
    findings.push_back(finding_about(
        "C007", other,
        {{"name", base.name}, {"currency", other.currency}, {"base_currency", base.currency}},
        true));
  }
}

void note_circumstances(ResultFolder const& base, ResultFolder const& other,
                        std::vector<Finding>& findings) {
  if (base.version != other.version) {
    findings.push_back(finding_about(
        "C011", other,
        {{"name", base.name}, {"version", other.version}, {"base_version", base.version}}, false));
  }
  std::int64_t changed = 0;
  for (auto const& [file, digest] : base.inputs) {
    auto const same = other.inputs.find(file);
    changed += same == other.inputs.end() || same->second != digest ? 1 : 0;
  }
  for (auto const& [file, digest] : other.inputs) {
    changed += base.inputs.contains(file) ? 0 : 1;
  }
  if (changed > 0) {
    findings.push_back(finding_about(
        "C013", other, {{"name", base.name}, {"count", std::to_string(changed)}}, false));
  }
}

}  // namespace tongcun
