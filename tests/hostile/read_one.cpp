// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/read_one.h"

#include "engine/region/build_region.h"
#include "io/read_layers.h"
#include "tests/io/input_layers.h"

#include <fstream>
#include <iterator>

namespace tongcun {
namespace {

LayerSource good_layer(LayerRole role, std::string const& folder, std::string const& name,
                       std::string_view text) {
  std::ofstream(std::filesystem::path(folder) / name, std::ios::binary) << text;
  LayerSource source = layer_source(role, name, "EPSG:4490");
  source.key = name;
  return source;
}

}  // namespace

std::vector<Finding> findings_of_layer(HostileFile const& hostile,
                                       std::string const& input_folder) {
  Scenario scenario;
  scenario.profile = invented_profile();
  scenario.input_folder = input_folder;
  scenario.layers = {hostile.source};
  if (hostile.source.role == LayerRole::elevation) {
    scenario.layers.push_back(good_layer(LayerRole::sites, input_folder, "good_sites.csv",
                                         "id,name,x,y\ns1,n,104.5,30.5\n"));
  }
  bool const is_village = hostile.source.role == LayerRole::villages;
  if (hostile.needs_region && !is_village) {
    scenario.layers.push_back(good_layer(LayerRole::villages, input_folder, "good_villages.csv",
                                         "code,name,x,y\n530112345678,n,104.5,30.25\n"));
  }
  std::vector<Finding> findings;
  std::vector<LayerTable> tables = read_layers(scenario, {}).tables;
  for (LayerTable const& table : tables) {
    EXPECT_TRUE(table.layer.counts.balanced());
    if (table.layer.key == hostile.source.key) {
      findings.insert(findings.end(), table.findings.begin(), table.findings.end());
    }
  }
  if (hostile.needs_region && !any_rejected(findings)) {
    try {
      findings = build_region(std::move(tables), {}).findings;
    } catch (InputError const& error) {
      findings = error.findings();
    }
  }
  return findings;
}

}  // namespace tongcun
