// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/village_counts.h"

#include "engine/region/household_register.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace tongcun {
namespace {

Finding rejection(std::string rule) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  return finding;
}

}  // namespace

std::optional<VillageCounts> counts_of(Villages const& villages, VillageId id) {
  if (!villages.persons[id] || !villages.households[id]) {
    return std::nullopt;
  }
  VillageCounts const counts{villages.households[id]->count(), villages.persons[id]->count()};
  // Written so that no count, however large, overflows.
  bool const fits =
      counts.households >= 0 && counts.persons >= counts.households &&
      counts.persons / kLargestHousehold + (counts.persons % kLargestHousehold > 0 ? 1 : 0) <=
          counts.households;
  return fits ? std::optional(counts) : std::nullopt;
}

std::vector<Finding> check_village_counts(Villages const& villages, UnfitVillages unfit) {
  std::vector<Finding> findings;
  std::int64_t without_counts = 0;
  std::int64_t everybody = 0;
  for (VillageId const id : villages.code.ids()) {
    if (std::optional<VillageCounts> const counts = counts_of(villages, id)) {
      everybody += std::min(counts->persons, kMostRegisterPersons + 1);
    } else if (!villages.persons[id] || !villages.households[id]) {
      ++without_counts;
    } else {
      Finding finding = rejection("Y010");
      if (unfit == UnfitVillages::leave_out) {
        finding.severity = Severity::warning;
        finding.treatment = Treatment::quarantined;
      }
      finding.values = {{"village", villages.code[id]},
                        {"persons", std::to_string(villages.persons[id]->count())},
                        {"households", std::to_string(villages.households[id]->count())},
                        {"largest", std::to_string(kLargestHousehold)}};
      findings.push_back(std::move(finding));
    }
  }
  if (without_counts > 0) {
    Finding finding;
    finding.rule = "Y014";
    finding.values = {{"count", std::to_string(without_counts)},
                      {"villages", std::to_string(villages.size())}};
    findings.push_back(std::move(finding));
  }
  bool const is_possible = everybody > 0 && everybody <= kMostRegisterPersons;
  if (!is_possible && !any_rejected(findings)) {
    Finding finding = rejection("Y011");
    finding.values = {{"persons", std::to_string(everybody)},
                      {"most", std::to_string(kMostRegisterPersons)}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace tongcun
