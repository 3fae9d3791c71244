// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_plan.h"
#include "engine/assignment/placement_problem.h"
#include "engine/exact/integer_program.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// Some options of a placement problem as an integer program: how many members take each, then which
// sites open. Its costs are what is saved against leaving everybody out.
struct PlacementProgram {
  struct Kept {
    std::uint32_t unit = 0;
    std::uint32_t option = 0;
  };
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  IntegerProgram program;
  std::vector<Kept> options;                  // by column, ascending
  std::vector<std::uint32_t> opening_column;  // by site; kNone: open anyway, or nothing kept there
  std::vector<std::uint32_t> unit_row;        // by unit; kNone: nothing kept
  std::vector<std::uint32_t> resource_row;    // by resource; kNone: nothing takes of it
  std::vector<double> row_unit;               // by row: pieces of its resource in one of the row's
  double base = 0.0;                          // what leaving everybody out costs, in units of cost
  double scale = 1.0;  // units of cost in one of the program's, so that its numbers are small

  // The placements of a solution, whole numbers taken from the nearest.
  [[nodiscard]] std::vector<Placement> placements(std::vector<double> const& values) const;
};

// The program of the options that are kept (`kept`, ascending). That nobody is placed at a site
// which is not open follows from its own resources; a row for each option says it where an option
// takes none of them. O(kept options and their uses).
[[nodiscard]] PlacementProgram build_placement_program(PlacementProblem const& problem,
                                                       std::vector<PlacementProgram::Kept> kept);

}  // namespace tongcun
