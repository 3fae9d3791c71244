// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/suppress_areas.h"
#include "engine/region/area_tree.h"

#include <vector>

namespace tongcun {

// Hides more areas of one table of counts, until no number that needs that table and others
// together is unsafe: `joint` is the split that can be computed for every set of villages whose
// counts follow from each of the tables alone.
//
// Guarantee: each such set is a sum of sets that are safe by the joint split. The shown areas of a
// table cut the villages into pieces; villages outside every shown area are in none. The least sets
// that are sums of pieces of each table are the classes of villages that any chain of pieces
// connects, if no village of the chain is outside; every common set is a sum of those. Of an unsafe
// class the shown area of `shown` with the fewest households is hidden, again and again. What was
// safe in that table alone stays so, for hiding only joins pieces.
// Deterministic. O(areas hidden · villages · tables).
void hide_common(AreaTree const& tree, Split const& joint,
                 std::vector<ShownAreas const*> const& others, ShownAreas& shown);

}  // namespace tongcun
