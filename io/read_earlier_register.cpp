// SPDX-License-Identifier: Apache-2.0
#include "io/read_earlier_register.h"

#include <cassert>
#include <vector>

namespace tongcun {

ReadLayers read_earlier_register(Scenario const& scenario, RunSettings const& run) {
  assert(scenario.earlier);
  Scenario earlier = scenario;
  earlier.layers = scenario.earlier->layers;
  earlier.year = scenario.earlier->year;
  earlier.background.reset();  // of the present map
  ReadLayers read = read_layers(earlier, run);
  for (LayerTable& table : read.tables) {
    // What is to be said of the key is said with the present register.
    std::erase_if(table.findings, [](Finding const& finding) { return finding.rule == "V918"; });
  }
  return read;
}

}  // namespace tongcun
