// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"

#include <vector>

namespace tongcun {

// Looks for layers that lie beside the roads as coordinates of Chinese web maps do (GCJ-02, up to
// 700 m off) and adds a warning V802 to them, with the size of the shift. Each layer of points is
// asked three times how far the median of its points is from the nearest road: as it stands, taken
// for GCJ-02, and taken for true among roads of GCJ-02. One of the others must fit at least three
// times better, with at least 20 points and a median of at least 100 m as it stands: points that
// have nothing to do with roads fit equally badly each time.
//
// Nothing is moved. Outside China nothing is suspected, as nothing is shifted there. Deterministic;
// at most 2,000 points a layer are looked at, so O(road vertices) with the index.
void note_suspected_shifts(std::vector<LayerTable>& tables);

}  // namespace tongcun
