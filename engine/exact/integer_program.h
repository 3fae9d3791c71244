// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

// One entry of a row.
struct ProgramEntry {
  std::uint32_t column = 0;
  double factor = 0.0;
};

// min cost · x  with  factor · x <= right side in every row, 0 <= x <= most, x whole.
struct IntegerProgram {
  std::vector<double> cost;                 // by column
  std::vector<double> most;                 // by column
  std::vector<std::size_t> first_entry{0};  // by row, and their number at the end
  std::vector<ProgramEntry> entries;        // by row; a column at most once a row
  std::vector<double> right_side;           // by row

  [[nodiscard]] std::size_t columns() const { return cost.size(); }
  [[nodiscard]] std::size_t rows() const { return right_side.size(); }
};

enum class ProgramStatus : std::uint8_t {
  optimal,     // as the code claims
  feasible,    // stopped by a limit, with a solution
  infeasible,  // as the code claims: none that costs little enough
  unsolved,    // no solution within the limits
  absent,      // this build has no exact solver
};

// What a branch-and-bound code says. It computes in floating point: nothing of it is believed
// before it has been counted again in integers.
struct ProgramSolution {
  ProgramStatus status = ProgramStatus::absent;
  std::vector<double> values;  // by column, where there is a solution
  double bound = 0.0;          // claimed
};

struct ProgramLimits {
  int nodes = 10'000;    // of the search tree: repeatable
  double seconds = 0.0;  // of the wall clock, 0 = none: not repeatable
  double gap = 0.0;      // to the bound that is small enough to stop, in the program's costs
  // Only solutions that cost less are looked for: `infeasible` says that there is none.
  std::optional<double> better_than = std::nullopt;
};

// "CBC 2.10.8", or "" where this build has none.
[[nodiscard]] std::string_view exact_solver_name();

// Solves on one thread. Repeatable with one version of the code, unless the seconds run out.
[[nodiscard]] ProgramSolution solve_integer_program(IntegerProgram const& program,
                                                    ProgramLimits const& limits);

}  // namespace tongcun
