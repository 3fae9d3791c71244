// SPDX-License-Identifier: Apache-2.0
#include "io/read_villages.h"

#include "engine/region/build_region.h"
#include "io/read_profile.h"

#include <utility>
#include <vector>

namespace tongcun {

ReadVillages read_villages(VillageFile const& file, std::string const& profile,
                           RunSettings const& run) {
  ReadProfile read = read_profile(profile, ".");
  if (any_rejected(read.findings)) {
    throw InputError(std::move(read.findings));
  }
  Scenario scenario;
  scenario.profile = std::move(read.profile);
  scenario.input_folder = file.path.parent_path().empty() ? "." : file.path.parent_path().string();
  LayerSource source;
  source.key = "villages";
  source.role = LayerRole::villages;
  source.file = file.path.filename().string();
  source.layer = file.layer;
  source.crs = file.crs;
  source.encoding = file.encoding;
  scenario.layers.push_back(std::move(source));

  ReadLayers layers = read_layers(scenario, run);
  if (any_rejected(layers.tables.front().findings)) {
    throw InputError(std::move(layers.tables.front().findings));
  }
  BuiltRegion built = build_region(std::move(layers.tables), scenario.profile.code_levels);
  ReadVillages result;
  result.villages = std::move(built.region.villages);
  result.profile = std::move(scenario.profile);
  result.inputs = std::move(layers.inputs);
  result.findings = std::move(read.findings);
  result.findings.insert(result.findings.end(), built.findings.begin(), built.findings.end());
  // Nothing rests on the layers that a scenario would have beside this one, and there is no table
  // in which a licence could stand.
  std::erase_if(result.findings, [](Finding const& finding) {
    return finding.rule == "V023" || finding.rule == "V029";
  });
  return result;
}

}  // namespace tongcun
