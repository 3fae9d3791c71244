// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/judgement_findings.h"

#include "engine/rules/judge_rule.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tongcun {
namespace {

std::vector<Finding> rules_of_other_years(Scenario const& scenario) {
  std::vector<Finding> findings;
  if (!scenario.year) {
    return findings;
  }
  auto const add = [&](std::string rule, YearRange const& years,
                       std::vector<std::pair<std::string, std::string>> values) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.file = scenario.file;
    finding.field = "year";
    finding.values = {{"year", std::to_string(*scenario.year)},
                      {"from", std::to_string(years.first)},
                      {"until", std::to_string(years.last)}};
    std::ranges::move(values, std::back_inserter(finding.values));
    findings.push_back(std::move(finding));
  };
  auto const rules = scenario.profile.guarantees.book.rules.values();
  auto const skipped = std::ranges::count_if(
      rules, [&](Rule const& rule) { return !holds_in(rule, scenario.year); });
  std::optional<YearRange> const& years = scenario.profile.terms.years;
  if (years && (*scenario.year < years->first || *scenario.year > years->last)) {
    add("S012", *years,
        {{"profile", scenario.profile.id},
         {"count", std::to_string(skipped)},
         {"of", std::to_string(rules.size())}});
    return findings;
  }
  for (Rule const& rule : rules) {
    if (!holds_in(rule, scenario.year)) {
      add("S013", *rule.years,
          {{"rule", rule.id}, {"name_en", rule.name.en}, {"name_zh", rule.name.zh}});
    }
  }
  return findings;
}

}  // namespace

std::vector<Finding> judgement_findings(Scenario const& scenario) {
  return rules_of_other_years(scenario);
}

}  // namespace tongcun
