// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_problem.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tongcun {

// A public instance as a placement problem. Everybody must be placed: being left out costs more
// than any plan that leaves nobody out.
struct PublicInstance {
  PlacementProblem problem;
  double scale = 1.0;       // costs of the file times this are those of the problem
  double best_known = 0.0;  // of the file's neighbours; 0 = not known
  // In the units of the file, where the problem's are rounded: of a member, by option, and of
  // opening a site. Else empty.
  std::vector<double> option_cost;
  std::vector<double> site_cost;
};

// Generalised assignment: agents jobs; agents x costs; agents x amounts; capacities.
[[nodiscard]] PublicInstance read_gap(std::filesystem::path const& path);

// Facility location as its files have it. Holmberg, Yang, OR-Library: sites customers; capacity and
// cost of each; demands; sites x costs of the whole demand. Delmaire: customers sites; customers x
// costs; demands; costs; capacities.
struct LocationFile {
  std::vector<std::int64_t> capacity;     // by site
  std::vector<double> site_cost;          // of opening
  std::vector<std::int64_t> demand;       // by customer
  std::vector<std::vector<double>> cost;  // by customer, by site: of all of its demand
  double scale = 1.0;                     // the least power of ten that makes all numbers whole
  double best_single_source = 0.0;        // of the file's neighbours; 0 = not known
  double best_multi_source = 0.0;
};

// `path`, or path@capacity or path@capacity,cost for all sites: OR-Library has instances that
// differ in these alone. A site that costs nothing keeps costing nothing.
[[nodiscard]] LocationFile read_location_file(std::filesystem::path const& path);

// Each customer is served from one site.
[[nodiscard]] PublicInstance single_source_location(LocationFile const& file);

// Each piece of demand is served from any site: a unit of so many members. Costs of a piece are
// rounded to whole numbers of 1/scale.
[[nodiscard]] PublicInstance multi_source_location(LocationFile const& file);

}  // namespace tongcun
