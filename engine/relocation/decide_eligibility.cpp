// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/decide_eligibility.h"

#include "engine/relocation/households_by_code.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace tongcun {
namespace {

Finding finding_of(std::string rule, Severity severity,
                   std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.treatment = severity == Severity::error ? Treatment::rejected : Treatment::noted;
  finding.field = "relocation.eligible";
  finding.values = std::move(values);
  return finding;
}

}  // namespace

IdVector<HouseholdId, HouseholdCandidacy> decide_eligibility(
    IdVector<HouseholdId, HouseholdCandidacy> candidates, PlanKind kind,
    std::vector<EligibilityDecision> const& decisions, HouseholdTable const& households,
    std::vector<Finding>& findings) {
  HouseholdsByCode const by_code(households);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    HouseholdId const household = by_code.find(decisions[i].household);
    bool const is_there = !household.is_none();
    if (!is_there || candidates[household].source != EligibilitySource::rule) {
      // Codes of households are not told: a decision is named by its position.
      findings.push_back(finding_of("P025", Severity::error,
                                    {{"number", std::to_string(i + 1)},
                                     {"what", is_there ? "decided_twice" : "no_household"}}));
      continue;
    }
    HouseholdCandidacy& candidacy = candidates[household];
    bool const eligible = decisions[i].eligible;
    candidacy.source =
        eligible ? EligibilitySource::office_offers : EligibilitySource::office_excludes;
    candidacy.candidacy =
        candidacy_of(eligible ? Verdict::pass : Verdict::fail, candidacy.consent, kind);
    ++kept;
  }
  if (kept > 0) {
    findings.push_back(
        finding_of("P026", Severity::information, {{"count", std::to_string(kept)}}));
  }
  return candidates;
}

}  // namespace tongcun
