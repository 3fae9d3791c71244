// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/run/run_settings.h"
#include "engine/scenario/scenario.h"
#include "io/map_picture.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A file that was read, for the run record.
struct InputRecord {
  std::string file;  // as the scenario names it
  std::string sha256;
  std::uintmax_t bytes = 0;
};

struct ReadLayers {
  std::vector<LayerTable> tables;        // in the order of the scenario, the elevation last
  std::vector<InputRecord> inputs;       // by file name, each once
  std::optional<MapPicture> background;  // of the report's map, if the scenario names one
};

// Reads every layer of a scenario into typed rows: text first, then our schema. Everything that is
// wrong becomes findings of the layer's table, also that the file is missing or unreadable, so that
// build_region can complain about all layers at once. The elevation is cut to the other layers'
// extent, and so is the raster behind the map, whose findings are those of the first table.
[[nodiscard]] ReadLayers read_layers(Scenario const& scenario, RunSettings const& run);

}  // namespace tongcun
