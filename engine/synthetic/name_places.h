// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/place_hamlets.h"
#include "engine/synthetic/settlement.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tongcun {

// A place's code and name.
struct PlaceName {
  std::string code;
  std::string name;
};

// Codes and names of all places, in the order of the rows of the settlement and of the hamlets.
struct PlaceNames {
  std::vector<PlaceName> counties;
  std::vector<PlaceName> townships;
  std::vector<PlaceName> villages;
  std::vector<PlaceName> hamlets;
};

[[nodiscard]] PlaceNames name_places(std::uint64_t seed, Settlement const& settlement,
                                     std::span<Hamlet const> hamlets);

}  // namespace tongcun
