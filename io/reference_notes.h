// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "io/coordinates.h"

#include <string>
#include <vector>

namespace tongcun {

// What there is to say about the reference system that the rows of a layer were read in, once all
// are read: zone numbers that do not fit, coordinates of web maps.
void note_reference(LayerSource const& source, ToCanonical const& to_canonical,
                    std::vector<Finding>& findings);

// The code of the CGCS2000 Gauss-Krüger zone (3 degrees: 25 to 45, 6 degrees: 13 to 23), with or
// without the zone number in the easting; "" if there is no such zone.
enum class ZoneNumber : std::uint8_t { in_easting, left_out };
[[nodiscard]] std::string cgcs2000_zone(int zone, ZoneNumber number);

}  // namespace tongcun
