// SPDX-License-Identifier: Apache-2.0
#include "cli/output_target_of.h"

#include <filesystem>

namespace tongcun {

OutputTarget output_target_of(Options const& options, Scenario const& scenario) {
  OutputTarget target{options.out, options.overwrite, {options.scenario, scenario.input_folder}};
  for (std::string const& earlier : {options.plan.from, options.since}) {
    if (!earlier.empty()) {
      target.inputs.emplace_back(earlier);
    }
  }
  std::filesystem::path const folder = scenario.input_folder;
  for (LayerSource const& layer : scenario.layers) {
    target.inputs.push_back(folder / layer.file);
  }
  if (scenario.earlier) {
    for (LayerSource const& layer : scenario.earlier->layers) {
      target.inputs.push_back(folder / layer.file);
    }
  }
  for (std::string const& statements : scenario.check.statements) {
    target.inputs.push_back(folder / statements);
  }
  return target;
}

}  // namespace tongcun
