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

std::vector<Finding> facilities_of_no_village(Region const& region) {
  struct Count {
    std::int64_t of = 0;
    std::int64_t strangers = 0;
    std::string first;
  };
  IdVector<LayerId, Count> counts(region.layers.size());
  Facilities const& facilities = region.facilities;
  for (FacilityId const facility : facilities.code.ids()) {
    std::string const& code = facilities.village_code[facility];
    if (code.empty()) {
      continue;
    }
    Count& count = counts[facilities.layer[facility]];
    ++count.of;
    if (!std::ranges::binary_search(region.villages.code.values(), code)) {
      count.first = count.strangers++ == 0 ? code : count.first;
    }
  }
  std::vector<Finding> findings;
  for (LayerId const layer : counts.ids()) {
    Count const& count = counts[layer];
    if (count.strangers == 0) {
      continue;
    }
    Finding finding;
    finding.rule = "V838";
    finding.file = region.layers[layer].file;
    finding.layer = region.layers[layer].layer;
    finding.field = "village_code";
    finding.values = {{"count", std::to_string(count.strangers)},
                      {"of", std::to_string(count.of)},
                      {"code", count.first}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

std::vector<Finding> judgement_findings(Scenario const& scenario, Region const& region) {
  std::vector<Finding> findings = rules_of_other_years(scenario);
  std::ranges::move(facilities_of_no_village(region), std::back_inserter(findings));
  return findings;
}

}  // namespace tongcun
