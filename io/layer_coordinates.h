// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "io/coordinates.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Whether rows of the role need no place: households are known by their village, and changes of
// villages lie nowhere.
[[nodiscard]] constexpr bool may_lie_nowhere(LayerRole role) {
  return is_register(role) || role == LayerRole::crosswalk;
}

// How a layer's coordinates become canonical: by the system that the scenario states, else by that
// of the file ("" where it says none). None: see the findings (V005 no system, V015 not known, V025
// a datum without a transformation of the accuracy that the scenario wants).
[[nodiscard]] std::optional<ToCanonical> layer_to_canonical(LayerSource const& source,
                                                            std::string const& crs_of_file,
                                                            std::vector<Finding>& findings);
// The other way, for rasters.
[[nodiscard]] std::optional<FromCanonical> layer_from_canonical(LayerSource const& source,
                                                                std::string const& crs_of_file,
                                                                std::vector<Finding>& findings);

// What is to be said of the changes of datum once a layer is read.
[[nodiscard]] std::vector<Finding> datum_findings(LayerSource const& source, std::string const& crs,
                                                  DatumShift::Use const& use);

}  // namespace tongcun
