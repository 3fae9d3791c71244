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
  for (LayerSource const& layer : scenario.layers) {
    target.inputs.push_back(std::filesystem::path(scenario.input_folder) / layer.file);
  }
  return target;
}

}  // namespace tongcun
