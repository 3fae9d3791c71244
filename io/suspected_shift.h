// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"

#include <vector>

namespace tongcun {

// Looks for layers that lie beside the roads as coordinates of Chinese web maps do (GCJ-02, up to
// 700 m off) and adds a warning V802 to them, with the size of the shift. Places that people go to
// lie nearer to roads than the ground around them. Each layer of points (houses of a register too)
// is looked at as it stands, taken for GCJ-02, and taken for true among roads of GCJ-02. A point's
// nearness is what its distance from the nearest road leaves of 500 m, at least zero. A shift is
// suspected if the points are nearer with it than as they stand, and than moved by the same
// distance in each of five other directions: by at least 2.5 standard errors of the mean of the
// differences point by point, of at least 20 points. Points that have nothing to do with roads are
// equally near each time.
//
// Nothing is moved. Outside China nothing is suspected, as nothing is shifted there. Deterministic;
// at most 2,000 points a layer are looked at, so O(road vertices) with the index.
void note_suspected_shifts(std::vector<LayerTable>& tables);

}  // namespace tongcun
