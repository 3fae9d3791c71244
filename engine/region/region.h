// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/elevation_grid.h"
#include "engine/region/facilities.h"
#include "engine/region/hazard_zones.h"
#include "engine/region/roads.h"
#include "engine/region/villages.h"
#include "engine/types/finding.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {

enum class LayerRole : std::uint8_t {
  villages,
  committees,
  roads,
  facilities,
  sites,
  hazards,
  elevation,
  households,  // the register: one row per household
  persons,     // its members
  crosswalk,   // what villages of earlier years became; read for an earlier register alone
};
[[nodiscard]] constexpr bool is_register(LayerRole role) {
  return role == LayerRole::households || role == LayerRole::persons;
}

// One input layer: where it came from and what travels with it to every output.
struct Layer {
  std::string key;  // as in the scenario: "villages", "facilities.clinics" …
  LayerRole role = LayerRole::villages;
  std::string file;         // as named in the scenario
  std::string layer;        // layer inside the file, "" = the only one
  std::string crs;          // what the coordinates were read as
  std::string licence;      // SPDX id or text; "" = not stated
  std::string attribution;  // "" = not stated
  LayerCounts counts;       // of features; a raster counts as one

  friend bool operator==(Layer const&, Layer const&) = default;
};

// WHAT IS THERE: facts read from layers, nothing derived but the villages' points. Frozen: made
// only by build_region, handed on as const.
struct Region {
  IdVector<LayerId, Layer> layers;  // in the order of the keys
  Villages villages;
  Roads roads;
  Facilities facilities;
  Sites sites;
  HazardZones hazards;
  std::optional<ElevationGrid> elevation;
};

}  // namespace tongcun
