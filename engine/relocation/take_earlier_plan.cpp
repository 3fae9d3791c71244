// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_earlier_plan.h"

#include "engine/relocation/locate_earlier_plan.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tongcun {
namespace {

Finding finding_of(EarlierPlan const& earlier, std::string rule, Severity severity,
                   std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.treatment = severity == Severity::error ? Treatment::rejected : Treatment::noted;
  finding.file = earlier.run;
  finding.values = std::move(values);
  return finding;
}

}  // namespace

void take_earlier_plan(RelocationInput const& input, RelocationProblem& problem,
                       std::vector<Finding>& findings) {
  if (!problem.options.earlier) {
    return;
  }
  assert(problem.options.change_price.has_value());
  EarlierPlan const& earlier = *problem.options.earlier;
  HouseholdTable const& households = input.people.households;
  LocatedPlan const located = locate_earlier_plan(earlier, problem, households, input.region.sites);
  std::int64_t const gone = located.gone_placed + located.gone_staying;
  if (located.found == 0) {
    findings.push_back(
        finding_of(earlier, "P021", Severity::error, {{"count", std::to_string(gone)}}));
    return;
  }
  std::int64_t const added = static_cast<std::int64_t>(households.size()) - located.found;
  if (gone > 0 || added > 0) {
    findings.push_back(
        finding_of(earlier, "P022", Severity::warning,
                   {{"gone", std::to_string(gone)}, {"added", std::to_string(added)}}));
  }
  for (auto const& [code, count] : located.no_sites) {
    findings.push_back(finding_of(earlier, "P023", Severity::warning,
                                  {{"code", code}, {"count", std::to_string(count)}}));
  }
  for (MoverId const mover : problem.movers.household.ids()) {
    EarlierStanding const& standing = located.standing[problem.movers.household[mover]];
    if (standing.is_known) {
      std::vector<SitePreference>& preferences = problem.movers.preferences[mover];
      SitePreference const own{standing.site, *problem.options.change_price};
      preferences.insert(std::ranges::upper_bound(preferences, own), own);
    }
  }
}

}  // namespace tongcun
