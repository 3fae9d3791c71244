// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_problem.h"

#include <filesystem>

namespace tongcun {

// A public instance as a placement problem. Everybody must be placed: being left out costs more
// than any plan that leaves nobody out.
struct PublicInstance {
  PlacementProblem problem;
  double scale = 1.0;  // costs of the file times this are those of the problem
  double best_known = 0.0;  // of the file's neighbours; 0 = not known
};

// Generalised assignment: agents jobs; agents x costs; agents x amounts; capacities.
[[nodiscard]] PublicInstance read_gap(std::filesystem::path const& path);

// Facility location in which each customer is served from one site (Holmberg, Yang, OR-Library:
// sites customers; capacity and cost of each; demands; sites x costs of the whole demand. Delmaire:
// customers sites; customers x costs; demands; costs; capacities).
[[nodiscard]] PublicInstance read_facility_location(std::filesystem::path const& path);

}  // namespace tongcun
