// SPDX-License-Identifier: Apache-2.0
#include "io/published_check_findings.h"

#include "io/enum_names.h"
#include "io/read_earlier_plan.h"
#include "io/relocation_names.h"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

Finding rejection(std::string rule, std::string const& file,
                  std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = file;
  finding.values = std::move(values);
  return finding;
}

// Whether its two figures are of the plan as a whole, and tell nothing of a household.
bool is_of_the_plan(PlanFault fault) {
  switch (fault) {
    case PlanFault::over_limit:
    case PlanFault::objective:
    case PlanFault::bound:
    case PlanFault::bound_above:
    case PlanFault::level:
    case PlanFault::share_proof:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::vector<Finding> findings_of(PublishedCheck const& check, PublishedRun const& published) {
  std::vector<Finding> findings;
  findings.reserve(published.changed_files.size());
  for (std::string const& file : published.changed_files) {
    findings.push_back(rejection("P033", file, {}));
  }
  if (published.other_places > 0) {
    findings.push_back(rejection("P031", kPlacesOfHouseholds,
                                 {{"count", std::to_string(published.other_places)}}));
  }
  for (std::size_t fault = 0; fault < check.faults.size(); ++fault) {
    if (check.faults[fault] > 0) {
      findings.push_back(rejection("P029", kPlanOfHouseholds,
                                   {{"what", std::string(kPublishedFaultNames[fault])},
                                    {"count", std::to_string(check.faults[fault])}}));
    }
  }
  std::map<PlanFault, std::int64_t> counts;
  for (PlanFinding const& finding : check.check.findings) {
    std::string const what(name_of(finding.fault, kPlanFaultNames));
    if (is_of_the_plan(finding.fault)) {
      bool const has_limit = finding.fault == PlanFault::over_limit;
      findings.push_back(rejection(
          "P032", kPlanOfHouseholds,
          {{"what", has_limit ? std::string(name_of(finding.limit.kind, kLimitKindNames)) : what},
           {"claimed", std::to_string(finding.claimed)},
           {"found", finding.found == kNoBound ? "-" : std::to_string(finding.found)}}));
    } else {
      ++counts[finding.fault];
    }
  }
  for (auto const& [fault, count] : counts) {
    findings.push_back(rejection("P030", kPlanOfHouseholds,
                                 {{"what", std::string(name_of(fault, kPlanFaultNames))},
                                  {"count", std::to_string(count)}}));
  }
  for (std::size_t i = 0; i < check.others.size(); ++i) {
    if (!check.others[i].findings.empty()) {
      findings.push_back(rejection("P036", kPlanOfHouseholds,
                                   {{"number", std::to_string(i + 1)},
                                    {"count", std::to_string(check.others[i].findings.size())}}));
    }
  }
  return findings;
}

}  // namespace tongcun
