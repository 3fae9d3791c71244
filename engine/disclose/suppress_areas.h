// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/area_tree.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// One threshold everywhere: a cell of household data that rests on fewer households is not shown
// (domain reference 3.0, [A]).
constexpr std::int64_t kLeastHouseholds = 10;

// What a part of a split says of a household in it: that it has a property or has not; that it may
// have it or not ("not known"); or nothing ("does not apply").
enum class Telling : std::uint8_t { tells, hedges, silent };

// What the households of an area are split into: those that have a property, those that have not,
// those of whom it is not known.
struct Split {
  std::vector<Telling> telling;  // by part
  // By area, households in each part.
  IdVector<AreaId, std::vector<std::int64_t>> households;
};

// Whether the parts may be shown as they stand: each is empty or has at least kLeastHouseholds,
// and nothing is told of everybody whom it may concern (zeros and shares of 100 % disclose too):
// either two parts tell, or none, or households of whom it is not known stand beside the one. Of
// nobody at all: yes. The sum of two safe counts is safe. O(parts).
[[nodiscard]] bool is_safe(std::vector<Telling> const& telling,
                           std::vector<std::int64_t> const& households);

using ShownAreas = IdVector<AreaId, std::uint8_t>;  // 1 = shown

// Which areas may be shown, each with all its parts or not at all; of those that `candidates`
// names, every area if it is empty.
//
// Guarantee: whatever is computed from the areas that are shown is a sum of sets of areas that are
// safe themselves. The shown areas cut all villages into pieces, an area less the largest shown
// ones inside it; as areas lie within each other or apart, every difference that can be formed is a
// sum of pieces, and every piece is safe or empty. So no hidden area can be found by subtraction,
// of however many published numbers of this split. It still holds when more areas are hidden later.
//
// Larger areas come first: villages are hidden so that their township can be shown; of areas of one
// township those with the fewest households. Ties by id. Deterministic. O(areas² · parts) at worst,
// mostly O(areas log areas · parts).
[[nodiscard]] ShownAreas choose_shown(AreaTree const& tree, Split const& split,
                                      ShownAreas const& candidates = {});

}  // namespace tongcun
