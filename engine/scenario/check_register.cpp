// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/check_register.h"

#include "engine/checks/judge_checks.h"
#include "engine/scenario/status_facts_of.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace tongcun {

RegisterChecks check_register(PovertyFacts const& facts, PovertyResult const& measured,
                              RunSettings const& run) {
  return judge_checks(facts.scenario.profile.checks, status_facts_of(facts, measured), run);
}

std::vector<Finding> register_findings(RegisterChecks const& checks,
                                       HouseholdTable const& households, Villages const& villages,
                                       std::vector<Layer> const& layers) {
  auto const layer = std::ranges::find(layers, LayerRole::households, &Layer::role);
  IdVector<VillageId, std::int64_t> of(villages.size(), 0);
  for (VillageId const village : households.village.values()) {
    ++of[village];
  }
  std::vector<Finding> findings;
  for (JudgedCheck const& judged : checks.judged) {
    RegisterCheck const& check = checks.rules[judged.check];
    std::map<VillageId, std::int64_t> found;
    for (HouseholdId const id : judged.found) {
      ++found[households.village[id]];
    }
    for (auto const& [village, count] : found) {
      Finding finding;
      finding.rule = check.rule;
      finding.severity = check.severity;
      if (layer != layers.end()) {
        finding.file = layer->file;
        finding.layer = layer->layer;
      }
      finding.values = {{"name_en", check.name.en},       {"name_zh", check.name.zh},
                        {"code", villages.code[village]}, {"name", villages.name[village]},
                        {"count", std::to_string(count)}, {"of", std::to_string(of[village])}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace tongcun
