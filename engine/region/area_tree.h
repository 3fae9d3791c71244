// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/villages.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <string>

namespace tongcun {

using AreaId = Id<struct AreaTag>;

enum class AreaLevel : std::uint8_t { all, county, township, village };
constexpr std::size_t kAreaLevels = 4;

struct Area {
  AreaLevel level = AreaLevel::all;
  std::string code;  // "" of all, and where none is recorded
  std::string name;  // the first name that is recorded for the code
  AreaId parent;     // none of all
  friend bool operator==(Area const&, Area const&) = default;
};

// The areas that the villages of a region make up: all, its counties, their townships, their
// villages. Every village has one chain of areas, so that numbers of the areas of one level add up
// to those of all.
struct AreaTree {
  IdVector<AreaId, Area> areas;  // parents first; levels one after the other
  IdVector<VillageId, AreaId> of_village;
};

// Counties by code, townships by county and code; areas without a code are told apart by their
// names. Villages without a county or a township share one area without code and name.
// Deterministic. O(villages log areas).
[[nodiscard]] AreaTree build_area_tree(Villages const& villages);

}  // namespace tongcun
