// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/simulate_poverty.h"

#include "engine/poverty/compute_poverty_path.h"
#include "engine/poverty/compute_sensitivity.h"
#include "engine/poverty/decompose_by_cause.h"
#include "engine/poverty/decompose_by_measure.h"

#include <array>
#include <string>
#include <utility>

namespace tongcun {
namespace {

// What the study could not take into account, as findings with the number of households or persons.
void note_gaps(PovertyPath const& path, std::string const& file, std::vector<Finding>& findings) {
  StudyGaps const& gaps = path.gaps;
  struct Gap {
    char const* rule;
    std::int64_t count;
    std::int64_t of;
  };
  StudyBase const& all = path.base[AreaId(0)];
  std::array<Gap, 8> const list{{{"P055", all.unknown_households, all.households},
                                 {"P056", gaps.held, all.households},
                                 {"P057", gaps.house_unknown, all.households},
                                 {"P058", gaps.labour_unknown, all.households},
                                 {"P059", gaps.parts_unknown, all.households},
                                 {"P060", gaps.movers_unknown, all.households},
                                 {"P091", gaps.members_unknown, all.persons},
                                 {"P092", gaps.labour_not_followed, all.households}}};
  for (Gap const& gap : list) {
    if (gap.count == 0) {
      continue;
    }
    Finding finding;
    finding.rule = gap.rule;
    finding.file = file;
    finding.field = "simulate";
    finding.values = {{"count", std::to_string(gap.count)}, {"of", std::to_string(gap.of)}};
    findings.push_back(std::move(finding));
  }
}

// Programmes of which the register does not tell whom they are for.
void note_undecided(PovertyPath const& path, std::string const& file,
                    std::vector<Finding>& findings) {
  for (std::size_t p = 0; p < path.beneficiaries.size(); ++p) {
    std::size_t const undecided = path.beneficiaries[p].undecided.size();
    if (undecided == 0) {
      continue;
    }
    Finding finding;
    finding.rule = "P100";
    finding.file = file;
    finding.field = "simulate.programmes";
    finding.values = {{"name", path.study.options.programmes[p].name},
                      {"count", std::to_string(undecided)},
                      {"of", std::to_string(path.base[AreaId(0)].households)}};
    findings.push_back(std::move(finding));
  }
}

}  // namespace

PovertyPath simulate_poverty(PovertyStudy study, std::string const& file,
                             std::vector<Finding>& findings, RunSettings const& run) {
  PovertyPath path = compute_poverty_path(std::move(study), run);
  note_gaps(path, file, findings);
  note_undecided(path, file, findings);
  if (path.study.options.decomposition) {
    path.by_measure = decompose_by_measure(path.study, run);
    path.by_cause = decompose_by_cause(path);
  }
  if (path.study.options.sensitivity) {
    path.sensitivity = compute_sensitivity(path.study, run);
  }
  return path;
}

}  // namespace tongcun
