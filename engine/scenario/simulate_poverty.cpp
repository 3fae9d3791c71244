// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/simulate_poverty.h"

#include "engine/poverty/compute_poverty_path.h"

#include <array>
#include <string>
#include <utility>

namespace tongcun {
namespace {

// What the study could not take into account, as findings with the number of households.
void note_gaps(PovertyPath const& path, std::string const& file, std::vector<Finding>& findings) {
  StudyGaps const& gaps = path.gaps;
  std::array<std::pair<char const*, std::int64_t>, 8> const counts{
      {{"P055", path.base[AreaId(0)].unknown_households},
       {"P056", gaps.held},
       {"P057", gaps.house_unknown},
       {"P058", gaps.labour_unknown},
       {"P059", gaps.parts_unknown},
       {"P060", gaps.movers_unknown},
       {"P091", gaps.members_unknown},
       {"P092", gaps.labour_not_followed}}};
  for (auto const& [rule, count] : counts) {
    if (count == 0) {
      continue;
    }
    Finding finding;
    finding.rule = rule;
    finding.file = file;
    finding.field = "simulate";
    finding.values = {{"count", std::to_string(count)},
                      {"of", std::to_string(path.base[AreaId(0)].households)},
                      {"of_persons", std::to_string(path.base[AreaId(0)].persons)}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

PovertyPath simulate_poverty(PovertyStudy study, std::string const& file,
                             std::vector<Finding>& findings, RunSettings const& run) {
  PovertyPath path = compute_poverty_path(std::move(study), run);
  note_gaps(path, file, findings);
  return path;
}

}  // namespace tongcun
